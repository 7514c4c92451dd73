// SPDX-License-Identifier: Apache-2.0
// What was observed of one guest's comfort, as it is stored: all that learning.hpp needs, and no single
// night.
#pragma once

#include <cstdint>
#include <string>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

struct LearnedRow {
  std::string profile;
  std::uint32_t stays = 0;  ///< observed
  /// How much they count together at `since`, in millionths: one stay in which the guest chose a set point
  /// counts 1,000,000 then, and half of it a year later.
  std::uint64_t weight_micro = 0;
  room::Temperature mean;   ///< weighted mean of what was observed
  room::Temperature house;  ///< comfort of the house, towards which it is pulled, as last seen
  room::UtcTime since;

  [[nodiscard]] std::string key() const { return profile; }
  friend bool operator==(const LearnedRow&, const LearnedRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const LearnedRow& row);

}  // namespace innkeeper::hub
