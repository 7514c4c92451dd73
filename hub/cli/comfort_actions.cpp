// SPDX-License-Identifier: Apache-2.0
// Commands of comfort: what guests find wrong with their rooms, and the cases that come of it.
#include <array>
#include <utility>
#include <vector>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

/// Asks for the list as `path` with the room, if one was given.
HubRequest list_of(std::string path, const Given& given, bool has_query) {
  if (given.has("room")) {
    path += (has_query ? "&room=" : "?room=") + path_segment(given.get("room"));
  }
  return {"GET", std::move(path), {}};
}

Style style_of_state(const std::string& state) {
  if (state == "reached" || state == "resolved") return Style::good;
  if (state == "escalated" || state == "open") return Style::bad;
  return state == "closed" || state == "withdrawn" ? Style::plain : Style::wait;
}

/// `raised setpoint 22 to 23 °C`.
std::string done_text(const Json& said) {
  std::string text = plain_word(text_at(said, "done"));
  if (at(said, "done") == "nothing") return text;
  const auto from = number_of(at(said, "from"));
  if (from) return text + " " + number_text(*from) + " to " + celsius(number_of(at(said, "to")));
  return text + " to " + plain_word(text_at(said, "scene"));
}

/// What stands in the way, or nothing.
std::string hindrance_text(const Json& object) {
  const Json& because = at(object, "because");
  return because.is_string() ? plain_word(printable(because.get<std::string>()))
                             : std::string(kNothing);
}

HubRequest complaints_request(const Given& given) {
  return list_of("/api/v1/comfort", given, false);
}

std::string complaints_screen(const Json& answer, const Given&, const Paint& paint) {
  const Json& list = at(answer, "complaints");
  if (!list.is_array() || list.empty()) return "No guest is uncomfortable.\n";
  std::vector<Row> rows{
      headings({"room", "guest says", "since", "done", "air", "in the way", "state", "case"})};
  for (const Json& said : list) {
    const std::string state = text_at(said, "state");
    rows.push_back({{text_at(said, "number"), Style::bold},
                    {plain_word(text_at(said, "complaint"))},
                    {time_at(said, "at")},
                    {done_text(said)},
                    {celsius(number_of(at(said, "air")))},
                    {hindrance_text(said)},
                    {plain_word(state), style_of_state(state)},
                    {number_of(at(said, "case")) ? number_text(*number_of(at(said, "case")))
                                                 : std::string(kNothing)}});
  }
  return aligned(rows, paint);
}

HubRequest say_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"is", "complaint"}};
  return {"POST", room_path(given, "/comfort"), body_of(given, kKeys)};
}

std::string say_screen(const Json& answer, const Given& given, const Paint&) {
  std::string text = "Room " + printable(given.argument) + ": " + done_text(answer);
  const auto minutes = number_of(at(answer, "minutes"));
  if (minutes) text += ", in about " + number_text(*minutes) + " minutes";
  const std::string hindrance = hindrance_text(answer);
  if (hindrance != kNothing) text += "; " + hindrance;
  const auto work = number_of(at(answer, "case"));
  if (work) text += "; case " + number_text(*work);
  return text + ".\n";
}

HubRequest cases_request(const Given& given) {
  const bool all = given.has("all");
  return list_of(all ? "/api/v1/cases?state=all" : "/api/v1/cases", given, all);
}

std::string cases_screen(const Json& answer, const Given&, const Paint& paint) {
  const Json& list = at(answer, "cases");
  if (!list.is_array() || list.empty()) return "No case.\n";
  std::vector<Row> rows{headings(
      {"case", "room", "about", "why", "opened", "air", "wanted", "faults", "state", "note"})};
  for (const Json& one : list) {
    const Json& seen = at(one, "evidence");
    const std::string state = text_at(one, "state");
    const bool said = at(one, "complaint").is_string();
    const std::string faults =
        at(seen, "faults") == "" ? std::string(kNothing) : plain_word(text_at(seen, "faults"));
    rows.push_back({{text_at(one, "case"), Style::bold},
                    {text_at(one, "number")},
                    {plain_word(text_at(one, said ? "complaint" : "subject"))},
                    {plain_word(text_at(one, "cause"))},
                    {time_at(one, "opened")},
                    {celsius(number_of(at(seen, "air")))},
                    {celsius(number_of(at(seen, "wanted")))},
                    {faults},
                    {plain_word(state), style_of_state(state)},
                    {or_nothing(at(one, "note") == "" ? std::string() : text_at(one, "note"))}});
  }
  return aligned(rows, paint);
}

std::string case_path(const Given& given) {
  return "/api/v1/cases/" + path_segment(given.argument);
}

HubRequest case_request(const Given& given) { return {"GET", case_path(given), {}}; }

