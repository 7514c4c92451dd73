// SPDX-License-Identifier: Apache-2.0
// A room as Home Assistant discovers it over MQTT: one device with an entity for each thing to see or
// set. Everything seen is read out of what the room says anyway; everything set goes to the hub.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/config/property.hpp"
#include "shared/room/identity.hpp"

namespace innkeeper::hub::discovery {

struct DeviceOptions {
  std::string prefix = "homeassistant";  ///< Home Assistant's discovery prefix
  /// Devices are called by the numbers on the doors instead of the opaque ids: whoever may read the
  /// broker then knows which room is which.
  bool by_number = false;
  /// Also tells who is in: Home Assistant keeps the history of each entity, which of this one is a
  /// profile of when guests come and go.
  bool occupancy = false;
  bool commands = true;  ///< false: only what can be seen
  std::string version;   ///< of the hub
};

/// `<prefix>/device/innkeeper/<room>/config`: retained, QoS 1. Device discovery, which Home Assistant
/// has since 2024.11: one message a room instead of one for each of some fifteen entities.
[[nodiscard]] std::string discovery_topic(std::string_view prefix, const room::RoomId& room);
/// The same of all rooms.
[[nodiscard]] std::string discovery_filter(std::string_view prefix);
/// Nothing for any other topic.
[[nodiscard]] std::optional<room::RoomId> parse_discovery_topic(std::string_view prefix,
                                                                std::string_view topic);

/// The payload for it.
[[nodiscard]] std::string discovery_payload(const config::Room& room, const config::RoomType& type,
                                            const DeviceOptions& options);

}  // namespace innkeeper::hub::discovery
