// SPDX-License-Identifier: Apache-2.0
// Measured durations and what is said of them.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "tests/support/quantile.hpp"

namespace innkeeper::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

class Samples {
 public:
  void add(Clock::duration duration) {
    microseconds_.push_back(std::chrono::duration<double, std::micro>(duration).count());
  }
  [[nodiscard]] std::size_t size() const { return microseconds_.size(); }
  /// The value below which `share` (0 to 1) of the samples lie, in microseconds; 0 without samples.
  [[nodiscard]] double quantile(double share) const {
    return support::quantile(microseconds_, share);
  }

 private:
  std::vector<double> microseconds_;
};

}  // namespace innkeeper::bench