std::string outputs_text(const Json& seen) {
  return "heating " + percent(number_of(at(seen, "heating"))) + ", cooling " +
         percent(number_of(at(seen, "cooling"))) + ", fan " + percent(number_of(at(seen, "fan")));
}

std::string case_screen(const Json& one, const Given&, const Paint& paint) {
  const Json& seen = at(one, "evidence");
  const bool said = at(one, "complaint").is_string();
  const std::string state = text_at(one, "state");
  const auto slope = number_of(at(seen, "kelvin_per_hour"));
  std::vector<Row> rows;
  rows.push_back({{"Room"}, {text_at(one, "number")}});
  rows.push_back({{"About"}, {plain_word(text_at(one, said ? "complaint" : "subject"))}});
  rows.push_back({{"Because"}, {plain_word(text_at(one, "cause"))}});
  rows.push_back({{"State"}, {plain_word(state), style_of_state(state)}});
  rows.push_back({{"Said"}, {time_at(seen, "since") + ", " + text_at(one, "times") + " times"}});
  rows.push_back({{"Opened"}, {time_at(one, "opened")}});
  rows.push_back(
      {{"Air"},
       {celsius(number_of(at(seen, "air_then"))) + ", then " + celsius(number_of(at(seen, "air"))) +
        ", wanted " + celsius(number_of(at(seen, "wanted")))}});
  rows.push_back({{"Change"}, {slope ? number_text(*slope) + " K/h" : std::string(kNothing)}});
  rows.push_back({{"Outputs"}, {outputs_text(seen)}});
  rows.push_back(
      {{"Faults"},
       {at(seen, "faults") == "" ? std::string(kNothing) : plain_word(text_at(seen, "faults"))}});
  rows.push_back(
      {{"Window"},
       {at(seen, "window_since").is_null() ? std::string("not open")
                                           : "open since " + time_at(seen, "window_since")}});
  rows.push_back({{"In the way"}, {hindrance_text(seen)}});
  rows.push_back({{"Got there"}, {time_at(one, "comfort_at")}});
  rows.push_back({{"Note"}, {or_nothing(at(one, "note") == "" ? "" : text_at(one, "note"))}});
  return paint("Case " + text_at(one, "case"), Style::bold) + '\n' + aligned(rows, paint, 2);
}

HubRequest change_request(const Given& given, std::string_view state) {
  Json body = Json::object();
  if (!state.empty()) body["state"] = std::string(state);
  if (given.has("note")) body["note"] = given.get("note");
  return {"PATCH", case_path(given), body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

HubRequest take_request(const Given& given) { return change_request(given, "acknowledged"); }
HubRequest resolve_request(const Given& given) { return change_request(given, "resolved"); }
HubRequest close_request(const Given& given) { return change_request(given, "closed"); }
HubRequest note_request(const Given& given) { return change_request(given, ""); }

constexpr std::array kComplaintsOptions{Option{"room", "NUMBER", "Only this room"}};
constexpr std::array kSayOptions{Option{"is", "COMPLAINT",
                                        "too_cold, too_warm, too_dark or too_bright", true,
                                        "too_cold too_warm too_dark too_bright"}};
constexpr std::array kCasesOptions{Option{"room", "NUMBER", "Only this room"},
                                   Option{"all", "", "Those that are over too"}};
constexpr std::array kNoteOptions{Option{"note", "TEXT", "For whoever comes next"}};
constexpr std::array kEndOptions{Option{"note", "TEXT", "What was done", true}};

constexpr std::array kComfortActions{
    Action{"comfort", "list", "", "What guests find wrong with their rooms, and how it stands",
           kComplaintsOptions, "list complaints", complaints_request, complaints_screen},
    Action{"comfort", "say", "number", "Say for the guest what is wrong with the room", kSayOptions,
           "complain of room", say_request, say_screen},
    Action{"case", "list", "", "Open cases, the oldest first", kCasesOptions, "list the cases",
           cases_request, cases_screen},
    Action{"case",
           "show",
           "case",
           "One case with what was measured",
           {},
           "show case",
           case_request,
           case_screen},
    Action{"case", "take", "case", "Say that somebody is at it", kNoteOptions, "take case",
           take_request, case_screen},
    Action{"case", "note", "case", "Write a note", kEndOptions, "write to case", note_request,
           case_screen},
    Action{"case", "resolve", "case", "Something was mended", kEndOptions, "resolve case",
           resolve_request, case_screen},
    Action{"case", "close", "case", "There was nothing to mend", kEndOptions, "close case",
           close_request, case_screen},
};

}  // namespace

std::span<const Action> comfort_actions() { return kComfortActions; }

}  // namespace innkeeper::hub::cli
