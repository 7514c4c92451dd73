// SPDX-License-Identifier: Apache-2.0
// Routes by which an administrator keeps accounts of people and tokens of programs.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "hub/http/access_rules.hpp"
#include "hub/http/account_documents.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/paging.hpp"
#include "hub/http/password_body.hpp"
#include "hub/http/secrets.hpp"

namespace innkeeper::hub::http {
namespace {

struct NewAccount {
  CreateAccount account;
  std::string password;
};
struct Change {
  ChangeAccount account;
  std::optional<std::string> password;
};

Routed list_accounts(const Ask& ask) {
  auto limit = number_in(ask, kPageLimit);
  if (auto* refused = std::get_if<Reply>(&limit)) return std::move(*refused);
  ListAccounts list;
  if (const auto& most = std::get<0>(limit)) list.limit = static_cast<std::size_t>(*most);
  if (const auto after = ask.query.find("after"); after != ask.query.end()) {
    list.after = after->second;
  }
  return Call{AccountRequest(std::move(list)), render<AccountsView, accounts_document>, late};
}

Routed show_account(const Ask& ask) {
  return Call{AccountRequest(ShowAccount{ask.path[0]}), render<AccountsView, account_document>,
              late};
}

/// Hashes the password only for whoever may ask this: `request` gets the hash and is asked then.
Errand with_password(std::string password,
                     std::function<Request(const std::string& hash)> request) {
  return {[password = std::move(password), request = std::move(request)](const Desk& desk,
                                                                         const Answered& done) {
    const auto ask = [desk, done, request](const std::string& hash) {
      desk.ask(request(hash), [done](const Answer& answer) { done(render_done(answer)); });
    };
    desk.ask(AccountRequest(ShowSession{}), [desk, done, ask, password](const Answer& answer) {
      if (!std::holds_alternative<SessionView>(answer)) return done(failure_reply(answer));
      hash_then(desk, password, done, ask);
    });
  }};
}

Routed create_account(const Ask& ask) {
  const auto read = [](ObjectReader& body) {
    body.require("login");
    body.require("role");
    NewAccount asked;
    asked.account.login = body.text("login", kMaxActorName).value_or("");
    if (!asked.account.login.empty() && !is_login(asked.account.login)) {
      body.refuse("login",
                  "a login has 1 to 64 of a-z, 0-9, '.', '_', '-' and '@', and begins "
                  "with a letter or a digit");
    }
    asked.account.role = body.word_of("role", kStaff).value_or(Role::housekeeping);
    asked.password = read_new_password(body, "password");
    return asked;
  };
  auto asked = read_secret_body<NewAccount>(
      ask, R"({"login":"rossi","role":"front_desk","password":"..."})", read);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  auto& [account, password] = std::get<NewAccount>(asked);
  return with_password(std::move(password),
                       [account = std::move(account)](const std::string& hash) -> Request {
                         CreateAccount with = account;
                         with.password = hash;
                         return AccountRequest(std::move(with));
                       });
}

Routed change_account(const Ask& ask) {
  const auto read = [&](ObjectReader& body) {
    Change change;
    change.account.login = ask.path[0];
    change.account.role = body.word_of("role", kStaff);
    change.account.disabled = body.flag("disabled");
    if (body.has("password")) change.password = read_new_password(body, "password");
    return change;
  };
  auto asked = read_secret_body<Change>(ask, R"({"disabled":true})", read);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  auto& [account, password] = std::get<Change>(asked);
  if (!password) return Call{AccountRequest(std::move(account)), render_done, late};
  return with_password(*std::move(password),
                       [account = std::move(account)](const std::string& hash) -> Request {
                         ChangeAccount with = account;
                         with.password = hash;
                         return AccountRequest(std::move(with));
                       });
}

Routed remove_account(const Ask& ask) {
  return Call{AccountRequest(RemoveAccount{ask.path[0]}), render_done, late};
}

Routed end_sessions(const Ask& ask) {
  return Call{AccountRequest(EndSessions{ask.path[0]}), render_done, late};
}

Routed list_tokens(const Ask&) {
  return Call{AccountRequest(ListTokens{}), render<TokensView, tokens_document>, late};
}

CreateToken read_token(ObjectReader& body) {
  CreateToken token;
  body.require("name");
  body.require("scopes");
  token.name = body.text("name", kMaxActorName).value_or("");
  if (!token.name.empty() && !is_login(token.name)) {
    body.refuse("name", "a name has 1 to 64 of a-z, 0-9, '.', '_', '-' and '@'");
  }
  token.days = body.whole("days", 1, kMaxTokenDays).value_or(token.days);
  constexpr std::size_t kLongestScope = 32;
  for (const std::string& scope : body.texts("scopes", kLongestScope, std::size(kPermits))
                                      .value_or(std::vector<std::string>{})) {
    bool known = false;
    for (const Permit permit : kPermits) {
      if (scope != name_of(permit)) continue;
      token.permits.add(permit);
      known = true;
    }
    if (known) continue;
    std::string all;
    for (const Permit permit : kPermits) all += ' ' + std::string(name_of(permit));
    body.refuse("scopes", scope + " is no scope; there are" + all);
  }
  return token;
}

Routed create_token(const Ask& ask) {
  auto asked = read_secret_body<CreateToken>(
      ask, R"({"name":"pos","scopes":["rooms.read"],"days":90})", read_token);
  if (auto* refused = std::get_if<Reply>(&asked)) return std::move(*refused);
  return Errand{
      [token = std::get<CreateToken>(std::move(asked))](const Desk& desk, const Answered& done) {
        const std::string secret = new_token(kApiTokenPrefix);
        CreateToken with = token;
        with.hash = hash_of_token(secret);
        desk.ask(AccountRequest(std::move(with)), [secret, done](const Answer& answer) {
          const auto* made = std::get_if<TokensView>(&answer);
          if (made == nullptr || made->tokens.size() != 1) return done(failure_reply(answer));
          Reply reply = json_reply(new_token_document(made->tokens[0], secret));
          reply.status = 201;
          done(std::move(reply));
        });
      }};
}

Routed revoke_token(const Ask& ask) {
  return Call{AccountRequest(RevokeToken{ask.path[0]}), render_done, late};
}

constexpr std::array kAccountRoutes = {
    Route{"GET", "/api/v1/accounts", list_accounts, kAdministers, "after limit"},
    Route{"POST", "/api/v1/accounts", create_account, kAdministers},
    Route{"GET", "/api/v1/accounts/{login}", show_account, kAdministers},
    Route{"PATCH", "/api/v1/accounts/{login}", change_account, kAdministers},
    Route{"DELETE", "/api/v1/accounts/{login}", remove_account, kAdministers},
    Route{"DELETE", "/api/v1/accounts/{login}/sessions", end_sessions, kAdministers},
    Route{"GET", "/api/v1/tokens", list_tokens, kAdministers},
    Route{"POST",
          "/api/v1/tokens",
          create_token,
          kAdministers,
          {},
          kMaxBodyBytes,
          Produces::json,
          false,
          true},
    Route{"DELETE", "/api/v1/tokens/{id}", revoke_token, kAdministers},
};

}  // namespace

std::span<const Route> account_routes() { return kAccountRoutes; }

}  // namespace innkeeper::hub::http
