// SPDX-License-Identifier: Apache-2.0
// What the benchmarks on simulated rooms count in: the step, the day, degrees as a double.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::bench {

/// How often a room is stepped.
inline constexpr room::Duration kStep = std::chrono::seconds(10);
inline constexpr room::Duration kDay = std::chrono::hours(24);

/// To the nearest thousandth.
[[nodiscard]] inline room::Temperature degrees(double celsius) {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(celsius * 1000)));
}

}  // namespace innkeeper::bench
