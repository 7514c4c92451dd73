// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/screens.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

/// Of a room's lights those that are on: a line of a list is short.
std::string lit_text(const Levels& lights) {
  Levels lit;
  for (const auto& light : lights) {
    if (light.second > 0) lit.push_back(light);
  }
  return lit.empty() && !lights.empty() ? "off" : levels_text(lit);
}

/// `21.4 -> 22.5 °C`: measured and wanted.
std::string climate_text(const Room& room) {
  const std::string wanted =
      room.decision.climate ? aim(*room.decision.climate) : std::string(kNothing);
  if (wanted == kNothing) return celsius(room.air);
  return (room.air ? number_text(*room.air) : "?") + " -> " + wanted;
}

}  // namespace

std::string status_screen(const Status& status, const Paint& paint) {
  const bool all_well = status.at_fault.value_or(0) == 0;
  std::vector<Row> rows;
  rows.push_back({{"Hub"}, {"version " + or_nothing(status.version)}});
  rows.push_back({{"Epoch"}, {count_text(status.epoch)}});
  rows.push_back({{"Broker"}, state(status.broker)});
  rows.push_back({{"PMS"}, status.pms.empty() ? Cell{"none configured"} : state(status.pms)});
  rows.push_back({{"Rooms"}, {count_text(status.rooms)}});
  rows.push_back({{"online"}, {count_text(status.online)}});
  rows.push_back({{"confirmed"}, {count_text(status.confirmed)}});
  rows.push_back({{"rented"}, {count_text(status.rented)}});
  rows.push_back(
      {{"at fault"}, {count_text(status.at_fault), all_well ? Style::plain : Style::bad}});
  std::string screen = paint(or_nothing(status.property), Style::bold) + '\n';
  screen += aligned(rows, paint, kScreenIndent);
  if (!all_well)
    screen += "Rooms at fault refused their plan or do not confirm it: see innkeeper rooms\n";
  return screen;
}

std::string rooms_screen(const std::vector<Room>& rooms, const Paint& paint) {
  if (rooms.empty()) return "The property has no rooms.\n";
  const auto has = [&rooms](auto&& says) { return std::any_of(rooms.begin(), rooms.end(), says); };
  const bool has_lights = has([](const Room& room) { return !room.lights.empty(); });
  const bool has_faults = has([](const Room& room) { return !room.faults.empty(); });
  std::vector<std::string> names{"ROOM",     "FLOOR", "TYPE",        "RENTAL",
                                 "DELIVERY", "LINK",  "TEMPERATURE", "BECAUSE"};
  if (has_lights) names.emplace_back("LIGHTS");
  if (has_faults) names.emplace_back("FAULTS");
  std::vector<Row> rows{headings(names)};
  for (const Room& room : rooms) {
    const auto& climate = room.decision.climate;
    Row row{{room.number, Style::bold},
            {or_nothing(room.floor)},
            {or_nothing(room.type)},
            {plain_word(room.rental)},
            state(room.delivery),
            link_state(room.link),
            {climate_text(room)},
            {climate ? short_reason(climate->because) : std::string(kNothing)}};
    if (has_lights) row.push_back({lit_text(room.lights)});
    if (has_faults && !room.faults.empty()) row.push_back({plain_words(room.faults), Style::bad});
    rows.push_back(std::move(row));
  }
  return aligned(rows, paint);
}

std::string preferences_screen(std::string_view profile, const Preferences& preferences,
                               const Paint& paint) {
  std::string screen = paint("Guest " + printable(profile), Style::bold) + '\n';
  std::vector<Row> rows;
  if (preferences.comfort) rows.push_back({{"temperature"}, {celsius(preferences.comfort)}});
  for (const auto& [name, level] : preferences.welcome) {
    rows.push_back({{"light " + name}, {percent(level)}});
  }
  if (rows.empty()) return screen + "  no preferences: the hotel's settings apply\n";
  return screen + aligned(rows, paint, kScreenIndent);
}

std::string problem_text(std::string_view what, const Problem& problem) {
  std::string text(what);
  text += ": " + (problem.title.empty() ? problem.detail : problem.title);
  if (!problem.title.empty() && !problem.detail.empty()) text += ": " + problem.detail;
  for (const Refusal& refusal : problem.errors) {
    text += "\n  " + (refusal.at.empty() ? "the document" : refusal.at) + ": " + refusal.why;
  }
  return text;
}

}  // namespace innkeeper::hub::cli
