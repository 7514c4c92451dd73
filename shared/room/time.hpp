// SPDX-License-Identifier: Apache-2.0
// Time as data. RoomClock has no now(): only a program's shell reads a clock, everything else is told.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace innkeeper::room {

/// Monotonic time since an arbitrary origin (boot, start of the process), in microseconds.
/// It never goes back and says nothing about the wall clock.
struct RoomClock {
  using duration = std::chrono::duration<std::int64_t, std::micro>;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<RoomClock>;
  static constexpr bool is_steady = true;
};

using Time = RoomClock::time_point;
using Duration = RoomClock::duration;

inline constexpr std::int64_t kDay_s = 86'400;

/// Seconds since 1970-01-01 UTC. For people and for PMS fields; it never decides an order.
struct UtcTime {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const UtcTime&, const UtcTime&) = default;
};

}  // namespace innkeeper::room
