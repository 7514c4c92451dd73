// SPDX-License-Identifier: Apache-2.0
// What every part of a simulated hotel shares.
#pragma once

#include <chrono>
#include <cstdint>

#include "tests/sim/judge.hpp"
#include "tests/sim/options.hpp"
#include "tests/sim/random.hpp"
#include "tests/sim/scheduler.hpp"
#include "tests/sim/trace.hpp"

namespace innkeeper::simtest {

/// When a hotel opens, in UTC.
inline constexpr std::int64_t kFirstSecond = 1'790'000'000;

struct Stage {
  Stage(const Options& chosen, bool echo)
      : options(chosen),
        random(chosen.seed ^ 0xA0761D6478BD642FU),
        trace(time, echo),
        judge(time, trace) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// UTC as the hub's clock shows it, which may be set.
  [[nodiscard]] room::UtcTime utc() const {
    const auto passed = time.now().time_since_epoch();
    return {kFirstSecond + utc_shift +
            std::chrono::duration_cast<std::chrono::seconds>(passed).count()};
  }
  /// A source of chance of its own: what one part draws does not depend on what the others do, so that a
  /// seed with fewer faults is still nearly the same hotel.
  [[nodiscard]] Random chance_of(std::uint64_t part) const {
    return Random((options.seed + 1) * 0x9E3779B97F4A7C15U ^ part * 0xD6E8FEB86659FD93U);
  }

  const Options options;
  Scheduler time;
  std::int64_t utc_shift = 0;  ///< seconds by which the hub's clock is wrong
  Random random;
  Trace trace;
  Judge judge;
};

}  // namespace innkeeper::simtest
