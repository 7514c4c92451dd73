// SPDX-License-Identifier: Apache-2.0
// Stay events as one line of text, so that tests of the PMS link read as a list of what was said.
#pragma once

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
  std::string operator()(const CheckedIn& in) const {
    return "in " + in.reservation + " " + in.room + " " + in.facts.profile.value_or("-") + " " +
           share(in.share) + (in.resync ? " resync" : "");
  }
  std::string operator()(const StayUpdated& updated) const {
    return "updated " + updated.reservation + " " + updated.room + " " +
           updated.facts.profile.value_or("-");
  }
  std::string operator()(const RoomMoved& moved) const {
    return "moved " + moved.reservation + " " + moved.room + " " + moved.previous_room + " " +
           moved.facts.profile.value_or("-") + " " + share(moved.share);
  }
  std::string operator()(const CheckedOut& out) const {
    return "out " + out.reservation + " " + out.room;
  }
  std::string operator()(const RoomEmptied& emptied) const { return "emptied " + emptied.room; }
  std::string operator()(const auto&) const { return "another event"; }
};

inline std::string to_text(const StayEvent& event) { return std::visit(StayEventText{}, event); }

}  // namespace innkeeper::hub::pms
