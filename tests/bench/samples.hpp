// SPDX-License-Identifier: Apache-2.0
// Measured durations and what is said of them.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace innkeeper::bench {

using Clock = std::chrono::steady_clock;

class Samples {
 public:
  void add(Clock::duration duration) {
    microseconds_.push_back(std::chrono::duration<double, std::micro>(duration).count());
  }
  [[nodiscard]] std::size_t size() const { return microseconds_.size(); }
  /// The value below which `share` (0 to 1) of the samples lie, in microseconds; 0 without samples.
  [[nodiscard]] double quantile(double share) const {
    if (microseconds_.empty()) return 0;
    std::vector<double> sorted = microseconds_;
    std::sort(sorted.begin(), sorted.end());
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(share * last + 0.5)];
  }

 private:
  std::vector<double> microseconds_;
};

}  // namespace innkeeper::bench
