// SPDX-License-Identifier: Apache-2.0
// Tokens: made, and hashed for whoever keeps them. One of three files that know libsodium.
#pragma once

#include <string>
#include <string_view>

namespace innkeeper::hub::http {

// What a token begins with says what it is, to people and to programs that look for leaked secrets.
inline constexpr std::string_view kSessionPrefix = "inks_";
inline constexpr std::string_view kApiTokenPrefix = "inkt_";
inline constexpr std::string_view kSetUpPrefix = "inkl_";
inline constexpr std::string_view kGuestPrefix = "inkg_";
inline constexpr std::string_view kOwnPrefix = "inko_";

/// `prefix` and 256 random bits as base64url. Thread-safe.
[[nodiscard]] std::string new_token(std::string_view prefix);

/// What the core knows of a token: its SHA-256 as hexadecimal digits. Thread-safe.
[[nodiscard]] std::string hash_of_token(std::string_view token);

}  // namespace innkeeper::hub::http
