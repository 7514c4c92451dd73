// SPDX-License-Identifier: Apache-2.0
#include "hub/core/accounts/account_book.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub {
namespace {

room::UtcTime after(room::UtcTime time, std::chrono::seconds by) {
  return {time.seconds + by.count()};
}

}  // namespace

void AccountBook::load(Now now) {
  accounts_.clear();
  credentials_.clear();
  unwritten_.clear();
  for (AccountRow& row : store_.all<AccountRow>()) accounts_.emplace(row.login, std::move(row));
  for (CredentialRow& row : store_.all<CredentialRow>()) {
    // How long a session idled before is not known: a restart of the hub logs nobody out.
    if (row.kind == CredentialKind::session) row.seen = now.utc;
    credentials_.emplace(row.hash, std::move(row));
  }
  look_at_ = after(now.utc, kSeenWritten);
}

void AccountBook::on_time(Now now) {
  // A clock that was set back would otherwise put this off for as long.
  const bool is_far = look_at_ > after(now.utc, kSeenWritten);
  if (now.utc < look_at_ && !is_far) return;
  look_at_ = after(now.utc, kSeenWritten);
  std::vector<std::string> over;
  for (const auto& [hash, row] : credentials_) {
    if (is_over(row, now.utc) || !principal(row)) over.push_back(hash);
  }
  for (const std::string& hash : over) erase_credential(hash);
  for (const auto& [hash, seen] : std::exchange(unwritten_, {})) {
    const auto found = credentials_.find(hash);
    if (found != credentials_.end()) store_.put(found->second);
  }
}

std::optional<room::UtcTime> AccountBook::next_deadline() const {
  return credentials_.empty() ? std::nullopt : std::optional(look_at_);
}

AccountBook::Admitted AccountBook::admit(const Admission& admission, Now now) {
  std::optional<Principal> who = known(admission, now.utc);
  if (!who) {
    const bool was_shown = admission.carrier != Carrier::none;
    Unauthenticated refused{was_shown ? "what was shown proves nothing: it has ended, was revoked, "
                                        "or never was; log in again"
                                      : "log in, or send a token: Authorization: Bearer ...",
                            {}};
    if (admission.on_this_machine) refused.token_file = own_.file;
    return refused;
  }
  if (may(admission.access, *who)) return *std::move(who);
  const auto& permit = admission.access.permit;
  const bool lacks_permit =
      who->role == Role::integrator && permit && admission.access.roles.has(Role::integrator);
  return Forbidden{lacks_permit
                       ? "the token has no scope " + std::string(name_of(*permit)) +
                             "; an administrator can make one that has"
                       : "the role " + std::string(name_of(who->role)) + " may not do this"};
}

std::optional<Principal> AccountBook::known(const Admission& admission, room::UtcTime now) {
  if (admission.carrier == Carrier::none) return std::nullopt;
  const bool by_cookie = admission.carrier == Carrier::cookie;
  if (!own_.hash.empty() && admission.hash == own_.hash) {
    if (by_cookie || !admission.on_this_machine) return std::nullopt;
    Principal own{Role::administrator, {}, {}, own_.hash, true, {}, {}};
    return own;
  }
  const auto found = credentials_.find(admission.hash);
  if (found == credentials_.end()) return std::nullopt;
  CredentialRow& row = found->second;
  // A program never sends a cookie, and a session is for browsers, where it is safe from scripts.
  if (by_cookie != (row.kind != CredentialKind::api_token)) return std::nullopt;
  if (is_over(row, now)) return std::nullopt;
  auto who = principal(row);
  if (who && admission.is_use && row.seen != now) {
    row.seen = now;
    if (row.kind == CredentialKind::api_token) unwritten_[row.hash] = now;
  }
  return who;
}

std::optional<Principal> AccountBook::principal(const CredentialRow& row) const {
  Principal who;
  who.hash = row.hash;
  who.name = row.owner;
  who.until = row.until;
  switch (row.kind) {
    case CredentialKind::session: {
      const AccountRow* const account = this->account(row.owner);
      if (account == nullptr || account->disabled) return std::nullopt;
      who.role = account->role;
      return who;
    }
    case CredentialKind::api_token:
      who.role = Role::integrator;
      who.permits = row.permits;
      return who;
    case CredentialKind::guest:
      if (tenancy_of_(*row.room) != row.tenancy) return std::nullopt;
      who.role = Role::guest;
      who.room = row.room;
      return who;
    // It proves nothing but that its holder may set up the first account: see AccountDesk.
    case CredentialKind::set_up: return std::nullopt;
  }
  return std::nullopt;
}

bool AccountBook::is_over(const CredentialRow& row, room::UtcTime now) {
  if (now >= row.until) return true;
  return row.kind == CredentialKind::session && now >= after(row.seen, kSessionIdle);
}

const AccountRow* AccountBook::account(std::string_view login) const {
  const auto found = accounts_.find(login);
  return found == accounts_.end() ? nullptr : &found->second;
}

bool AccountBook::has_administrator(std::string_view but) const {
  return std::any_of(accounts_.begin(), accounts_.end(), [but](const auto& each) {
    const AccountRow& row = each.second;
    return row.role == Role::administrator && !row.disabled && row.login != but;
  });
}

void AccountBook::put(AccountRow row) {
  store_.put(row);
  accounts_.insert_or_assign(row.login, row);
}

void AccountBook::erase_account(std::string_view login) {
  end_sessions(login);
  const auto found = accounts_.find(login);
  if (found == accounts_.end()) return;
  store_.erase<AccountRow>(login);
  accounts_.erase(found);
}

const CredentialRow* AccountBook::credential(std::string_view hash) const {
  const auto found = credentials_.find(hash);
  return found == credentials_.end() ? nullptr : &found->second;
}

std::vector<CredentialRow> AccountBook::of_kind(CredentialKind kind, std::string_view owner) const {
  std::vector<CredentialRow> rows;
  for (const auto& [hash, row] : credentials_) {
    if (row.kind == kind && (owner.empty() || row.owner == owner)) rows.push_back(row);
  }
  return rows;
}

void AccountBook::put(CredentialRow row) {
  store_.put(row);
  credentials_.insert_or_assign(row.hash, row);
}

void AccountBook::erase_credential(std::string_view hash) {
  const auto found = credentials_.find(hash);
  if (found == credentials_.end()) return;
  store_.erase<CredentialRow>(hash);
  unwritten_.erase(found->first);
  credentials_.erase(found);
}

std::size_t AccountBook::end_sessions(std::string_view login, std::string_view but) {
  std::size_t ended = 0;
  for (const CredentialRow& row : of_kind(CredentialKind::session, login)) {
    if (row.hash == but) continue;
    erase_credential(row.hash);
    ++ended;
  }
  return ended;
}

void AccountBook::begin_session(const std::string& login, const std::string& hash,
                                room::UtcTime now) {
  std::vector<CredentialRow> open = of_kind(CredentialKind::session, login);
  std::sort(open.begin(), open.end(), [](const CredentialRow& one, const CredentialRow& other) {
    return one.created < other.created;
  });
  for (std::size_t i = 0; i + kMaxSessionsOfOne <= open.size(); ++i) erase_credential(open[i].hash);
  CredentialRow row;
  row.hash = hash;
  row.owner = login;
  row.created = row.seen = now;
  row.until = after(now, kSessionLife);
  put(std::move(row));
}

}  // namespace innkeeper::hub
