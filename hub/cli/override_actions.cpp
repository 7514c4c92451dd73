// SPDX-License-Identifier: Apache-2.0
// Commands of maintenance and management, and the explanation of a room.
#include <array>
#include <utility>

#include "hub/cli/action.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

std::string time_or_released(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return "released";
  return utc(found->get<std::int64_t>());
}

const Json& list_at(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

HubRequest explain_request(const Given& given) { return {"GET", room_path(given, "/explain"), {}}; }

std::string explain_screen(const Json& answer, const Given& given, const Paint& paint) {
  const auto told = answer.find("told_by_room");
  const bool heard = told != answer.end() && told->is_boolean() && told->get<bool>();
  std::string text = paint("Room " + printable(given.argument), Style::bold) + '\n';
  if (!heard) text += "The room is not heard: this is what the hub expects of it.\n";
  for (const Json& part : list_at(answer, "parts")) {
    text += text_at(part, "what") + ": " + text_at(part, "sentence") + ".\n";
    text +=
        paint("  It would change with " + text_at(part, "would_change") + ".", Style::faint) + '\n';
  }
  return text;
}

HubRequest hold_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"mode", "mode"},     BodyKey{"setpoint", "setpoint", false},
                             BodyKey{"fan", "fan"},       BodyKey{"lights", "lights", false},
                             BodyKey{"reason", "reason"}, BodyKey{"until", "until", false}};
  return {"PUT", room_path(given, "/maintenance"), body_of(given, kKeys)};
}

HubRequest release_request(const Given& given) {
  return {"DELETE", room_path(given, "/maintenance") + reason_query(given), {}};
}

HubRequest overrides_request(const Given&) { return {"GET", "/api/v1/overrides", {}}; }

std::string held_screen(const Json&, const Given& given, const Paint&) {
  return "Room " + printable(given.argument) + " is held until it is released.\n";
}

std::string released_screen(const Json&, const Given& given, const Paint&) {
  return "Room " + printable(given.argument) + " is released.\n";
}

std::string overrides_screen(const Json& answer, const Given&, const Paint& paint) {
  std::vector<Row> rows{headings({"where", "what", "until", "by", "reason"})};
  for (const Json& held : list_at(answer, "rooms")) {
    const bool cleaning = text_at(held, "kind") == "housekeeping";
    rows.push_back({{"room " + text_at(held, "number"), Style::bold},
                    {plain_word(text_at(held, cleaning ? "task" : "kind"))},
                    {time_or_released(held, "until")},
                    {text_at(held, "by")},
                    {text_at(held, "reason")}});
  }
  for (const Json& action : list_at(answer, "actions")) {
    rows.push_back({{"action " + text_at(action, "number"), Style::bold},
                    {plain_word(text_at(action, "kind"))},
                    {time_or_released(action, "until")},
                    {text_at(action, "by")},
                    {text_at(action, "reason")}});
  }
  return rows.size() == 1 ? std::string("Nothing is held.\n") : aligned(rows, paint);
}

HubRequest action_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"kind", "kind"},
                             BodyKey{"floor", "floor"},
                             BodyKey{"type", "type"},
                             BodyKey{"reason", "reason"},
                             BodyKey{"degrees", "degrees", false},
                             BodyKey{"minutes", "minutes", false},
                             BodyKey{"preview", "preview", false}};
  Given whole = given;
  whole.options.emplace("kind", given.argument);
  return {"POST", "/api/v1/actions", body_of(whole, kKeys)};
}

HubRequest stop_request(const Given& given) {
  return {"DELETE", "/api/v1/actions/" + path_segment(given.argument) + reason_query(given), {}};
}

HubRequest back_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"floor", "floor"}, BodyKey{"type", "type"},
                             BodyKey{"rented", "rented", false},
                             BodyKey{"preview", "preview", false}, BodyKey{"reason", "reason"}};
  return {"POST", "/api/v1/back-to-policy", body_of(given, kKeys)};
}

std::string concerned_screen(const Json& answer, const Given& given, const Paint&) {
  const Json& rooms = list_at(answer, "rooms");
  std::string text = given.has("preview") ? "Would concern " : "Concerns ";
  text += std::to_string(rooms.size()) + " rooms, " + text_at(answer, "rented") +
          " of them rented, " + text_at(answer, "occupied") + " with somebody in:\n";
  for (const Json& number : rooms) {
    text += "  " + (number.is_string() ? printable(number.get<std::string>()) : number.dump());
  }
  if (!rooms.empty()) text += '\n';
  const auto action = answer.find("action");
  if (action != answer.end() && action->is_object()) {
    text += "Its number is " + text_at(*action, "number") + ".\n";
  }
  return text;
}

constexpr std::array kHoldOptions{
    Option{"reason", "REASON", "Why; whoever finds the room held reads it", true},
    Option{"mode", "MODE", "off (locked out), automatic, heat or cool", false,
           "off automatic heat cool"},
    Option{"setpoint", "CELSIUS", "5 to 35, not bound by the hotel's limits"},
    Option{"fan", "FAN", "automatic, quiet, low, medium or high", false,
           "automatic quiet low medium high"},
    Option{"lights", "PERCENT", "Of every light"},
    Option{"until", "SECONDS", "UTC since 1970; left out: until released"}};
constexpr std::array kReasonOption{Option{"reason", "REASON", "For the audit"}};
constexpr std::array kActionOptions{
    Option{"reason", "REASON", "Why"},
    Option{"floor", "FLOOR", "Only rooms of this floor"},
    Option{"type", "TYPE", "Only rooms of this type"},
    Option{"degrees", "KELVIN",
           "Of a demand response: how far, 0.1 to 5; else as the property says"},
    Option{"minutes", "MINUTES", "Of a demand response: how long, 1 to 1440; likewise"},
    Option{"preview", "", "Only list the rooms concerned"}};
constexpr std::array kBackOptions{Option{"reason", "REASON", "Why"},
                                  Option{"floor", "FLOOR", "Only rooms of this floor"},
                                  Option{"type", "TYPE", "Only rooms of this type"},
                                  Option{"rented", "", "Also clear what guests set in their rooms"},
                                  Option{"preview", "", "Only list the rooms concerned"}};

constexpr std::array kOverrideActions{
    Action{.noun = "explain",
           .verb = "",
           .argument = "number",
           .help = "Why a room is as it is, since and until when",
           .options = {},
           .attempt = "explain room",
           .request = explain_request,
           .screen = explain_screen,
           .watched = true},
    Action{"maintenance", "hold", "number", "Hold a room until it is released", kHoldOptions,
           "hold room", hold_request, held_screen},
    Action{"maintenance", "release", "number", "Let the room go on as ever", kReasonOption,
           "release room", release_request, released_screen},
    Action{.noun = "maintenance",
           .verb = "list",
           .argument = "",
           .help = "Everything that holds rooms",
           .options = {},
           .attempt = "list overrides",
           .request = overrides_request,
           .screen = overrides_screen,
           .watched = true},
    Action{.noun = "action",
           .verb = "start",
           .argument = "kind",
           .help = "evacuation or demand_response, in many rooms at once",
           .options = kActionOptions,
           .attempt = "start action",
           .request = action_request,
           .screen = concerned_screen,
           .choices = "evacuation demand_response"},
    Action{"action", "stop", "number", "End an action", kReasonOption, "stop action", stop_request,
           concerned_screen},
    Action{"action", "back-to-policy", "", "End overrides, clear what was set by hand",
           kBackOptions, "go back to policy", back_request, concerned_screen},
};

}  // namespace

std::span<const Action> override_actions() { return kOverrideActions; }

}  // namespace innkeeper::hub::cli
