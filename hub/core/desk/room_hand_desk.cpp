// SPDX-License-Identifier: Apache-2.0
#include "hub/core/desk/room_hand_desk.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/rooms/room_scenes.hpp"
#include "hub/core/text.hpp"

namespace innkeeper::hub {

Answer RoomHandDesk::answer(const SetScene& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::Scene scene = request.scene;
  const std::vector<room::Scene> known =
      scenes_of(rooms_.type_of(room).fixtures, ledger_.entry(room).plan.lights);
  if (std::find(known.begin(), known.end(), scene) == known.end()) {
    std::string names;
    for (const room::Scene each : known) {
      names += (names.empty() ? "" : ", ") + std::string(room::name_of(each));
    }
    return Invalid{{{"/scene", std::string(room::name_of(scene)) + " is no scene of room " +
                                   rooms_.room(room).number + "; it has " +
                                   (names.empty() ? "no lights" : names)}}};
  }
  const auto told = hands_.told(room);
  // A light that the guest set after the scene gives way to the scene.
  if (told && told->scene == scene && told->lights.empty()) return Done{};
  room::GivenHand given;
  given.scene = scene;
  hands_.give(room, given, turn);
  const std::string before =
      told && told->scene ? std::string(room::name_of(*told->scene)) : std::string();
  audit_.record(
      turn, {rooms_.room(room).id, "hand.scene", before, std::string(room::name_of(scene)), ""});
  return Done{};
}

Answer RoomHandDesk::answer(const SetSetpoint& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::Temperature setpoint = request.setpoint;
  const room::Plan& plan = ledger_.entry(room).plan;
  const std::string& number = rooms_.room(room).number;
  if (plan.rental != room::RentalState::rented) {
    return Conflict{"nobody rents room " + number +
                    ": its temperature is the property's; check a guest in first"};
  }
  if (setpoint < plan.climate.min || setpoint > plan.climate.max) {
    return Invalid{{{"/setpoint", text_of(setpoint) + " is outside of what guests of room " +
                                      number + " may set: " + text_of(plan.climate.min) + " to " +
                                      text_of(plan.climate.max)}}};
  }
  const auto told = hands_.told(room);
  if (told && told->setpoint == setpoint) return Done{};
  room::GivenHand given;
  given.setpoint = setpoint;
  hands_.give(room, given, turn);
  audit_.record(turn, {rooms_.room(room).id, "hand.setpoint",
                       told && told->setpoint ? text_of(*told->setpoint) : std::string(),
                       text_of(setpoint), ""});
  return Done{};
}

}  // namespace innkeeper::hub
