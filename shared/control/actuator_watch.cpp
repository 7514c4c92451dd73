// SPDX-License-Identifier: Apache-2.0
#include "shared/control/actuator_watch.hpp"

namespace innkeeper::control {

void ActuatorWatch::Attempt::pause(bool target_moved, room::Temperature air, room::Time now) {
  if (!since_) return;
  if (!pause_) pause_ = Pause{now, air};
  // A terminal that pauses by itself has to do with the room; only a target that went away hides it.
  if (!target_moved || now - pause_->at >= kLongestPause) since_.reset();
}

void ActuatorWatch::Attempt::resume(room::Temperature air, room::Time now) {
  if (!since_) {
    since_ = now;
    from_ = air;
  } else if (pause_) {
    *since_ += now - pause_->at;
    from_ = from_ + (air - pause_->air);
  }
  pause_.reset();
}

void ActuatorWatch::Attempt::update(bool works_hard, room::Temperature target,
                                    room::Temperature air, bool rising, room::Time now,
                                    bool& fault) {
  const auto has_arrived = [&](room::Temperature at) { return rising ? air >= at : air <= at; };
  if ((since_ || fault) && has_arrived(target_)) {
    fault = false;
    since_.reset();
  }
  if (!works_hard || has_arrived(target)) {
    pause(target != target_, air, now);
    return;
  }
  resume(air, now);
  target_ = target;
  const room::TemperatureDelta moved = rising ? air - from_ : from_ - air;
  if (moved >= kMustMoveBy) {
    fault = false;
    since_ = now;
    from_ = air;
  } else if (now - *since_ >= kMustMoveWithin) {
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
    heating_.forget();
    cooling_.forget();
    return;
  }
  heating_.update(command.heating.value() >= kHardWorkPercent, band.heat, *air, true, now,
                  faults_.heating);
  cooling_.update(command.cooling.value() >= kHardWorkPercent, band.cool, *air, false, now,
                  faults_.cooling);
}

}  // namespace innkeeper::control
