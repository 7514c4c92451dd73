// SPDX-License-Identifier: Apache-2.0
// From check-in to confirmed room, through the whole product, next to the floor that this machine
// and broker allow at all, measured in the same run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "tests/bench/samples.hpp"

namespace innkeeper::bench {

struct CheckinOptions {
  std::filesystem::path programs;
  std::size_t rooms = 100;
  std::size_t one_by_one = 500;  ///< check-ins with nothing else going on
  std::size_t in_flight = 256;   ///< check-ins under way at once when measuring the rate
  double seconds = 5;            ///< how long the rate is measured, at least
};

/// Latencies one at a time, and operations a second with many under way.
struct Measured {
  Samples latency;
  double per_second = 0;
};

struct CheckinResult {
  Measured product;  ///< GI record sent -> room's matching report seen by an observer
  Measured floor;  ///< one durable commit + raw MQTT publish, echo and return over the same broker
  std::uint64_t hub_kib = 0;
  std::uint64_t broker_kib = 0;
  double seconds_to_online = 0;  ///< from starting the rooms to all of them confirmed
};

/// Throws std::runtime_error when something does not work; nothing is left running.
[[nodiscard]] CheckinResult measure_checkin(const CheckinOptions& options);

}  // namespace innkeeper::bench
