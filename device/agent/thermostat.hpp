// SPDX-License-Identifier: Apache-2.0
// The room's first climate controller: proportional, in integers. Apart, because loops with memory
// will take its place without the agent noticing.
#pragma once

#include <optional>

#include "shared/room/plan.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::agent {

/// Heating and cooling, of which at least one is zero.
struct ClimateOutputs {
  room::Percent heating;
  room::Percent cooling;
  friend bool operator==(const ClimateOutputs&, const ClimateOutputs&) = default;
};

/// How far outside the band full power is reached. 1 K is our choice: a controller without an
/// integral has a lasting error, which is then below one kelvin, and a fan-coil unit that lifts its
/// room by 2 K in ten minutes does not yet swing.
inline constexpr room::TemperatureDelta kProportionalBand =
    room::TemperatureDelta::milli_kelvin(1000);

/// Smallest change worth moving a valve for; going to zero or full is always worth it. More than
/// the ten percent that one step of a sensor with tenths of a kelvin makes, or a reading on the
/// edge between two of them would move the valve every second.
inline constexpr int kSmallestMovePercent = 15;

/// What to drive, given what is driven now. Without a temperature both are off: heating or cooling
/// blindly can harm a guest within the hour, while a room among warm neighbours takes days to
/// freeze, and the fault is reported at once. REQUIRES: band.heat < band.cool.
[[nodiscard]] ClimateOutputs regulate(const room::TemperatureBand& band,
                                      std::optional<room::Temperature> air,
                                      const ClimateOutputs& now);

}  // namespace innkeeper::agent
