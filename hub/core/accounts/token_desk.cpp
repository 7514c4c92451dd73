// SPDX-License-Identifier: Apache-2.0
// What people ask about the tokens of programs; apart from account_desk.cpp, which is about people.
#include <algorithm>
#include <tuple>
#include <utility>

#include "hub/core/accounts/account_desk.hpp"

namespace innkeeper::hub {
namespace {

std::string in_words(const CredentialRow& token) {
  std::string text = token.owner + ", " + token.id() + ", for";
  bool any = false;
  for (const Permit permit : kPermits) {
    if (!token.permits.has(permit)) continue;
    text += ' ' + std::string(name_of(permit));
    any = true;
  }
  return any ? text : text + " nothing";
}

}  // namespace

Answer AccountDesk::answer(const ListTokens&, Turn&) {
  TokensView view{book_.of_kind(CredentialKind::api_token)};
  std::sort(view.tokens.begin(), view.tokens.end(),
            [](const CredentialRow& one, const CredentialRow& other) {
              return std::tie(one.owner, one.hash) < std::tie(other.owner, other.hash);
            });
  return view;
}

Answer AccountDesk::answer(const CreateToken& request, Turn& turn) {
  const std::vector<CredentialRow> tokens = book_.of_kind(CredentialKind::api_token);
  if (tokens.size() >= kMaxApiTokens) {
    return Conflict{"there are " + std::to_string(kMaxApiTokens) + " tokens; revoke one first"};
  }
  CredentialRow token;
  token.hash = request.hash;
  token.kind = CredentialKind::api_token;
  token.owner = request.name;
  token.maker = turn.actor().name;
  token.permits = request.permits;
  token.created = token.seen = turn.utc();
  token.until = {turn.utc().seconds + request.days * room::kDay_s};
  if (const char* why = refusal(token)) return Invalid{{{"/name", why}}};
  book_.put(token);
  record(turn, "token.created", {}, in_words(token));
  return TokensView{{std::move(token)}};
}

Answer AccountDesk::answer(const RevokeToken& request, Turn& turn) {
  for (const CredentialRow& token : book_.of_kind(CredentialKind::api_token)) {
    if (token.id() != request.id) continue;
    record(turn, "token.revoked", in_words(token), {});
    book_.erase_credential(token.hash);
    return Done{};
  }
  return NotFound{"there is no token " + request.id};
}

}  // namespace innkeeper::hub
