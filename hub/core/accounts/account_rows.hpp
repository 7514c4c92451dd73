// SPDX-License-Identifier: Apache-2.0
// What is stored of accounts, and of everything that proves who somebody is. Passwords and tokens are
// never here, only what they can be compared with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/accounts/role.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Bytes of libsodium's crypto_pwhash_STRBYTES without its terminator.
inline constexpr std::size_t kMaxPasswordHash = 127;
/// Of a SHA-256 as hexadecimal digits.
inline constexpr std::size_t kTokenHashDigits = 64;
/// So many of them name a token to people.
inline constexpr std::size_t kTokenIdDigits = 12;

/// 1 to kMaxActorName of a-z, 0-9 and `.`, `_`, `-`, `@`, beginning with a letter or digit.
[[nodiscard]] bool is_login(std::string_view text);

/// Somebody of the staff.
struct AccountRow {
  std::string login;
  Role role = Role::housekeeping;  ///< one of kStaff
  std::string password;            ///< as libsodium writes Argon2id
  bool disabled = false;
  room::UtcTime created;
  room::UtcTime changed;  ///< the password

  [[nodiscard]] std::string key() const { return login; }
  friend bool operator==(const AccountRow&, const AccountRow&) = default;
};

enum class CredentialKind : std::uint8_t {
  session,    // somebody logged in; dies by idling, too
  api_token,  // of a program
  set_up,     // the link to the first administrator
  guest,      // of a room, as long as its tenancy
};

inline constexpr CredentialKind kCredentialKinds[] = {
    CredentialKind::session, CredentialKind::api_token, CredentialKind::set_up,
    CredentialKind::guest};

[[nodiscard]] std::string_view name_of(CredentialKind kind);

/// Whoever shows the token of this hash is what the row says. A token has 256 random bits: its hash
/// needs neither salt nor cost.
struct CredentialRow {
  std::string hash;  ///< SHA-256 of the token, kTokenHashDigits lower-case digits
  CredentialKind kind = CredentialKind::session;
  std::string owner;                 ///< login of a session, name of an API token; otherwise empty
  std::string maker;                 ///< who made an API token; otherwise empty
  Permits permits;                   ///< of an API token
  std::optional<room::RoomId> room;  ///< of a guest
  std::uint32_t tenancy = 0;         ///< of that room: another one ends it
  room::UtcTime created;
  room::UtcTime seen;   ///< last used; within an hour
  room::UtcTime until;  ///< not valid from then on

  [[nodiscard]] std::string key() const { return hash; }
  /// Names it to people without telling it.
  [[nodiscard]] std::string id() const { return hash.substr(0, kTokenIdDigits); }
  friend bool operator==(const CredentialRow&, const CredentialRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const AccountRow& row);
[[nodiscard]] const char* refusal(const CredentialRow& row);

}  // namespace innkeeper::hub
