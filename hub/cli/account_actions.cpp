// SPDX-License-Identifier: Apache-2.0
// Commands about the accounts of people, for administrators. A password is typed blindly or comes from
// standard input, never from an argument, which every user of the machine could see.
#include <array>
#include <optional>
#include <ostream>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/session.hpp"
#include "hub/cli/terminal.hpp"
#include "hub/cli/words.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kAccountsPath = "/api/v1/accounts";

std::string account_path(const Given& given) {
  return std::string(kAccountsPath) + '/' + path_segment(given.argument);
}

std::string dumped(const Json& body) {
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

HubRequest accounts_request(const Given&) { return {"GET", std::string(kAccountsPath), {}}; }

std::string accounts_screen(const Json& answer, const Given&, const Paint& paint) {
  const Json& accounts = at(answer, "accounts");
  if (!accounts.is_array() || accounts.empty()) {
    return "There are no accounts. 'innkeeper setup-link' shows how the first one is made.\n";
  }
  std::vector<Row> rows{headings({"LOGIN", "ROLE", "STATE"})};
  for (const Json& account : accounts) {
    const bool is_off = is_true(at(account, "disabled"));
    rows.push_back({{text_at(account, "login"), Style::bold},
                    {plain_word(text_at(account, "role"))},
                    {is_off ? "disabled" : "enabled", is_off ? Style::wait : Style::good}});
  }
  return aligned(rows, paint);
}

HubRequest role_request(const Given& given) {
  return {"PATCH", account_path(given), dumped({{"role", given.get("is")}})};
}
HubRequest disable_request(const Given& given) {
  return {"PATCH", account_path(given), dumped({{"disabled", true}})};
}
HubRequest enable_request(const Given& given) {
  return {"PATCH", account_path(given), dumped({{"disabled", false}})};
}
HubRequest remove_request(const Given& given) { return {"DELETE", account_path(given), {}}; }

std::string account_done_screen(const Json&, const Given& given, const Paint&) {
  return "Account " + printable(given.argument) + ": done.\n";
}

std::string remove_question(const Given& given) {
  return "Remove the account " + printable(given.argument) + '?';
}

/// A password for the account that is named; a person types it twice. Nothing: it failed, and that was said.
std::optional<std::string> new_password(Session& session) {
  const auto first = read_password("Password for " + printable(session.given().argument) +
                                   " (12 bytes or more): ");
  if (!first) {
    session.failed("no password: " + first.error());
    return std::nullopt;
  }
  if (!is_person_there()) return *first;
  const auto again = read_password("Once more: ");
  if (again && *again == *first) return *first;
  session.failed("the two passwords differ; nothing was changed");
  return std::nullopt;
}

int send(Session& session, HubRequest request) {
  const auto answer = session.ask(std::move(request));
  if (!answer) return config::kExitFailed;
  if (session.json()) {
    session.print(*answer);
  } else {
    session.out() << account_done_screen(*answer, session.given(), session.paint());
  }
  return config::kExitOk;
}

int run_add(Session& session) {
  const auto password = new_password(session);
  if (!password) return config::kExitFailed;
  const Given& given = session.given();
  return send(
      session,
      {"POST", std::string(kAccountsPath),
       dumped({{"login", given.argument}, {"role", given.get("role")}, {"password", *password}})});
}

int run_password(Session& session) {
  const auto password = new_password(session);
  if (!password) return config::kExitFailed;
  return send(session, {"PATCH", account_path(session.given()), dumped({{"password", *password}})});
}

constexpr std::string_view kRoles = "administrator front_desk housekeeping maintenance";
constexpr std::array kAccountAddOptions{
    Option{"role", "ROLE", "administrator, front_desk, housekeeping or maintenance", true, kRoles}};
constexpr std::array kRoleOptions{
    Option{"is", "ROLE", "administrator, front_desk, housekeeping or maintenance", true, kRoles}};
constexpr std::string_view kPasswordDetails =
    "The password is typed twice, unseen. Where standard input is no terminal its first line is "
    "the "
    "password. It has 12 to 256 bytes.";

constexpr std::array kAccountActions{
    Action{.noun = "account",
           .verb = "list",
           .argument = "",
           .help = "Who has an account, and in which role",
           .options = {},
           .attempt = "list the accounts",
           .request = accounts_request,
           .screen = accounts_screen,
           .watched = true},
    Action{.noun = "account",
           .verb = "add",
           .argument = "login",
           .help = "Make an account; its password is asked for",
           .options = kAccountAddOptions,
           .attempt = "make the account",
           .run = run_add,
           .details = kPasswordDetails},
    Action{.noun = "account",
           .verb = "role",
           .argument = "login",
           .help = "Give an account another role; its sessions end",
           .options = kRoleOptions,
           .attempt = "change the account",
           .request = role_request,
           .screen = account_done_screen},
    Action{.noun = "account",
           .verb = "password",
           .argument = "login",
           .help = "Give an account another password; its sessions end",
           .options = {},
           .attempt = "change the account",
           .run = run_password,
           .details = kPasswordDetails},
    Action{.noun = "account",
           .verb = "disable",
           .argument = "login",
           .help = "Let nobody log in with an account; its sessions end",
           .options = {},
           .attempt = "disable the account",
           .request = disable_request,
           .screen = account_done_screen},
    Action{.noun = "account",
           .verb = "enable",
           .argument = "login",
           .help = "Let its owner log in again",
           .options = {},
           .attempt = "enable the account",
           .request = enable_request,
           .screen = account_done_screen},
    Action{.noun = "account",
           .verb = "remove",
           .argument = "login",
           .help = "Remove an account for good",
           .options = {},
           .attempt = "remove the account",
           .request = remove_request,
           .screen = account_done_screen,
           .question = remove_question},
};

}  // namespace

std::span<const Action> account_actions() { return kAccountActions; }

}  // namespace innkeeper::hub::cli
