// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/session.hpp"

#include <ostream>
#include <utility>

#include "hub/cli/screens.hpp"
#include "hub/cli/terminal.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/secret_file.hpp"

namespace innkeeper::hub::cli {

std::string Session::attempt() const {
  const std::string& about = given().argument;
  return "cannot " + std::string(arguments_.action->attempt) + (about.empty() ? "" : " ") +
         printable(about);
}

int Session::failed(const std::string& why) const {
  err() << "innkeeper: " << why << '\n';
  return config::kExitFailed;
}

int Session::not_a_hub(const std::string& why) const {
  return failed(attempt() + ": what answers at " + arguments_.hub.text +
                " does not speak like a hub of this version: " + why +
                ".\nIs it innkeeperd, and of the same version as 'innkeeper --version'?");
}

void Session::print(const Json& document) const {
  constexpr int kIndent = 2;
  out() << document.dump(output_.is_terminal ? kIndent : -1, ' ', false,
                         Json::error_handler_t::replace)
        << '\n';
}

void Session::refused(const HubAnswer& answer) const {
  const auto document = parse_json(answer.body);
  const auto problem = document ? read_problem(*document) : std::nullopt;
  if (!problem) {
    not_a_hub("status " + std::to_string(answer.status));
    return;
  }
  if (json()) print(*document);
  failed(problem_text(attempt(), *problem));
}

Result<HubAnswer, std::string> Session::call(HubRequest request) const {
  request.actor = arguments_.actor;
  request.ca_file = arguments_.ca_file;
  if (!arguments_.token_file.empty()) {
    auto token = config::read_secret(arguments_.token_file);
    if (!token) return fail(config::describe(token.error()));
    request.token = std::move(token).value();
  }
  return call_hub(arguments_.hub, request);
}

std::optional<Json> Session::ask(HubRequest request) const {
  const auto answer = call(std::move(request));
  if (!answer) {
    failed(attempt() + ": " + answer.error());
    return std::nullopt;
  }
  if (answer->status < 200 || answer->status >= 300) {
    refused(*answer);
    return std::nullopt;
  }
  if (answer->body.empty()) return Json::object();
  auto document = parse_json(answer->body);
  if (!document) {
    not_a_hub(document.error());
    return std::nullopt;
  }
  return std::move(document).value();
}

bool Session::agreed(const std::string& question) const {
  if (arguments_.yes) return true;
  if (!is_person_there()) {
    failed(attempt() + ": nobody is there to be asked: " + question + "\nSay --yes to agree.");
    return false;
  }
  if (ask_person(err(), question)) return true;
  err() << "Nothing was changed.\n";
  return false;
}

}  // namespace innkeeper::hub::cli
