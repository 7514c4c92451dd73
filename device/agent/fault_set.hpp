// SPDX-License-Identifier: Apache-2.0
// The faults of a room, each there or not.
#pragma once

#include <cstdint>

#include "shared/room/report.hpp"

namespace innkeeper::agent {

class FaultSet {
 public:
  constexpr void set(room::Fault fault, bool present) {
    bits_ = present ? bits_ | bit(fault) : bits_ & ~bit(fault);
  }
  [[nodiscard]] constexpr bool has(room::Fault fault) const { return (bits_ & bit(fault)) != 0; }
  /// In the order of room::Fault.
  [[nodiscard]] constexpr FixedVector<room::Fault, room::kMaxFaults> list() const {
    FixedVector<room::Fault, room::kMaxFaults> result;
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(room::Fault::unknown); ++i) {
      const auto fault = static_cast<room::Fault>(i);
      if (has(fault)) static_cast<void>(result.push_back(fault));
    }
    return result;
  }
  friend constexpr bool operator==(const FaultSet&, const FaultSet&) = default;

 private:
  static constexpr std::uint32_t bit(room::Fault fault) {
    return std::uint32_t{1} << static_cast<unsigned>(fault);
  }
  static_assert(static_cast<unsigned>(room::Fault::unknown) <= room::kMaxFaults);
  std::uint32_t bits_ = 0;
};

}  // namespace innkeeper::agent
