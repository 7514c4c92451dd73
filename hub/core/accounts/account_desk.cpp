// SPDX-License-Identifier: Apache-2.0
#include "hub/core/accounts/account_desk.hpp"

#include <utility>

namespace innkeeper::hub {
namespace {

/// One text for whatever was wrong, so that nobody learns which logins there are.
Unauthenticated wrong() { return {"the login or the password is wrong", {}}; }

Conflict last_administrator() {
  return {"this is the last administrator who can log in; make another one first"};
}

std::string in_words(const AccountRow& row) {
  return row.login + " as " + std::string(name_of(row.role)) + (row.disabled ? ", disabled" : "");
}

NotFound no_account(const std::string& login) { return {"there is no account " + login}; }

}  // namespace

Answer AccountDesk::answer(const AccountRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

void AccountDesk::record(const Turn& turn, std::string what, std::string before,
                         std::string after) {
  audit_.record(turn, {std::nullopt, std::move(what), std::move(before), std::move(after), {}});
}

Answer AccountDesk::answer(const ShowSession&, Turn& turn) {
  const Principal* const who = turn.caller();
  if (who == nullptr) return Unauthenticated{"log in first", {}};
  return SessionView{*who};
}

Answer AccountDesk::answer(const BeginLogIn& request, Turn& turn) {
  // What is no login has no bucket of its own: it could be anything, and any length.
  const std::string login = is_login(request.login) ? request.login : std::string();
  if (const auto wait = throttle_.take(login, request.address, turn.now().steady)) {
    return too_often(*wait);
  }
  const AccountRow* const account = book_.account(login);
  return PasswordToCheck{account == nullptr ? std::string() : account->password};
}

Answer AccountDesk::answer(const FinishLogIn& request, Turn& turn) {
  const AccountRow* const account = book_.account(request.login);
  if (account == nullptr) {
    ++log_ins_refused_;
    return wrong();
  }
  const Turn as(turn.now(), {channel_of(account->role), account->login}, turn.effects());
  if (!request.is_right || account->password != request.checked || account->disabled) {
    ++log_ins_refused_;
    record(as, "session.refused", {}, account->disabled ? "the account is disabled" : "");
    return wrong();
  }
  throttle_.succeeded(request.login, request.address);
  if (!request.renewed.empty()) {
    AccountRow renewed = *account;
    renewed.password = request.renewed;
    book_.put(std::move(renewed));
  }
  return begin(*book_.account(request.login), request.session, "session.begun", turn);
}

SessionView AccountDesk::begin(const AccountRow& account, const std::string& session,
                               std::string why, Turn& turn) {
  book_.begin_session(account.login, session, turn.utc());
  const Turn as(turn.now(), {channel_of(account.role), account.login}, turn.effects());
  record(as, std::move(why), {}, account.login);
  return {{account.role,
           account.login,
           {},
           session,
           false,
           {},
           room::UtcTime{turn.utc().seconds + kSessionLife.count()}}};
}

Answer AccountDesk::answer(const LogOut& request, Turn& turn) {
  const Principal* const who = turn.caller();
  if (who == nullptr || book_.credential(who->hash) == nullptr ||
      book_.credential(who->hash)->kind != CredentialKind::session) {
    return Conflict{"only a session logs out; a token is revoked by an administrator"};
  }
  if (request.everywhere) {
    const std::size_t ended = book_.end_sessions(who->name);
    record(turn, "session.ended", std::to_string(ended) + " sessions", {});
  } else {
    book_.erase_credential(who->hash);
    record(turn, "session.ended", who->name, {});
  }
  return Done{};
}

Answer AccountDesk::answer(const BeginPasswordChange&, Turn& turn) {
  const Principal* const who = turn.caller();
  const AccountRow* const account = who == nullptr ? nullptr : book_.account(who->name);
  if (account == nullptr) return Conflict{"only an account has a password"};
  if (const auto wait = throttle_.take(account->login, "change", turn.now().steady)) {
    return too_often(*wait);
  }
  return PasswordToCheck{account->password};
}

Answer AccountDesk::answer(const FinishPasswordChange& request, Turn& turn) {
  const Principal* const who = turn.caller();
  const AccountRow* const account = who == nullptr ? nullptr : book_.account(who->name);
  if (account == nullptr) return Conflict{"only an account has a password"};
  if (!request.is_right || account->password != request.checked) {
    return Invalid{{{"/password", "this is not the present password"}}};
  }
  AccountRow changed = *account;
  changed.password = request.password;
  changed.changed = turn.utc();
  book_.put(changed);
  throttle_.succeeded(changed.login, "change");
  book_.end_sessions(changed.login, who->hash);
  record(turn, "account.password", {}, changed.login);
  return Done{};
}

Answer AccountDesk::answer(const OfferSetUp& request, Turn& turn) {
  for (const CredentialRow& old : book_.of_kind(CredentialKind::set_up)) {
    book_.erase_credential(old.hash);
  }
  if (book_.has_administrator()) return Conflict{"there is an administrator"};
  CredentialRow link;
  link.hash = request.link;
  link.kind = CredentialKind::set_up;
  link.created = link.seen = turn.utc();
  link.until = {turn.utc().seconds + kSetUpLife.count()};
  book_.put(std::move(link));
  return Done{};
}

bool AccountDesk::is_good_link(const std::string& hash, room::UtcTime now) const {
  const CredentialRow* const link = book_.credential(hash);
  return link != nullptr && link->kind == CredentialKind::set_up && now < link->until &&
         !book_.has_administrator();
}

Answer AccountDesk::answer(const CheckSetUp& request, Turn& turn) {
  if (const auto wait = throttle_.take({}, request.address, turn.now().steady)) {
    return too_often(*wait);
  }
  if (is_good_link(request.link, turn.utc())) return Done{};
  return Unauthenticated{
      "this set-up link was used, has ended, or never was; restart the hub for another one", {}};
}

Answer AccountDesk::answer(const SetUp& request, Turn& turn) {
  if (!is_good_link(request.link, turn.utc())) {
    return Unauthenticated{"this set-up link was used or has ended", {}};
  }
  if (book_.account(request.login) != nullptr) {
    return Conflict{"there is an account " + request.login + " already; choose another login"};
  }
  const AccountRow first{request.login, Role::administrator, request.password,
                         false,         turn.utc(),          turn.utc()};
  if (const char* why = refusal(first)) return Invalid{{{"/login", why}}};
  book_.erase_credential(request.link);
  book_.put(first);
  return begin(first, request.session, "account.set_up", turn);
}

AccountView AccountDesk::view(const AccountRow& row) const {
  return {row.login,   row.role,    row.disabled,
          row.created, row.changed, book_.of_kind(CredentialKind::session, row.login).size()};
}

Answer AccountDesk::answer(const ListAccounts& request, Turn&) {
  AccountsView list;
  const auto& all = book_.accounts();
  for (auto each = all.upper_bound(request.after); each != all.end(); ++each) {
    if (request.limit && list.accounts.size() >= *request.limit) {
      list.next = list.accounts.back().login;
      break;
    }
    list.accounts.push_back(view(each->second));
  }
  return list;
}

Answer AccountDesk::answer(const ShowAccount& request, Turn&) {
  const AccountRow* const account = book_.account(request.login);
  if (account == nullptr) return no_account(request.login);
  return AccountsView{{view(*account)}};
}

Answer AccountDesk::answer(const CreateAccount& request, Turn& turn) {
  if (book_.account(request.login) != nullptr) {
    return Conflict{"there is an account " + request.login + " already"};
  }
  if (book_.accounts().size() >= kMaxAccounts) {
    return Conflict{"there are " + std::to_string(kMaxAccounts) + " accounts; remove one first"};
  }
  const AccountRow row{request.login, request.role, request.password,
                       false,         turn.utc(),   turn.utc()};
  if (const char* why = refusal(row)) return Invalid{{{"/login", why}}};
  book_.put(row);
  record(turn, "account.created", {}, in_words(row));
  return Done{};
}

Answer AccountDesk::answer(const ChangeAccount& request, Turn& turn) {
  const AccountRow* const account = book_.account(request.login);
  if (account == nullptr) return no_account(request.login);
  AccountRow row = *account;
  row.role = request.role.value_or(row.role);
  row.disabled = request.disabled.value_or(row.disabled);
  if (request.password) {
    row.password = *request.password;
    row.changed = turn.utc();
  }
  if (const char* why = refusal(row)) return Invalid{{{"/role", why}}};
  const bool leads = row.role == Role::administrator && !row.disabled;
  const bool led = account->role == Role::administrator && !account->disabled;
  if (led && !leads && !book_.has_administrator(row.login)) return last_administrator();
  const std::string before = in_words(*account);
  if (row == *account) return Done{};
  book_.put(row);
  book_.end_sessions(row.login);
  record(turn, request.password ? "account.password" : "account.changed", before, in_words(row));
  return Done{};
}

Answer AccountDesk::answer(const EndSessions& request, Turn& turn) {
  if (book_.account(request.login) == nullptr) return no_account(request.login);
  const std::size_t ended = book_.end_sessions(request.login);
  record(turn, "session.ended", std::to_string(ended) + " sessions of " + request.login, {});
  return Done{};
}

Answer AccountDesk::answer(const RemoveAccount& request, Turn& turn) {
  const AccountRow* const account = book_.account(request.login);
  if (account == nullptr) return no_account(request.login);
  const bool led = account->role == Role::administrator && !account->disabled;
  if (led && !book_.has_administrator(request.login)) return last_administrator();
  record(turn, "account.removed", in_words(*account), {});
  book_.erase_account(request.login);
  return Done{};
}

}  // namespace innkeeper::hub
