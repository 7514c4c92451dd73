// SPDX-License-Identifier: Apache-2.0
// How long to wait before the next attempt: full jitter, so that ten thousand rooms that lost their
// broker in the same second do not come back in the same second.
#pragma once

#include <cstdint>

namespace innkeeper {

/// Exponential back-off with full jitter: attempt n waits a random time in [0, min(cap, first * 2^n)).
/// Pure: the caller brings randomness and the clock.
class Backoff {
 public:
  /// REQUIRES: 0 < first_ms <= cap_ms.
  constexpr Backoff(std::uint32_t first_ms, std::uint32_t cap_ms)
      : first_ms_(first_ms), cap_ms_(cap_ms), window_ms_(first_ms) {}

  /// Milliseconds to wait before the next attempt; `random` is uniform over its 32 bits.
  [[nodiscard]] constexpr std::uint32_t next_ms(std::uint32_t random) {
    const auto wait = static_cast<std::uint32_t>((std::uint64_t{random} * window_ms_) >> 32U);
    window_ms_ = window_ms_ > cap_ms_ / 2 ? cap_ms_ : window_ms_ * 2;
    return wait;
  }

  /// After an attempt that held: the next failure starts from the first window again.
  constexpr void reset() { window_ms_ = first_ms_; }

 private:
  std::uint32_t first_ms_;
  std::uint32_t cap_ms_;
  std::uint32_t window_ms_;
};

}  // namespace innkeeper
