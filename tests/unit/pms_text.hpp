// SPDX-License-Identifier: Apache-2.0
// Stay events as one line of text, so that tests of the PMS link read as a list of what was said.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "hub/core/stays/stay_event.hpp"

namespace innkeeper::hub::pms {

struct StayEventText {
  static std::string share(Share share) {
    switch (share) {
      case Share::unknown: return "unknown";
      case Share::alone: return "alone";
      case Share::shared: return "shared";
    }
    return "?";
  }
  /// 2026-10-04.
  static std::string day(CivilDay day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day.days))};
    const auto two = [](unsigned value) {
      return (value < 10 ? "-0" : "-") + std::to_string(value);
    };
    return std::to_string(static_cast<int>(date.year())) +
           two(static_cast<unsigned>(date.month())) + two(static_cast<unsigned>(date.day()));
  }
  /// What is said beside the profile, each in its own words; nothing when nothing is said.
  static std::string more(const StayFacts& facts) {
    std::string text;
    if (facts.language) text += " speaks '" + *facts.language + "'";
    if (facts.vip) text += " vip '" + *facts.vip + "'";
    if (facts.greeting) text += " called '" + *facts.greeting + "'";
    if (facts.arrival) text += " from " + day(*facts.arrival);
    if (facts.departure) text += " to " + day(*facts.departure);
    return text;
  }
  std::string operator()(const CheckedIn& in) const {
    return "in " + in.reservation + " " + in.room + " " + in.facts.profile.value_or("-") + " " +
           share(in.share) + (in.resync ? " resync" : "") + more(in.facts);
  }
  std::string operator()(const StayUpdated& updated) const {
    return "updated " + updated.reservation + " " + updated.room + " " +
           updated.facts.profile.value_or("-") + more(updated.facts);
  }
  std::string operator()(const RoomMoved& moved) const {
    return "moved " + moved.reservation + " " + moved.room + " " + moved.previous_room + " " +
           moved.facts.profile.value_or("-") + " " + share(moved.share) + more(moved.facts);
  }
  std::string operator()(const CheckedOut& out) const {
    return "out " + out.reservation + " " + out.room;
  }
  std::string operator()(const RoomEmptied& emptied) const { return "emptied " + emptied.room; }
  std::string operator()(const CheckInReversed& in) const {
    return "in reversed " + in.reservation + " " + in.room;
  }
  std::string operator()(const CheckOutReversed& out) const {
    return "out reversed " + out.reservation + " " + out.room;
  }
  std::string operator()(const ArrivalExpected& arrival) const {
    return (arrival.expected ? "expected " : "not expected ") + arrival.room;
  }
  std::string operator()(const SyncStarted&) const { return "sync started"; }
  std::string operator()(const SyncEnded&) const { return "sync ended"; }
  std::string operator()(const SyncAborted&) const { return "sync aborted"; }
  std::string operator()(const NightAudit& audit) const {
    return audit.running ? "night audit" : "night audit over";
  }
  std::string operator()(const WakeCallChanged& call) const {
    return (call.wanted ? "wake " : "do not wake ") + call.room + " at " +
           std::to_string(call.at.seconds);
  }
  std::string operator()(const DoNotDisturbChanged& dnd) const {
    return "dnd " + dnd.room + (dnd.on ? " on" : " off");
  }
  std::string operator()(const RoomStatusTold& told) const {
    std::string text = "status " + told.room;
    if (told.condition) text += " condition " + std::to_string(static_cast<int>(*told.condition));
    if (told.sale) text += " sale " + std::to_string(static_cast<int>(*told.sale));
    return text;
  }
};

inline std::string to_text(const StayEvent& event) { return std::visit(StayEventText{}, event); }

}  // namespace innkeeper::hub::pms
