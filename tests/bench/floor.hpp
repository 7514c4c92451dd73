// SPDX-License-Identifier: Apache-2.0
// The floor: the least that any hub with a durable database and an MQTT broker must do for a
// check-in.
#pragma once

#include <filesystem>

#include "tests/bench/checkin.hpp"
#include "tests/support/house.hpp"

namespace innkeeper::bench {

/// Commits one room and one stay durably, publishes QoS 1, and an echoing client publishes back.
/// The rate groups commits as the hub does: one for all that wait.
[[nodiscard]] Measured measure_floor(support::House& house, const CheckinOptions& options);

/// Seconds for so many commits and returned messages, at most 256 under way at once.
[[nodiscard]] double measure_floor_of(support::House& house, std::size_t count);

}  // namespace innkeeper::bench
