// SPDX-License-Identifier: Apache-2.0
// What people ask about the boards of rooms, and what they get to see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/rooms/room_requests.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

struct ListDevices {};

using DeviceRequest = std::variant<ListDevices>;

/// A board, as far as the wire tells; what was heard, since the hub started.
struct DeviceView {
  room::RoomId id;
  std::string number;  ///< empty, as type and floor: a stranger, which no room declares
  std::string type;
  std::string floor;
  std::optional<wire::LinkState> link;      ///< none: not heard of
  std::optional<room::UtcTime> link_since;  ///< when that was first heard
  std::optional<room::UtcTime> heard;       ///< when it last said anything
  std::optional<std::uint32_t> boot;        ///< how often it has started in its life
  std::uint32_t restarts = 0;               ///< seen by the hub
  Delivery delivery = Delivery::none;
  std::optional<std::uint32_t> apply_ms;  ///< of its last plan; none before the first
  bool knows_time = false;
  std::vector<room::Fault> faults;
};

struct DevicesView {
  std::vector<DeviceView> devices;  ///< in the order of the property, strangers last by id
  bool has_more_strangers = false;  ///< than the hub remembers
};

}  // namespace innkeeper::hub
