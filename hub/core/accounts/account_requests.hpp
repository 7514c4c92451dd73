// SPDX-License-Identifier: Apache-2.0
// What people ask about accounts and tokens, and what they get to see. Whoever asks has hashed what is
// secret: no password and no token comes here.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/accounts/access.hpp"
#include "hub/core/accounts/account_rows.hpp"

namespace innkeeper::hub {

/// Limits of what is kept. A large hotel has some hundred people on its staff.
inline constexpr std::size_t kMaxAccounts = 1000;
inline constexpr std::size_t kMaxSessionsOfOne = 16;
inline constexpr std::size_t kMaxApiTokens = 200;

/// Our choice, after OWASP's ASVS: half an hour of idling, one shift.
inline constexpr std::chrono::seconds kSessionIdle = std::chrono::minutes(30);
inline constexpr std::chrono::seconds kSessionLife = std::chrono::hours(12);
inline constexpr std::chrono::seconds kSetUpLife = std::chrono::hours(24);
inline constexpr std::int64_t kMaxTokenDays = 366;

/// Who is asking, and what they may do.
struct ShowSession {};

/// A log-in has two halves, since the hash of a password takes long: the first one answers what it is
/// to be compared with, the second one with what came out.
struct BeginLogIn {
  std::string login;
  std::string address;  ///< where it comes from
};
struct FinishLogIn {
  std::string login;
  std::string checked;  ///< what the first half answered with
  bool is_right = false;
  std::string session;    ///< hash of the token of the session
  std::string address;    ///< as in the first half
  std::string renewed{};  ///< a stronger hash of the same password; empty: there is no need
};

struct LogOut {
  bool everywhere = false;
};

/// Two halves as well: the present password proves that it is no unlocked screen.
struct BeginPasswordChange {};
struct FinishPasswordChange {
  std::string checked;
  bool is_right = false;
  std::string password;  ///< hash of the new one
};

/// Of the hub itself: offers the set-up link while there is no administrator.
struct OfferSetUp {
  std::string link;  ///< hash
};
/// Whether that link is good, before a password is hashed for it.
struct CheckSetUp {
  std::string link;
  std::string address;
};
struct SetUp {
  std::string link;
  std::string login;
  std::string password;
  std::string session;
};

/// In the order of logins.
struct ListAccounts {
  std::string after{};                 ///< only later ones; empty: from the first
  std::optional<std::size_t> limit{};  ///< none: all there are
};
struct ShowAccount {
  std::string login;
};
struct CreateAccount {
  std::string login;
  Role role = Role::housekeeping;
  std::string password;
};
/// Changes what is given.
struct ChangeAccount {
  std::string login;
  std::optional<Role> role{};
  std::optional<bool> disabled{};
  std::optional<std::string> password{};
};
struct RemoveAccount {
  std::string login;
};

/// Logs somebody out on every screen: a phone was lost.
struct EndSessions {
  std::string login;
};

struct ListTokens {};
struct CreateToken {
  std::string name;
  Permits permits;
  std::int64_t days = 90;  ///< 1 to kMaxTokenDays
  std::string hash;
};
struct RevokeToken {
  std::string id;
};

using AccountRequest =
    std::variant<ShowSession, BeginLogIn, FinishLogIn, LogOut, BeginPasswordChange,
                 FinishPasswordChange, OfferSetUp, CheckSetUp, SetUp, ListAccounts, ShowAccount,
                 CreateAccount, ChangeAccount, RemoveAccount, EndSessions, ListTokens, CreateToken,
                 RevokeToken>;

struct SessionView {
  Principal who;
};

/// What a password is to be compared with; empty: with nothing, and as slowly.
struct PasswordToCheck {
  std::string hash;
};

struct AccountView {
  std::string login;
  Role role = Role::housekeeping;
  bool disabled = false;
  room::UtcTime created;
  room::UtcTime changed;
  std::size_t sessions = 0;
};
struct AccountsView {
  std::vector<AccountView> accounts;
  std::optional<std::string> next{};  ///< where the next page begins; none: this was the last
};

struct TokensView {
  std::vector<CredentialRow> tokens;
};

/// Nobody is known by what was shown.
struct Unauthenticated {
  std::string why;
  std::string token_file{};  ///< for those on this machine: what proves them to be the hub's user
};
/// Somebody who is known may not do this.
struct Forbidden {
  std::string why;
};
/// Asked too often.
struct TooOften {
  std::chrono::seconds wait{1};
};
[[nodiscard]] constexpr TooOften too_often(room::Duration wait) {
  return {std::chrono::ceil<std::chrono::seconds>(wait)};
}

}  // namespace innkeeper::hub
