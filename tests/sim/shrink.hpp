// SPDX-License-Identifier: Apache-2.0
// From a seed that breaks an invariant to the smallest hotel that still does: for the person who has to
// read its trace.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "tests/sim/options.hpp"
#include "tests/sim/world.hpp"

namespace innkeeper::simtest {

struct Shrunk {
  Wish wish;
  Outcome outcome;
  std::size_t runs = 0;
};

/// Shorter time, fewer rooms, fewer kinds of faults, as long as the same invariant breaks; at most `effort`
/// runs beside the first. `play` says what becomes of a hotel. REQUIRES: `outcome`, of `wish`, has a
/// violation.
[[nodiscard]] Shrunk shrink(std::uint64_t seed, const Wish& wish, Outcome outcome,
                            std::size_t effort, const std::function<Outcome(const Options&)>& play);

}  // namespace innkeeper::simtest
