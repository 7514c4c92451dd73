// SPDX-License-Identifier: Apache-2.0
// The worst hours of a large hotel: a thousand arrivals in a minute, all of them at once, and the night
// audit after which the PMS tells of every room.
#pragma once

#include <cstddef>
#include <filesystem>

#include "tests/bench/samples.hpp"

namespace innkeeper::bench {

struct RushOptions {
  std::filesystem::path programs;
  std::size_t rooms = 10'000;
  std::size_t arrivals = 1'000;  ///< at most a third of the rooms
  double minute = 60;            ///< seconds over which the first arrivals are spread
};

/// Seconds from the first record until the last room confirmed; of the floor, the same number of commits
/// and messages.
struct Wave {
  std::size_t rooms = 0;
  double product_s = 0;
  double floor_s = 0;
};

struct RushResult {
  Samples arrival;     ///< record sent -> room confirmed, spread over the minute
  double after_s = 0;  ///< from the last of those records until all of them were confirmed
  Wave burst;          ///< as many again, all at once
  Wave resync;         ///< a night audit and a synchronisation that fills every other room
  std::uint64_t hub_kib = 0;
};

/// Throws std::runtime_error when something does not work; nothing is left running.
[[nodiscard]] RushResult measure_rush(const RushOptions& options);

/// `innkeeper-bench rush`: the exit status.
[[nodiscard]] int report_rush(int argc, const char* const* argv);

}  // namespace innkeeper::bench
