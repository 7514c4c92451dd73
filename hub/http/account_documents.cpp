// SPDX-License-Identifier: Apache-2.0
#include "hub/http/account_documents.hpp"

#include "hub/http/json_values.hpp"
#include "hub/http/routes.hpp"

namespace innkeeper::hub::http {
namespace {

Json scopes(const Permits& permits) {
  Json list = Json::array();
  for (const Permit permit : kPermits) {
    if (permits.has(permit)) list.push_back(name_of(permit));
  }
  return list;
}

Json token(const CredentialRow& row) {
  return {{"id", row.id()},
          {"name", row.owner},
          {"scopes", scopes(row.permits)},
          {"made_by", row.maker},
          {"created", row.created.seconds},
          {"last_used",
           row.seen.seconds > row.created.seconds ? Json(row.seen.seconds) : Json(nullptr)},
          {"expires", row.until.seconds}};
}

Json account_json(const AccountView& account) {
  return {{"login", account.login},
          {"role", name_of(account.role)},
          {"disabled", account.disabled},
          {"created", account.created.seconds},
          {"password_changed", account.changed.seconds},
          {"sessions", account.sessions}};
}

}  // namespace

std::string session_document(const SessionView& session) {
  const Principal& who = session.who;
  Json allowed = Json::array();
  bool sees_guests = false;
  for (const Route& route : routes()) {
    if (!may(route.access, who)) continue;
    allowed.push_back(std::string(route.method) + ' ' + std::string(route.pattern));
    sees_guests = sees_guests || route.access.holds == Holds::guest_data;
  }
  const bool is_program = who.role == Role::integrator;
  Json document{{"role", name_of(who.role)},
                {"name", who.name.empty() ? Json(nullptr) : Json(who.name)},
                {"room", who.room ? Json(who.room->view()) : Json(nullptr)},
                {"expires", who.until ? Json(who.until->seconds) : Json(nullptr)},
                {"scopes", is_program ? scopes(who.permits) : Json(nullptr)},
                {"guest_data", sees_guests}};
  document["may"] = std::move(allowed);
  return document.dump();
}

std::string account_document(const AccountsView& account) {
  // How many sit at a screen is no part of what is changed: a log-in must not make an edit stale.
  Json document = account_json(account.accounts.at(0));
  document.erase("sessions");
  return document.dump();
}

std::string accounts_document(const AccountsView& accounts) {
  Json list = Json::array();
  for (const AccountView& account : accounts.accounts) {
    list.push_back(account_json(account));
  }
  Json document = Json::object();
  document["accounts"] = std::move(list);
  document["next"] = accounts.next ? Json(*accounts.next) : Json(nullptr);
  return document.dump();
}

std::string tokens_document(const TokensView& tokens) {
  Json list = Json::array();
  for (const CredentialRow& row : tokens.tokens) list.push_back(token(row));
  Json document = Json::object();
  document["tokens"] = std::move(list);
  return document.dump();
}

std::string new_token_document(const CredentialRow& row, std::string_view secret) {
  Json document = token(row);
  document["token"] = secret;
  return document.dump();
}

}  // namespace innkeeper::hub::http
