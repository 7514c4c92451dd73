// SPDX-License-Identifier: Apache-2.0
// Learns how warm a guest likes it from what the guest chose: the conjugate rule for a normal mean, with
// shrinkage to the house and forgetting. Pure. docs/stays.md explains it to people.
#pragma once

#include <string>

#include "hub/core/guests/learned_row.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// How far guests differ from each other, and one guest from stay to stay, as standard deviations in
/// kelvin. Our choice: no study of hotel guests gives either; bench/learning shows what comes of them.
inline constexpr double kBetweenGuests = 1.5;
inline constexpr double kWithinGuest = 1.0;
/// What was observed counts half after this time: people and seasons change.
inline constexpr double kHalfLifeDays = 365;
/// Who changes nothing says little: as a choice of the offered target with four times the variance.
inline constexpr double kUntouchedWeight = 0.25;
/// A learned comfort stays within what houses offer.
inline constexpr room::Temperature kLowestLearned = room::Temperature::celsius(18);
inline constexpr room::Temperature kHighestLearned = room::Temperature::celsius(27);

/// One stay: the set point the guest chose, or the offered target that the guest left alone.
struct Observation {
  room::Temperature chosen;
  bool by_hand = true;
};

/// `before` with one more observation; an empty row for a first one. `house`: comfort of the house.
[[nodiscard]] LearnedRow observed(LearnedRow before, const Observation& observation,
                                  room::Temperature house, room::UtcTime now);

struct Estimate {
  double celsius = 0;        ///< unrounded, unclamped
  double data_weight = 0;    ///< share of what was observed in it, 0 .. 1; the rest is the house's
  double deviation_k = 0;    ///< standard deviation of the guest's true preference around it
  room::Temperature target;  ///< in steps of 0.1 degrees, within the learned range
};

/// As of `row.since`.
[[nodiscard]] Estimate estimate(const LearnedRow& row);

/// `22.7 °C: 3 stays averaged 22.8, pulled 13 % to the house's 21.9`.
[[nodiscard]] std::string explain(const LearnedRow& row);

}  // namespace innkeeper::hub
