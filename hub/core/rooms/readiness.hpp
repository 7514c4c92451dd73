// SPDX-License-Identifier: Apache-2.0
// How long a room still takes until it is ready for its guest, as far as that can be told.
#pragma once

#include <chrono>
#include <optional>

#include "hub/core/rooms/room_requests.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// A room within so much of its band counts as ready: nobody feels less. The console says the same.
inline constexpr room::TemperatureDelta kReadyWithin = room::TemperatureDelta::milli_kelvin(500);

/// By the rate that the board has learned from its own recoveries: it reports how far it may drift and
/// still be back within the plan's recovery_min, a margin of one deviation included, so that a room is
/// ready earlier more often than later. Zero: it is ready. None when the room is not made ready for
/// anybody, and where that rate says nothing: the room is not online or has not confirmed, tells no
/// temperature, is protected, faulty or switched off, or its board tells no rate (no drift is allowed, or
/// the rate is slower than what a board reports).
[[nodiscard]] std::optional<std::chrono::minutes> time_to_ready(const RoomView& room);

}  // namespace innkeeper::hub
