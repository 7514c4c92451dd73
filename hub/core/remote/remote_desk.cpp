// SPDX-License-Identifier: Apache-2.0
#include "hub/core/remote/remote_desk.hpp"

#include <string>
#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

std::string shown(const std::optional<room::Temperature>& value) {
  return value ? text_of(*value) : "";
}

template <class Word>
std::string shown(const std::optional<Word>& value) {
  return value ? std::string(room::name_of(*value)) : "";
}

/// A part of the hand that is given, for the audit.
struct Part {
  std::string what;
  std::string before;
  std::string after;
};

/// REQUIRES: `given` has one of these parts.
Part part_of(const room::GivenHand& given, const room::Hand& hand) {
  if (given.setpoint) return {"hand.setpoint", shown(hand.setpoint), shown(given.setpoint)};
  if (given.fan) return {"hand.fan", shown(hand.fan), shown(given.fan)};
  return {"hand.scene", shown(hand.scene), shown(given.scene)};
}

}  // namespace

Answer RemoteDesk::answer(const RemoteRequest& request, Turn& turn) {
  const AskRoom& asked = std::get<AskRoom>(request);
  const std::size_t room = from_.rooms.by_id(asked.room);
  if (room == from_.rooms.size()) {
    return NotFound{"no room is declared as " + std::string(asked.room.view())};
  }
  if (from_.stays.count(asked.room) == 0) {
    return Conflict{"nobody rents this room: the property's policy holds until somebody checks in"};
  }
  if (const auto* service = std::get_if<room::ServiceWish>(&asked.wish)) {
    const SetService set{from_.rooms.room(room).number, *service, {}};
    return from_.housekeeping.answer(HousekeepingRequest(set), turn);
  }
  const room::Plan& plan = from_.ledger.entry(room).plan;
  if (plan.evacuation || from_.overrides.find(asked.room, OverrideKind::maintenance) != nullptr) {
    return Conflict{"maintenance or an evacuation holds this room: it must be released first"};
  }
  room::GivenHand given;
  if (const auto* fan = std::get_if<room::FanSetting>(&asked.wish)) given.fan = *fan;
  if (const auto* scene = std::get_if<room::Scene>(&asked.wish)) given.scene = *scene;
  if (const auto* setpoint = std::get_if<room::Temperature>(&asked.wish)) {
    const auto& limits = plan.climate;
    if (*setpoint < limits.min || *setpoint > limits.max) {
      return Invalid{{{"/setpoint", text_of(*setpoint) + " is not from " + text_of(limits.min) +
                                        " to " + text_of(limits.max) + ", this room's limits"}}};
    }
    given.setpoint = *setpoint;
  }
  return give(room, given, turn);
}

Answer RemoteDesk::give(std::size_t room, const room::GivenHand& given, Turn& turn) {
  const auto told = from_.hands.told(room);
  Part part = part_of(given, told.value_or(room::Hand{}));
  // A scene may be asked for again: lights that were set one by one since then go back to it.
  if (told && !given.scene && part.before == part.after) return Done{};
  from_.audit.record(turn, {from_.rooms.room(room).id,
                            std::move(part.what),
                            std::move(part.before),
                            std::move(part.after),
                            {}});
  from_.hands.give(room, given, turn);
  return Done{};
}

}  // namespace innkeeper::hub
