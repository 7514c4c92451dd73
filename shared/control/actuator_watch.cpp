// SPDX-License-Identifier: Apache-2.0
#include "shared/control/actuator_watch.hpp"

namespace innkeeper::control {

void ActuatorWatch::Attempt::update(bool works_hard, room::TemperatureDelta still_to_go,
                                    room::Temperature air, bool rising, room::Time now,
                                    bool& fault) {
  const bool arrived = still_to_go <= room::TemperatureDelta{};
  if (arrived) fault = false;
  if (!works_hard || arrived) {
    since.reset();
    return;
  }
  if (!since) {
    since = now;
    from = air;
  }
  const room::TemperatureDelta moved = rising ? air - from : from - air;
  if (moved >= kMustMoveBy) {
    fault = false;
    since = now;
    from = air;
  } else if (now - *since >= kMustMoveWithin) {
    fault = true;
  }
}

void ActuatorWatch::update(const ClimateCommand& command, const room::TemperatureBand& band,
                           std::optional<room::Temperature> air, std::optional<bool> fan_runs,
                           bool disturbed, room::Time now) {
  const bool told = command.fan > room::Percent::zero();
  if (!fan_runs || *fan_runs == told) {
    fan_differs_since_.reset();
    faults_.fan = false;
  } else {
    if (!fan_differs_since_) fan_differs_since_ = now;
    faults_.fan = faults_.fan || now - *fan_differs_since_ >= kFeedbackDelay;
  }
  if (!air || disturbed) {
    heating_.since.reset();
    cooling_.since.reset();
    return;
  }
  heating_.update(command.heating.value() >= kHardWorkPercent, band.heat - *air, *air, true, now,
                  faults_.heating);
  cooling_.update(command.cooling.value() >= kHardWorkPercent, *air - band.cool, *air, false, now,
                  faults_.cooling);
}

}  // namespace innkeeper::control
