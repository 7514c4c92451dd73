// SPDX-License-Identifier: Apache-2.0
// The parts of the deciding function; only decide.cpp calls them.
#pragma once

#include "shared/room/decide.hpp"

namespace innkeeper::room {

/// The inputs of the deciding function together.
struct Inputs {
  const Plan* plan;
  const Hand& hand;
  const Situation& situation;
  const Fixtures& fixtures;  ///< all of the room's: what one gives may depend on the others
  std::optional<HousekeepingTask> housekeeping;  ///< of its override, while that is in force
};

[[nodiscard]] inline bool is_rented(const Inputs& in) {
  return in.plan != nullptr && in.plan->rental == RentalState::rented;
}

/// Before the first plan the hours are those that a plan means when it says none.
[[nodiscard]] inline DayPart day_part_of(const Inputs& in) {
  return day_part(in.situation.time, in.plan != nullptr ? in.plan->quiet_hours : QuietHours{});
}

[[nodiscard]] inline bool is_evacuated(const Inputs& in) {
  return in.plan != nullptr && in.plan->evacuation;
}

[[nodiscard]] Because because_not_rented(RentalState rental);
[[nodiscard]] Because because_of(Source source);

[[nodiscard]] ClimateDecision decide_climate(const Inputs& in);
[[nodiscard]] Effective<ClimateMode> decide_mode(const Inputs& in);
[[nodiscard]] Effective<FanSetting> decide_fan(const Inputs& in);
[[nodiscard]] Effective<bool> decide_ventilation(const Inputs& in);

[[nodiscard]] ColourTemperature decide_white(const Inputs& in);
[[nodiscard]] LightDecision decide_light(const Inputs& in, const Fixture& fixture);

}  // namespace innkeeper::room
