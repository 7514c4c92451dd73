// SPDX-License-Identifier: Apache-2.0
// What the routes share that take passwords: reading them, and having them hashed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "hub/http/answers.hpp"
#include "hub/http/errand.hpp"
#include "hub/http/json_body.hpp"

namespace innkeeper::hub::http {

/// NIST SP 800-63B asks for 8 at least, and for more where a password is the only proof; we ask for 12.
inline constexpr std::size_t kMinPasswordBytes = 12;
inline constexpr std::size_t kMaxPasswordBytes = 256;

/// A password that shall be somebody's from now on; empty with an error when it cannot.
[[nodiscard]] std::string read_new_password(ObjectReader& body, std::string_view key);

/// The reply when too many passwords wait for being hashed.
[[nodiscard]] Reply too_many_passwords();

/// Hashes `password`, then goes on with the hash; answers when it cannot be hashed now.
void hash_then(const Desk& desk, const std::string& password, const Answered& done,
               std::function<void(const std::string& hash)> then);

/// The body of a request, read by `read(ObjectReader&)`, or why it is refused.
template <class Asked, class Read>
[[nodiscard]] std::variant<Asked, Reply> read_secret_body(const Ask& ask, std::string_view example,
                                                          Read read) {
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  auto body = read_object<Asked>(ask.message.body, example, read);
  if (const auto* syntax = std::get_if<SyntaxError>(&body)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&body)) return refuse_fields(*errors);
  return std::get<Asked>(std::move(body));
}

}  // namespace innkeeper::hub::http
