// SPDX-License-Identifier: Apache-2.0
#include "hub/core/accounts/account_rows.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_hash(std::string_view text) {
  return text.size() == kTokenHashDigits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

bool is_login(std::string_view text) {
  if (text.empty() || text.size() > kMaxActorName || !is_plain(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_plain(c) || c == '.' || c == '_' || c == '-' || c == '@';
  });
}

std::string_view name_of(CredentialKind kind) {
  switch (kind) {
    case CredentialKind::session: return "session";
    case CredentialKind::api_token: return "api_token";
    case CredentialKind::set_up: return "set_up";
    case CredentialKind::guest: return "guest";
  }
  panic("a kind of credential is one of the enumerators");
}

const char* refusal(const AccountRow& row) {
  if (!is_login(row.login)) return "a login has 1 to 64 of a-z, 0-9, '.', '_', '-' and '@'";
  if (std::find(std::begin(kStaff), std::end(kStaff), row.role) == std::end(kStaff)) {
    return "an account has a role of the staff";
  }
  if (row.password.empty() || row.password.size() > kMaxPasswordHash) {
    return "the hash of a password has 1 to 127 bytes";
  }
  return nullptr;
}

const char* refusal(const CredentialRow& row) {
  if (!is_hash(row.hash)) return "a credential is kept as the 64 digits of a SHA-256";
  const bool has_owner =
      row.kind == CredentialKind::session || row.kind == CredentialKind::api_token;
  if (has_owner ? !is_login(row.owner) : !row.owner.empty()) {
    return "a session has the login of an account, an API token a name like one";
  }
  if (row.maker.size() > kMaxActorName) return "an actor's name has at most 64 bytes";
  if (row.room.has_value() != (row.kind == CredentialKind::guest)) {
    return "a guest's credential is of one room, any other one is of none";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
