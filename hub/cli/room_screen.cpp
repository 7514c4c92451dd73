// SPDX-License-Identifier: Apache-2.0
// The screen of one room: its state in words, then each effective value with its reason. Apart from
// the other screens, because it shows all that the hub knows of a room.
#include <algorithm>
#include <optional>

#include "hub/cli/screens.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

using Rows = std::vector<Row>;

std::string wish_text(const Preferences& wish) {
  std::vector<std::string> parts;
  if (wish.comfort) parts.push_back(celsius(wish.comfort));
  if (!wish.welcome.empty()) parts.push_back(levels_text(wish.welcome));
  return joined(parts);
}

std::string source_text(const Plan& plan) {
  const auto words = [](const std::string& source) {
    return source == "guest" ? "the guest" : source == "policy" ? "the hotel" : source;
  };
  if (plan.climate_source.empty() && plan.lights_source.empty()) return {};
  if (plan.climate_source == plan.lights_source) return " (of " + words(plan.climate_source) + ')';
  return " (temperature of " + words(plan.climate_source) + ", light of " +
         words(plan.lights_source) + ')';
}

void add_plan(Rows& rows, const Room& room) {
  if (!room.plan) {
    rows.push_back({{"Plan"}, {"none yet"}});
    return;
  }
  const Plan& plan = *room.plan;
  rows.push_back({{"Plan"}, {room.planned ? plan_text(*room.planned) : std::string(kNothing)}});
  rows.push_back({{"On arrival"}, {wish_text(plan.wish) + source_text(plan)}});
  if (plan.min && plan.max) {
    rows.push_back(
        {{"Allowed"}, {number_text(*plan.min) + " to " + celsius(plan.max) + " while rented"}});
  }
  if (plan.vacant_heat && plan.vacant_cool) {
    rows.push_back(
        {{"Vacant"}, {number_text(*plan.vacant_heat) + " to " + celsius(plan.vacant_cool)}});
  }
}

void add_delivery(Rows& rows, const Room& room) {
  Cell delivery = state(room.delivery);
  if (room.delivery == "confirmed" && room.confirm_ms) {
    delivery.text += " after " + duration(*room.confirm_ms);
  }
  rows.push_back({{"Delivery"}, delivery});
  rows.push_back(
      {{"In force"}, {room.confirmed ? plan_text(*room.confirmed) : std::string(kNothing)}});
}

void add_report(Rows& rows, const Room& room) {
  if (!room.report) {
    rows.push_back({{"Last report"}, {"none since the hub started"}});
    return;
  }
  const Report& report = *room.report;
  std::string text = report.result == "none" ? "no plan seen" : plain_word(report.result);
  if (report.result == "applied" && report.apply_ms) text += " in " + duration(*report.apply_ms);
  if (report.seq && report.boot) {
    text +=
        ", number " + std::to_string(*report.seq) + " since start " + std::to_string(*report.boot);
  }
  rows.push_back(
      {{"Last report"}, {text, report.result == "rejected" ? Style::bad : Style::plain}});
  for (const Refusal& refusal : report.errors) {
    rows.push_back({{"Refused"}, {refusal.at + ": " + plain_word(refusal.why), Style::bad}});
  }
  rows.push_back({{"Outputs"},
                  {"heating " + percent(report.heating) + ", cooling " + percent(report.cooling)}});
  const bool is_well = report.faults.empty();
  rows.push_back(
      {{"Faults"},
       {is_well ? "none" : plain_words(report.faults), is_well ? Style::plain : Style::bad}});
}

std::string reason_text(const std::string& because, std::optional<double> wanted,
                        std::optional<std::int64_t> until) {
  std::string text = reason(because);
  if (wanted) text += "; wanted " + celsius(wanted);
  if (until) text += ", until " + utc(*until);
  return text;
}

std::string level_of(const Levels& lights, const std::string& name) {
  const auto found = std::find_if(lights.begin(), lights.end(),
                                  [&name](const auto& light) { return light.first == name; });
  return found == lights.end() ? std::string(kNothing) : percent(found->second);
}

/// Each value with what it is now, what is aimed at, and why.
std::string effective_values(const Room& room, const Aims& aims, const Paint& paint) {
  Rows rows{headings({"VALUE", "NOW", "AIM", "BECAUSE"})};
  if (aims.climate) {
    rows.push_back(
        {{"temperature"},
         {celsius(room.air)},
         {aim(*aims.climate)},
         {reason_text(aims.climate->because, aims.climate->wanted, aims.climate->until)}});
  }
  for (const LightAim& light : aims.lights) {
    rows.push_back({{light.name},
                    {level_of(room.lights, light.name)},
                    {percent(light.level)},
                    {reason_text(light.because, std::nullopt, light.until)}});
  }
  return rows.size() == 1 ? std::string() : aligned(rows, paint, kScreenIndent);
}

/// What the room shall do, while it does not say so itself.
std::string still_wanted(const Room& room) {
  std::vector<std::string> parts;
  if (room.decision.climate) parts.push_back("temperature " + aim(*room.decision.climate));
  for (const LightAim& light : room.decision.lights) {
    parts.push_back(light.name + ' ' + percent(light.level));
  }
  return joined(parts);
}

}  // namespace

std::string room_screen(const Room& room, const Paint& paint) {
  std::string screen =
      paint("Room " + room.number, Style::bold) + "  " +
      joined({"floor " + or_nothing(room.floor), or_nothing(room.type), or_nothing(room.id)}) +
      '\n';
  Rows rows;
  const std::uint64_t stays = room.stays.value_or(0);
  rows.push_back(
      {{"Rental"},
       {plain_word(room.rental) +
        (stays == 0 ? "" : ", " + std::to_string(stays) + (stays == 1 ? " stay" : " stays"))}});
  rows.push_back({{"Link"}, link_state(room.link)});
  add_plan(rows, room);
  add_delivery(rows, room);
  add_report(rows, room);
  screen += aligned(rows, paint, kScreenIndent);
  // What the room itself says it does counts; without a word of it, what the hub wants of it.
  // A board of another make may report no reasons; then the hub's own decision has to do.
  const bool room_says =
      room.report && room.report->why.climate && room.report->why.climate->because != "unknown";
  const std::string values =
      effective_values(room, room_says ? room.report->why : room.decision, paint);
  if (values.empty()) return screen;
  screen += '\n' + values;
  if (room_says && room.delivery != "confirmed" && room.decision.climate) {
    screen += "\nThe hub still wants: " + still_wanted(room) + '\n';
  } else if (!room_says) {
    screen += "\nThis is what the hub wants; the room has not reported.\n";
  }
  return screen;
}

}  // namespace innkeeper::hub::cli
