// SPDX-License-Identifier: Apache-2.0
#include "shared/control/dimming.hpp"

#include <algorithm>
#include <array>

namespace innkeeper::control {
namespace {

/// The upper half of a product of 128 bits: compilers for boards have no type that wide.
constexpr std::uint64_t upper_product(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kLow = 0xFFFF'FFFFU;
  const std::uint64_t a_low = a & kLow;
  const std::uint64_t b_low = b & kLow;
  const std::uint64_t middle = (a >> 32U) * b_low + ((a_low * b_low) >> 32U);
  const std::uint64_t other_middle = a_low * (b >> 32U) + (middle & kLow);
  return (a >> 32U) * (b >> 32U) + (middle >> 32U) + (other_middle >> 32U);
}

/// Levels in 2^-48 of full light, from the top down by the curve's constant ratio 10^(3/253), which is
/// 1.02767975...; its inverse is held as a 62-bit fraction. The error of 253 steps stays below 1e-9.
constexpr std::array<std::uint64_t, 255> fine_table() {
  constexpr std::uint64_t kFull = std::uint64_t{1} << 48U;
  // 10^(-3/253) * 2^62, rounded.
  constexpr std::uint64_t kRatio = 4487474809310192827U;
  std::array<std::uint64_t, 255> table{};
  table[kFullDimLevel] = kFull;
  for (int level = kFullDimLevel - 1; level >= 1; --level) {
    const std::uint64_t above = table[static_cast<std::size_t>(level) + 1];
    table[static_cast<std::size_t>(level)] = upper_product(above << 2U, kRatio);
  }
  return table;
}

constexpr std::array<std::uint16_t, 255> linear_table() {
  const auto fine = fine_table();
  std::array<std::uint16_t, 255> table{};
  for (std::size_t level = 1; level < table.size(); ++level) {
    table[level] =
        static_cast<std::uint16_t>((fine[level] * 65'535U + (std::uint64_t{1} << 47U)) >> 48U);
  }
  return table;
}

constexpr auto kLinear = linear_table();

}  // namespace

std::uint16_t linear_of(DimLevel level) { return kLinear[std::min(level, kFullDimLevel)]; }

DimLevel dim_level_of(room::Percent share) {
  if (share == room::Percent::zero()) return 0;
  const std::uint32_t wanted = share.value() * 65'535U / 100U;
  const auto above = std::lower_bound(kLinear.begin() + 1, kLinear.end(), wanted);
  if (above == kLinear.end()) return kFullDimLevel;
  if (above == kLinear.begin() + 1) return 1;
  const auto below = above - 1;
  const bool nearer_below = wanted - *below < *above - wanted;
  return static_cast<DimLevel>((nearer_below ? below : above) - kLinear.begin());
}

}  // namespace innkeeper::control
