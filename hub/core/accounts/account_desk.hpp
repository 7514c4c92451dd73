// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about accounts: logging in and out, passwords, and who has which role.
#pragma once

#include <cstdint>
#include <string>

#include "hub/core/accounts/account_book.hpp"
#include "hub/core/accounts/log_in_throttle.hpp"
#include "hub/core/audit/audit_log.hpp"
#include "hub/core/request.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class AccountDesk {
 public:
  /// Both must outlive the desk.
  AccountDesk(AccountBook& book, AuditLog& audit) : book_(book), audit_(audit) {}

  /// Requests about the asker's own session need turn.caller().
  [[nodiscard]] Answer answer(const AccountRequest& request, Turn& turn);
  /// Log-ins with a wrong login or password since the hub started.
  [[nodiscard]] std::uint64_t log_ins_refused() const { return log_ins_refused_; }

 private:
  [[nodiscard]] Answer answer(const ShowSession& request, Turn& turn);
  [[nodiscard]] Answer answer(const BeginLogIn& request, Turn& turn);
  [[nodiscard]] Answer answer(const FinishLogIn& request, Turn& turn);
  [[nodiscard]] Answer answer(const LogOut& request, Turn& turn);
  [[nodiscard]] Answer answer(const BeginPasswordChange& request, Turn& turn);
  [[nodiscard]] Answer answer(const FinishPasswordChange& request, Turn& turn);
  [[nodiscard]] Answer answer(const OfferSetUp& request, Turn& turn);
  [[nodiscard]] Answer answer(const CheckSetUp& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetUp& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListAccounts& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowAccount& request, Turn& turn);
  [[nodiscard]] AccountView view(const AccountRow& row) const;
  [[nodiscard]] Answer answer(const CreateAccount& request, Turn& turn);
  [[nodiscard]] Answer answer(const ChangeAccount& request, Turn& turn);
  [[nodiscard]] Answer answer(const RemoveAccount& request, Turn& turn);
  [[nodiscard]] Answer answer(const EndSessions& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListTokens& request, Turn& turn);
  [[nodiscard]] Answer answer(const CreateToken& request, Turn& turn);
  [[nodiscard]] Answer answer(const RevokeToken& request, Turn& turn);

  [[nodiscard]] bool is_good_link(const std::string& hash, room::UtcTime now) const;
  [[nodiscard]] SessionView begin(const AccountRow& account, const std::string& session,
                                  std::string why, Turn& turn);
  void record(const Turn& turn, std::string what, std::string before, std::string after);

  AccountBook& book_;
  AuditLog& audit_;
  LogInThrottle throttle_;
  std::uint64_t log_ins_refused_ = 0;
};

}  // namespace innkeeper::hub
