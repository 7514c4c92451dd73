// SPDX-License-Identifier: Apache-2.0
// Commands of housekeeping.
#include <array>
#include <utility>

#include "hub/cli/action.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

HubRequest work_request(const Given& given) {
  const std::string query =
      given.has("floor") ? "?floor=" + path_segment(given.get("floor")) : std::string();
  return {"GET", "/api/v1/housekeeping/work" + query, {}};
}

Style style_of_entry(const std::string& entry) {
  if (entry == "free") return Style::good;
  return entry == "knock" ? Style::wait : Style::bad;
}

std::string work_screen(const Json& answer, const Given&, const Paint& paint) {
  const Json none = Json::array();
  const Json& items = answer.contains("work") ? answer.at("work") : none;
  if (items.empty()) return "Nothing to do.\n";
  std::vector<Row> rows{headings({"room", "floor", "need", "enter", "condition", "under way"})};
  for (const Json& item : items) {
    const std::string entry = text_at(item, "entry");
    rows.push_back({{text_at(item, "number"), Style::bold},
                    {text_at(item, "floor")},
                    {plain_word(text_at(item, "need"))},
                    {plain_word(entry), style_of_entry(entry)},
                    {plain_word(text_at(item, "condition"))},
                    {plain_word(text_at(item, "under"))}});
  }
  return aligned(rows, paint);
}

HubRequest start_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"task", "task"}, BodyKey{"minutes", "minutes", false},
                             BodyKey{"despite-dnd", "despite_do_not_disturb"}};
  return {"POST", room_path(given, "/housekeeping"), body_of(given, kKeys)};
}

std::string start_screen(const Json& answer, const Given& given, const Paint&) {
  const auto until = answer.find("until");
  const bool known = until != answer.end() && until->is_number_integer();
  return "Light and air in room " + printable(given.argument) + " for " +
         plain_word(text_at(answer, "task")) + " until " +
         (known ? utc(until->get<std::int64_t>()) : std::string("it is finished")) + ".\n";
}

HubRequest finish_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"condition", "condition"}};
  return {"POST", room_path(given, "/housekeeping/finish"), body_of(given, kKeys)};
}

HubRequest condition_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"is", "condition"}};
  return {"PUT", room_path(given, "/condition"), body_of(given, kKeys)};
}

HubRequest sale_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"is", "sale"}, BodyKey{"reason", "reason"}};
  return {"PUT", room_path(given, "/sale"), body_of(given, kKeys)};
}

HubRequest service_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"is", "service"}, BodyKey{"reason", "reason"}};
  return {"PUT", room_path(given, "/service"), body_of(given, kKeys)};
}

HubRequest flushed_request(const Given& given) {
  return {"POST", room_path(given, "/flushed"), {}};
}

std::string room_done_screen(const Json&, const Given& given, const Paint&) {
  return "Room " + printable(given.argument) + ": done.\n";
}

constexpr std::array kWorkOptions{Option{"floor", "FLOOR", "Only this floor"}};
constexpr std::array kStartOptions{
    Option{"task", "TASK", "cleaning (if left out), turndown or airing", false,
           "cleaning turndown airing"},
    Option{"minutes", "MINUTES", "How long at most, 1 to 480"},
    Option{"despite-dnd", "REASON", "Go in although the guest asked not to be disturbed"}};
constexpr std::string_view kConditions = "dirty pickup clean inspected";
constexpr std::array kFinishOptions{
    Option{"condition", "CONDITION", "dirty, pickup, clean or inspected", false, kConditions}};
constexpr std::array kConditionOptions{
    Option{"is", "CONDITION", "dirty, pickup, clean or inspected", true, kConditions}};
constexpr std::array kSaleOptions{
    Option{"is", "STATE", "in_service, out_of_service or out_of_order", true,
           "in_service out_of_service out_of_order"},
    Option{"reason", "REASON", "Why it is closed"}};
constexpr std::array kServiceOptions{
    Option{"is", "WISH", "none, do_not_disturb, make_up_room or make_up_room_now", true,
           "none do_not_disturb make_up_room make_up_room_now"},
    Option{"reason", "REASON", "Why a do-not-disturb of the guest is ended"}};

constexpr std::array kHousekeepingActions{
    Action{.noun = "housekeeping",
           .verb = "work",
           .argument = "",
           .help = "What there is to do, and which rooms may be entered now",
           .options = kWorkOptions,
           .attempt = "list the work",
           .request = work_request,
           .screen = work_screen,
           .watched = true},
    Action{"housekeeping", "start", "number", "Go in: light and air for the task", kStartOptions,
           "start in room", start_request, start_screen},
    Action{"housekeeping", "finish", "number", "Done: light and air as before", kFinishOptions,
           "finish room", finish_request, room_done_screen},
    Action{"housekeeping", "condition", "number", "Say how the room is", kConditionOptions,
           "set the condition of room", condition_request, room_done_screen},
    Action{"housekeeping", "sale", "number", "Take the room out of sale, or put it back",
           kSaleOptions, "set the sale of room", sale_request, room_done_screen},
    Action{"housekeeping", "service", "number", "Do-not-disturb or make-up-room, for the guest",
           kServiceOptions, "set the service of room", service_request, room_done_screen},
    Action{"housekeeping",
           "flushed",
           "number",
           "Taps and showers were flushed",
           {},
           "note the flushing of room",
           flushed_request,
           room_done_screen},
};

}  // namespace

std::span<const Action> housekeeping_actions() { return kHousekeepingActions; }

}  // namespace innkeeper::hub::cli
