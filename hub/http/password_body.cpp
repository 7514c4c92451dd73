// SPDX-License-Identifier: Apache-2.0
#include "hub/http/password_body.hpp"

namespace innkeeper::hub::http {

std::string read_new_password(ObjectReader& body, std::string_view key) {
  body.require(key);
  std::string password = body.text(key, kMaxPasswordBytes).value_or("");
  if (!password.empty() && password.size() < kMinPasswordBytes) {
    body.refuse(key, "a password has " + std::to_string(kMinPasswordBytes) + " to " +
                         std::to_string(kMaxPasswordBytes) + " bytes");
  }
  return password;
}

Reply too_many_passwords() {
  return problem_reply(Problem::unavailable,
                       "too many people log in at this moment; try again in a few seconds");
}

void hash_then(const Desk& desk, const std::string& password, const Answered& done,
               std::function<void(const std::string& hash)> then) {
  const bool taken =
      desk.passwords->hash(password, [done, then = std::move(then)](const std::string& hash) {
        if (!hash.empty()) return then(hash);
        done(problem_reply(Problem::unavailable, "memory is short; try again in a minute"));
      });
  if (!taken) done(too_many_passwords());
}

}  // namespace innkeeper::hub::http
