// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/command.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "hub/cli/session.hpp"
#include "hub/cli/watch.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::cli {
namespace {

/// Asks as often as the action wants and shows each answer.
int ask_and_show(const Session& session, const Given& given) {
  const Action& action = *session.arguments().action;
  std::string head = action.head == nullptr ? std::string() : action.head(given);
  std::optional<HubRequest> request = action.request(given);
  while (request) {
    const std::string asked = std::string(request->method) + request->target;
    const auto answer = session.ask(*std::move(request));
    if (!answer) return config::kExitFailed;
    if (action.fits != nullptr && !action.fits(*answer)) {
      return session.not_a_hub("its document lacks what belongs there");
    }
    request = action.next == nullptr ? std::nullopt : action.next(given, *answer);
    if (!session.json()) {
      session.out() << std::exchange(head, {}) << action.screen(*answer, given, session.paint());
    } else if (!answer->empty() || !request) {
      session.print(*answer);
    }
    // Whoever reads has gone or is full; the main program says so.
    if (!session.out()) return config::kExitFailed;
    if (request && std::string(request->method) + request->target == asked) {
      return session.not_a_hub("its list goes round in circles");
    }
  }
  return config::kExitOk;
}

int run_once(const Arguments& arguments, Output output) {
  Session session(arguments, output);
  const Action& action = *arguments.action;
  if (action.run != nullptr) return action.run(session);
  Given given = arguments.given;
  if (action.takes == Takes::file) {
    auto text = config::read_text(given.argument, config::kMaxConfigBytes);
    if (!text) {
      return session.failed("cannot " + std::string(action.attempt) + ' ' + given.argument + ": " +
                            config::describe(text.error()));
    }
    given.file = std::move(text).value();
  }
  return ask_and_show(session, given);
}

}  // namespace

int run_command(const Arguments& arguments, Output output) {
  const Action& action = *arguments.action;
  if (action.question != nullptr &&
      !Session(arguments, output).agreed(action.question(arguments.given))) {
    return config::kExitFailed;
  }
  if (!arguments.watch) return run_once(arguments, output);
  return watch(*arguments.watch, output, [&](Output each) { return run_once(arguments, each); });
}

}  // namespace innkeeper::hub::cli
