// SPDX-License-Identifier: Apache-2.0
// Names of rooms and fixtures as they go over the wire.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "shared/util/fixed_string.hpp"

namespace innkeeper::room {

/// A room's opaque id, e.g. `r-7k2m9q`: 1 to 32 of a-z, 0-9 and '-', starting with a letter. It is
/// also MQTT user name, client id and certificate CN, hence the narrow alphabet. Never a room number.
using RoomId = FixedString<32>;

/// A light's name within its room, e.g. `bedside`: 1 to 16 of a-z, 0-9 and '_', starting with a letter.
using FixtureName = FixedString<16>;

/// Most lights a room can have; a plan of this many stays within its 1,024 bytes.
inline constexpr std::size_t kMaxFixtures = 12;

/// The hub's own place in the topic tree, where a room's id would stand: no room may be called so.
inline constexpr std::string_view kReservedRoomId = "hub";

/// Nothing when `text` is not a room id.
[[nodiscard]] std::optional<RoomId> room_id(std::string_view text);

/// Nothing when `text` is not a fixture name.
[[nodiscard]] std::optional<FixtureName> fixture_name(std::string_view text);

}  // namespace innkeeper::room
