// SPDX-License-Identifier: Apache-2.0
// All chance of a simulated hotel, from one seed. Not from <random>: its distributions give other
// numbers with another library, and a seed must mean the same everywhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "shared/room/time.hpp"

namespace innkeeper::simtest {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint32_t next32() { return static_cast<std::uint32_t>(next() >> 32U); }

  /// From 0 to `bound` - 1. REQUIRES: bound > 0.
  std::size_t below(std::size_t bound) { return next() % bound; }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  bool chance(std::size_t per_mille) { return below(1000) < per_mille; }

  room::Duration between(room::Duration low, room::Duration high) {
    const auto span = static_cast<std::size_t>((high - low).count()) + 1;
    return low + room::Duration(static_cast<std::int64_t>(below(span)));
  }
  /// The wait until the next of events that come once in `mean`.
  room::Duration around(room::Duration mean) { return between(room::Duration(1), mean * 2); }

 private:
  std::uint64_t state_;
};

}  // namespace innkeeper::simtest
