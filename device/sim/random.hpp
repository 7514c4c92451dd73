// SPDX-License-Identifier: Apache-2.0
// Chance for simulations: the same numbers from a seed with every standard library, whose own
// distributions differ; and small, since each room of a fleet has several: the standard's good engines
// take 2.5 to 5 kB each.
#pragma once

#include <bit>
#include <cstdint>

namespace innkeeper::sim {

/// PCG-XSH-RR 64/32 with its usual increment (M. O'Neill, HMC-CS-2014-0905, 6.3.1).
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_((kIncrement + seed) * kMultiplier + kIncrement) {}

  /// Uniform in [0, 1).
  [[nodiscard]] double uniform() { return static_cast<double>(draw()) / 4294967296.0; }
  /// Uniform in [low, high).
  [[nodiscard]] double between(double low, double high) { return low + (high - low) * uniform(); }
  [[nodiscard]] bool chance(double probability) { return uniform() < probability; }

  /// Mean 0, deviation 1, never beyond 6: the sum of twelve uniform numbers less its mean (twelve
  /// times the variance of 1/12). Only sums, so that no library's logarithm has a say.
  [[nodiscard]] double normal() {
    std::uint32_t sum = 0;
    for (int i = 0; i < 6; ++i) {
      const std::uint32_t bits = draw();
      sum += (bits & 0xFFFFU) + (bits >> 16U);
    }
    return (static_cast<double>(sum) + 6.0) / 65536.0 - 6.0;
  }
  [[nodiscard]] double normal(double mean, double deviation) { return mean + deviation * normal(); }

 private:
  static constexpr std::uint64_t kMultiplier = 6'364'136'223'846'793'005U;
  static constexpr std::uint64_t kIncrement = 1'442'695'040'888'963'407U;

  [[nodiscard]] std::uint32_t draw() {
    const std::uint64_t old = state_;
    state_ = old * kMultiplier + kIncrement;
    return std::rotr(static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U),
                     static_cast<int>(old >> 59U));
  }

  std::uint64_t state_;
};

/// A seed of its own for each part of a simulated room (the finaliser of MurmurHash3), so that a
/// part that draws more does not change the others.
[[nodiscard]] constexpr std::uint32_t seed_of(std::uint32_t seed, std::uint32_t part) {
  std::uint32_t mixed = seed + 0x9E3779B9U * (part + 1U);
  mixed = (mixed ^ (mixed >> 16U)) * 0x85EBCA6BU;
  mixed = (mixed ^ (mixed >> 13U)) * 0xC2B2AE35U;
  return mixed ^ (mixed >> 16U);
}

}  // namespace innkeeper::sim
