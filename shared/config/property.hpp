// SPDX-License-Identifier: Apache-2.0
// The property as an integrator declares it in property.toml: room types and rooms, already
// checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/room/fixture.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::config {

/// A property holds at most this many rooms (the largest hotels have about 7,500).
inline constexpr std::size_t kMaxRooms = 20'000;

struct RoomType {
  std::string name;
  room::Fixtures fixtures;
  room::ClimatePlan climate;    ///< comfort_source is always policy
  room::FixtureLevels welcome;  ///< light on arrival for guests without a preference
  room::Percent path_light = room::kPathLight;  ///< way to the bathroom at night; zero: none
  /// How many may sleep here: what a room assumes of a stay that does not say.
  std::uint8_t sleeps = 2;
};

struct Room {
  std::string number;  ///< the label on the door and the PMS's RN, as text: leading zeros count
  room::RoomId id;
  std::size_t type = 0;  ///< index into Property::types
  std::string floor;
};

struct Property {
  std::string name;
  std::string timezone;  ///< IANA name, e.g. Europe/Rome
  std::vector<RoomType> types;
  std::vector<Room> rooms;  ///< in declared order; numbers and ids are unique
};

}  // namespace innkeeper::config
