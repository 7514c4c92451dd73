// SPDX-License-Identifier: Apache-2.0
// Commands about the tokens of programs, and the link that makes the first administrator.
#include <array>
#include <filesystem>
#include <ostream>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/session.hpp"
#include "hub/cli/words.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/secret_file.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::string_view kTokensPath = "/api/v1/tokens";

HubRequest tokens_request(const Given&) { return {"GET", std::string(kTokensPath), {}}; }

std::string scopes_of(const Json& token) {
  std::string text;
  const Json& scopes = at(token, "scopes");
  if (!scopes.is_array()) return std::string(kNothing);
  for (const Json& scope : scopes) {
    if (scope.is_string()) text += (text.empty() ? "" : " ") + printable(scope.get<std::string>());
  }
  return or_nothing(text);
}

std::string day_of(const Json& seconds) {
  constexpr std::size_t kDateLength = 10;
  return seconds.is_number_integer() ? utc(seconds.get<std::int64_t>()).substr(0, kDateLength)
                                     : std::string(kNothing);
}

std::string tokens_screen(const Json& answer, const Given&, const Paint& paint) {
  const Json& tokens = at(answer, "tokens");
  if (!tokens.is_array() || tokens.empty()) return "There are no tokens.\n";
  std::vector<Row> rows{headings({"ID", "NAME", "UNTIL", "SCOPES"})};
  for (const Json& token : tokens) {
    rows.push_back({{text_at(token, "id"), Style::bold},
                    {text_at(token, "name")},
                    {day_of(at(token, "expires"))},
                    {scopes_of(token)}});
  }
  return aligned(rows, paint);
}

HubRequest add_request(const Given& given) {
  Json body{{"name", given.argument}, {"scopes", Json::array()}};
  if (const auto scopes = given.lists.find("scope"); scopes != given.lists.end()) {
    for (const std::string& scope : scopes->second) body["scopes"].push_back(scope);
  }
  const Json days = Json::parse(given.get("days"), nullptr, false);
  if (given.has("days")) body["days"] = days.is_number() ? days : Json(given.get("days"));
  return {"POST", std::string(kTokensPath),
          body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

/// The secret alone stands on standard output's last line, for `tail -1`.
std::string add_screen(const Json& answer, const Given& given, const Paint&) {
  return "Token " + text_at(answer, "id") + " of " + printable(given.argument) + ", until " +
         day_of(at(answer, "expires")) +
         ". Keep it now, in a file of mode 600: the hub does not know it any more.\n" +
         text_at(answer, "token") + '\n';
}

HubRequest revoke_request(const Given& given) {
  return {"DELETE", std::string(kTokensPath) + '/' + path_segment(given.argument), {}};
}
std::string revoke_screen(const Json&, const Given& given, const Paint&) {
  return "Token " + printable(given.argument) + " is revoked.\n";
}
std::string revoke_question(const Given& given) {
  return "Revoke the token " + printable(given.argument) + "? Programs that show it are refused.";
}

/// The hub says where its database is; the link stands beside it, for its user and root only.
int run_set_up_link(Session& session) {
  const auto database = session.ask({"GET", "/api/v1/database", {}});
  if (!database) return config::kExitFailed;
  const std::string file = text_at(*database, "file") + ".setup";
  std::error_code error;
  if (!std::filesystem::exists(file, error) && !error) {
    return session.failed(
        "there is an administrator already, or the hub did not offer a link.\n"
        "See 'innkeeper account list'; a forgotten password is changed with "
        "'innkeeper account password LOGIN'.");
  }
  const auto link = config::read_secret(file);
  if (!link) return session.failed(config::describe(link.error()));
  if (session.json()) {
    session.print({{"link", *link}});
  } else {
    session.out() << *link << '\n';
  }
  return config::kExitOk;
}

constexpr std::array kTokenAddOptions{
    Option{.name = "scope",
           .type = "SCOPE",
           .help = "What it may do, such as rooms.read; may be repeated",
           .required = true,
           .many = true},
    Option{"days", "DAYS", "How long it is good for, at most 366; 90 if left out"}};

constexpr std::array kTokenActions{
    Action{.noun = "token",
           .verb = "list",
           .argument = "",
           .help = "The tokens that are good",
           .options = {},
           .attempt = "list the tokens",
           .request = tokens_request,
           .screen = tokens_screen,
           .watched = true},
    Action{.noun = "token",
           .verb = "add",
           .argument = "name",
           .help = "Make a token for a program, and show it once",
           .options = kTokenAddOptions,
           .attempt = "make a token for",
           .request = add_request,
           .screen = add_screen},
    Action{.noun = "token",
           .verb = "revoke",
           .argument = "id",
           .help = "Refuse a token from now on",
           .options = {},
           .attempt = "revoke token",
           .request = revoke_request,
           .screen = revoke_screen,
           .question = revoke_question},
    Action{.noun = "setup-link",
           .verb = "",
           .argument = "",
           .help = "The address at which the first administrator is made",
           .options = {},
           .attempt = "show the link of the set-up",
           .run = run_set_up_link},
};

}  // namespace

std::span<const Action> token_actions() { return kTokenActions; }

}  // namespace innkeeper::hub::cli
