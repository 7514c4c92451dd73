// SPDX-License-Identifier: Apache-2.0
// The accounts and credentials there are, and who is known by what they show.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/accounts/access.hpp"
#include "hub/core/accounts/account_requests.hpp"
#include "hub/core/accounts/account_rows.hpp"
#include "hub/core/now.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// What the hub's user proves to be by reading a file of this run.
struct OwnToken {
  std::string hash;  ///< empty: there is none
  std::string file;  ///< where it is to be read
};

/// When a credential was last used is written so often: a look at a room writes nothing.
inline constexpr std::chrono::seconds kSeenWritten = std::chrono::hours(1);

/// Single-threaded; every call but the const ones and admit() must be inside a transaction of the store.
class AccountBook {
 public:
  /// Of a room, its present tenancy; nothing for a room that is not there, or vacant.
  using TenancyOf = std::function<std::optional<std::uint32_t>(const room::RoomId&)>;
  using Admitted = std::variant<Principal, Unauthenticated, Forbidden>;

  AccountBook(Store& store, OwnToken own, TenancyOf tenancy_of)
      : store_(store), own_(std::move(own)), tenancy_of_(std::move(tenancy_of)) {}

  void load(Now now);
  /// Forgets what has ended, and writes when credentials were last used.
  void on_time(Now now);
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

  /// Who asks, if they may: O(log n) in memory.
  [[nodiscard]] Admitted admit(const Admission& admission, Now now);

  [[nodiscard]] const AccountRow* account(std::string_view login) const;
  [[nodiscard]] const std::map<std::string, AccountRow, std::less<>>& accounts() const {
    return accounts_;
  }
  /// An administrator who can log in, other than `but`.
  [[nodiscard]] bool has_administrator(std::string_view but = {}) const;
  void put(AccountRow row);
  /// Its sessions end with it.
  void erase_account(std::string_view login);

  [[nodiscard]] const CredentialRow* credential(std::string_view hash) const;
  [[nodiscard]] std::vector<CredentialRow> of_kind(CredentialKind kind,
                                                   std::string_view owner = {}) const;
  void put(CredentialRow row);
  void erase_credential(std::string_view hash);
  /// All of `login` but the one of this hash. How many.
  std::size_t end_sessions(std::string_view login, std::string_view but = {});
  /// Begins one; the oldest ends when there are more than kMaxSessionsOfOne.
  void begin_session(const std::string& login, const std::string& hash, room::UtcTime now);

 private:
  [[nodiscard]] std::optional<Principal> known(const Admission& admission, room::UtcTime now);
  [[nodiscard]] std::optional<Principal> principal(const CredentialRow& row) const;
  [[nodiscard]] static bool is_over(const CredentialRow& row, room::UtcTime now);

  Store& store_;
  OwnToken own_;
  TenancyOf tenancy_of_;
  std::map<std::string, AccountRow, std::less<>> accounts_;
  std::map<std::string, CredentialRow, std::less<>> credentials_;
  std::map<std::string, room::UtcTime, std::less<>> unwritten_;  // last use, by hash
  room::UtcTime look_at_{};
};

}  // namespace innkeeper::hub
