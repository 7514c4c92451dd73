// SPDX-License-Identifier: Apache-2.0
// What building systems ask of a room, such as Home Assistant over MQTT. They know rooms by id and say one
// thing at a time.
#pragma once

#include <variant>

#include "shared/room/climate.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// Sets this part of the hand of whoever stays in the room; each is a level, so that the same message
/// twice changes nothing the second time.
struct AskRoom {
  room::RoomId room;
  std::variant<room::Temperature, room::FanSetting, room::Scene, room::ServiceWish> wish;
};

using RemoteRequest = std::variant<AskRoom>;

}  // namespace innkeeper::hub
