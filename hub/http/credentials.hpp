// SPDX-License-Identifier: Apache-2.0
// What a request shows to prove who sent it, and whether a browser was made to send it by a foreign page.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "hub/core/accounts/access.hpp"
#include "hub/http/message.hpp"

namespace innkeeper::hub::http {

/// `__Host-`: a browser takes it only over a secure connection, for this host alone and every path.
inline constexpr std::string_view kSessionCookie = "__Host-innkeeper";
/// Of a guest: another one, so that a card that is tried at the desk logs nobody of the staff out.
inline constexpr std::string_view kGuestCookie = "__Host-innkeeper-guest";
/// Longest token that is looked at; ours have less than 64 bytes.
inline constexpr std::size_t kMaxTokenBytes = 128;

/// The credential of `message` for a route with this rule, or why it is refused at once: it cannot be read,
/// or the request would change something and came from another site (OWASP: Origin, Sec-Fetch-Site).
[[nodiscard]] std::variant<Admission, Reply> read_credential(const Message& message,
                                                             const Access& access);

/// A Set-Cookie field for this token, or one that takes it away when it is empty.
[[nodiscard]] std::string cookie_of(std::string_view token);
/// The same for a guest's token, as long as a link may last.
[[nodiscard]] std::string guest_cookie_of(std::string_view token);

}  // namespace innkeeper::hub::http
