// SPDX-License-Identifier: Apache-2.0
// What every part of a simulated hotel shares.
#pragma once

#include "tests/sim/judge.hpp"
#include "tests/sim/options.hpp"
#include "tests/sim/random.hpp"
#include "tests/sim/scheduler.hpp"
#include "tests/sim/trace.hpp"

namespace innkeeper::simtest {

struct Stage {
  Stage(const Options& chosen, bool echo)
      : options(chosen),
        random(chosen.seed ^ 0xA0761D6478BD642FU),
        trace(time, echo),
        judge(time, trace) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  const Options options;
  Scheduler time;
  Random random;
  Trace trace;
  Judge judge;
};

}  // namespace innkeeper::simtest
