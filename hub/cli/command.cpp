// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/command.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "hub/cli/hub_client.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/screens.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/text_file.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::hub::cli {
namespace {

std::string target_of(const Arguments& arguments) {
  const std::string segment = path_segment(arguments.name);
  switch (arguments.verb) {
    case Verb::status: return "/api/v1/status";
    case Verb::rooms: return "/api/v1/rooms";
    case Verb::room: return "/api/v1/rooms/" + segment;
    case Verb::guest_set:
    case Verb::guest_show: return "/api/v1/guests/" + segment + "/preferences";
    case Verb::action: break;
  }
  return {};
}

/// What was tried, for messages.
std::string attempt(const Arguments& arguments) {
  switch (arguments.verb) {
    case Verb::status: return "cannot show the status";
    case Verb::rooms: return "cannot list the rooms";
    case Verb::room: return "cannot show room " + arguments.name;
    case Verb::guest_set: return "cannot set preferences of guest " + arguments.name;
    case Verb::guest_show: return "cannot show preferences of guest " + arguments.name;
    case Verb::action: {
      const std::string& about = arguments.given.argument;
      return "cannot " + std::string(arguments.action->attempt) + (about.empty() ? "" : " ") +
             about;
    }
  }
  return {};
}

/// One run of the program.
class Command {
 public:
  Command(const Arguments& arguments, Output output) : arguments_(arguments), output_(output) {}

  int run() {
    switch (arguments_.verb) {
      case Verb::status: return show([this](const Json& json) { return status(json); });
      case Verb::rooms: return show([this](const Json& json) { return rooms(json); });
      case Verb::room: return show([this](const Json& json) { return room(json); });
      case Verb::guest_show: return show([this](const Json& json) { return preferences(json); });
      case Verb::guest_set: return set();
      case Verb::action: return act();
    }
    return config::kExitFailed;
  }

 private:
  using Screen = std::optional<std::string>;

  Screen status(const Json& json) const {
    const auto read = read_status(json);
    return read ? Screen(status_screen(*read, output_.paint)) : std::nullopt;
  }
  Screen rooms(const Json& json) const {
    const auto read = read_rooms(json);
    return read ? Screen(rooms_screen(*read, output_.paint)) : std::nullopt;
  }
  Screen room(const Json& json) const {
    const auto read = read_room(json);
    return read ? Screen(room_screen(*read, output_.paint)) : std::nullopt;
  }
  Screen preferences(const Json& json) const {
    const auto read = read_preferences(json);
    if (!read) return std::nullopt;
    return preferences_screen(arguments_.name, *read, output_.paint);
  }

  int failed(const std::string& why) const {
    output_.err << "innkeeper: " << why << '\n';
    return config::kExitFailed;
  }

  int not_a_hub(const std::string& why) const {
    return failed(attempt(arguments_) + ": what answers at " + arguments_.hub.text +
                  " does not speak like a hub of this version: " + why +
                  ".\nIs it innkeeperd, and of the same version as 'innkeeper --version'?");
  }

  /// Nothing when the hub could not be called; that was said.
  std::optional<HubAnswer> ask(std::string_view method, std::string body = {}) const {
    return call({method, target_of(arguments_), std::move(body), {}});
  }

  std::optional<HubAnswer> call(HubRequest request) const {
    request.actor = arguments_.actor;
    auto answer = call_hub(arguments_.hub, request);
    if (!answer) {
      failed(attempt(arguments_) + ": " + answer.error());
      return std::nullopt;
    }
    return std::move(answer).value();
  }

  static bool is_ok(const HubAnswer& answer) { return answer.status >= 200 && answer.status < 300; }

  void print(const Json& document) const {
    constexpr int kIndent = 2;
    output_.out << document.dump(output_.is_terminal ? kIndent : -1) << '\n';
  }

  int refused(const HubAnswer& answer) const {
    const auto document = parse_json(answer.body);
    const auto problem = document ? read_problem(*document) : std::nullopt;
    if (!problem) return not_a_hub("status " + std::to_string(answer.status));
    if (arguments_.json) print(*document);
    return failed(problem_text(attempt(arguments_), *problem));
  }

  template <class MakeScreen>
  int show(MakeScreen make_screen) const {
    const auto answer = ask("GET");
    if (!answer) return config::kExitFailed;
    if (!is_ok(*answer)) return refused(*answer);
    const auto document = parse_json(answer->body);
    if (!document) return not_a_hub(document.error());
    const Screen screen = make_screen(*document);
    if (!screen) return not_a_hub("its document lacks what belongs there");
    if (arguments_.json) {
      print(*document);
    } else {
      output_.out << *screen;
    }
    return config::kExitOk;
  }

  int set() const {
    const auto answer = ask("PATCH", patch_of(arguments_.edit).dump());
    if (!answer) return config::kExitFailed;
    if (!is_ok(*answer)) return refused(*answer);
    if (!arguments_.json) output_.out << "Stored.\n";
    return show([this](const Json& json) { return preferences(json); });
  }

  int act() const {
    const Action& action = *arguments_.action;
    Given given = arguments_.given;
    if (action.takes == Takes::file) {
      auto text = config::read_text(given.argument, config::kMaxConfigBytes);
      if (!text) return failed(attempt(arguments_) + ": " + config::describe(text.error()));
      given.file = std::move(text).value();
    }
    std::string head = action.head == nullptr ? std::string() : action.head(given);
    std::optional<HubRequest> request = action.request(given);
    while (request) {
      const std::string target = request->target;
      Json document = Json::object();
      if (const int status = ask_for(document, *std::move(request)); status != config::kExitOk) {
        return status;
      }
      if (arguments_.json) {
        print(document);
      } else {
        output_.out << std::exchange(head, {}) << action.screen(document, given, output_.paint);
      }
      // Whoever reads has gone or is full; the main program says so.
      if (!output_.out) return config::kExitFailed;
      request = action.next == nullptr ? std::nullopt : action.next(given, document);
      if (request && request->target == target) return not_a_hub("its list goes round in circles");
    }
    return config::kExitOk;
  }

  /// The document of the answer, unless it has none. The exit status; what failed was said.
  int ask_for(Json& document, HubRequest request) const {
    const auto answer = call(std::move(request));
    if (!answer) return config::kExitFailed;
    if (!is_ok(*answer)) return refused(*answer);
    if (answer->body.empty()) return config::kExitOk;
    auto read = parse_json(answer->body);
    if (!read) return not_a_hub(read.error());
    document = std::move(read).value();
    return config::kExitOk;
  }

  const Arguments& arguments_;
  Output output_;
};

}  // namespace

int run_command(const Arguments& arguments, Output output) {
  return Command(arguments, output).run();
}

}  // namespace innkeeper::hub::cli
