// SPDX-License-Identifier: Apache-2.0
#include "shared/control/actuator_watch.hpp"

#include <algorithm>

namespace innkeeper::control {

void ActuatorWatch::Attempt::pause(bool target_moved, room::Temperature air, room::Time now) {
  if (!since_) return;
  if (!pause_) pause_ = Pause{now, air};
  // A terminal that pauses by itself has to do with the room; only a target that went away hides it.
  if (!target_moved || now - pause_->at >= kLongestPause) since_.reset();
}

void ActuatorWatch::Attempt::resume(room::Temperature air, room::Time now) {
  if (!since_) {
    proven_ = false;
    begin_look(air, now);
    farthest_ = air;
    looks_ = 0;
  } else if (pause_) {
    const room::TemperatureDelta moved = air - pause_->air;
    *since_ += now - pause_->at;
    from_ = from_ + moved;
    farthest_ = farthest_ + moved;
  }
  pause_.reset();
}

void ActuatorWatch::Attempt::begin_look(room::Temperature air, room::Time now) {
  since_ = now;
  from_ = air;
  least_fan_ = room::Percent::full();
}

bool ActuatorWatch::Attempt::fails(room::Temperature air, bool rising) const {
  const auto gained = [&](room::Temperature from, room::Temperature to) {
    return rising ? to - from : from - to;
  };
  const bool held_back = least_fan_.value() < kFanMediumPercent;
  if (gained(air, target_) < (held_back ? kShortHeldBack : kMustMoveBy)) return false;
  const bool sinks = gained(air, from_) >= kSinksBy && gained(farthest_, air) < kTurnsBy;
  return sinks || looks_ >= (proven_ ? kLooksAtLimit : kLooks);
}

void ActuatorWatch::Attempt::update(bool works_hard, room::Percent fan, room::Temperature target,
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
  least_fan_ = std::min(least_fan_, fan);
  farthest_ = rising ? std::min(farthest_, air) : std::max(farthest_, air);
  const room::TemperatureDelta moved = rising ? air - farthest_ : farthest_ - air;
  if (moved >= kMustMoveBy) {
    fault = false;
    proven_ = true;
    looks_ = 0;
    farthest_ = air;
    begin_look(air, now);
  } else if (now - *since_ >= kLook) {
    looks_ = std::min<std::uint8_t>(looks_ + 1U, kLooksAtLimit);
    fault = fault || fails(air, rising);
    begin_look(air, now);
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
  heating_.update(command.heating.value() >= kHardWorkPercent, command.fan, band.heat, *air, true,
                  now, faults_.heating);
  cooling_.update(command.cooling.value() >= kHardWorkPercent, command.fan, band.cool, *air, false,
                  now, faults_.cooling);
}

}  // namespace innkeeper::control
