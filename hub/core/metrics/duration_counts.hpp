// SPDX-License-Identifier: Apache-2.0
// How long something took, counted by size: a histogram for whoever watches the hub. Counting costs a
// handful of comparisons and no lock; whoever reads does so on the same thread.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

class DurationCounts {
 public:
  /// Upper ends, inclusive. A commit takes about a millisecond, a room some more to confirm; 5, 15 and
  /// 60 s are when a plan is sent again, 90 s is when it is given up.
  static constexpr std::array<room::Duration, 16> kBounds = {
      std::chrono::microseconds(500),  std::chrono::milliseconds(1),
      std::chrono::microseconds(2500), std::chrono::milliseconds(5),
      std::chrono::milliseconds(10),   std::chrono::milliseconds(25),
      std::chrono::milliseconds(50),   std::chrono::milliseconds(100),
      std::chrono::milliseconds(250),  std::chrono::milliseconds(500),
      std::chrono::seconds(1),         std::chrono::milliseconds(2500),
      std::chrono::seconds(5),         std::chrono::seconds(15),
      std::chrono::seconds(60),        std::chrono::seconds(90)};

  void add(room::Duration took) {
    const auto* const bound = std::lower_bound(kBounds.begin(), kBounds.end(), took);
    ++counts_[static_cast<std::size_t>(bound - kBounds.begin())];
    sum_ += took;
    ++total_;
  }

  /// How many took at most kBounds[i] and longer than the bound before; the last entry is of those that took
  /// longer than any bound.
  [[nodiscard]] const auto& counts() const { return counts_; }
  [[nodiscard]] room::Duration sum() const { return sum_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }

 private:
  std::array<std::uint64_t, kBounds.size() + 1> counts_{};
  room::Duration sum_{};
  std::uint64_t total_ = 0;
};

}  // namespace innkeeper::hub
