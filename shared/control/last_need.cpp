// SPDX-License-Identifier: Apache-2.0
#include "shared/control/last_need.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

constexpr std::int64_t kPerPercent = 10'000;
/// What a remembered need counts as until something is measured again.
constexpr int kRememberedStrongPercent = 80;
constexpr int kRememberedWeakPercent = 30;

/// How far the air is outside of the band on the side of `direction`; below zero: not at all.
room::TemperatureDelta off_by(const ClimateTask& task, Direction direction) {
  return direction == Direction::heating ? task.band.heat - *task.air : *task.air - task.band.cool;
}

Direction far_off(const ClimateTask& task) {
  for (const Direction direction : {Direction::heating, Direction::cooling}) {
    if (allows(task.mode, direction) && off_by(task, direction) >= kFarOff) return direction;
  }
  return Direction::none;
}

}  // namespace

LastNeed::LastNeed(const NeedState& remembered)
    : state_(remembered),
      mean_((remembered.strong ? kRememberedStrongPercent : kRememberedWeakPercent) * kPerPercent) {
}

void LastNeed::turn_to(Direction direction) {
  if (direction == Direction::none || direction == state_.direction) return;
  state_ = {direction, false};
  mean_ = 0;
}

void LastNeed::learn(const ClimateTask& task, const ClimateCommand& command,
                     room::Duration passed) {
  blind_since_.reset();
  if (task.mode == room::ClimateMode::off) return;  // what it would need nobody knows
  const bool heats = command.heating > room::Percent::zero();
  const bool cools = command.cooling > room::Percent::zero();
  const Direction far = far_off(task);
  turn_to(far != Direction::none ? far
          : heats                ? Direction::heating
          : cools                ? Direction::cooling
                                 : Direction::none);
  if (state_.direction == Direction::none) return;
  const room::Percent duty =
      state_.direction == Direction::heating ? command.heating : command.cooling;
  const std::int64_t passed_us = std::clamp(passed, room::Duration::zero(), kNeedAverage).count();
  mean_ += (duty.value() * kPerPercent - mean_) * passed_us / (kNeedAverage.count() + passed_us);
  if (far == state_.direction || mean_ >= kStrongPercent * kPerPercent) {
    state_.strong = true;
  } else if (mean_ < kStrongUntilPercent * kPerPercent &&
             off_by(task, state_.direction) < room::TemperatureDelta{}) {
    state_.strong = false;
  }
}

BlindDuty LastNeed::blind(bool may_heat, bool may_cool, bool hot_water, room::Time now) {
  if (!blind_since_) blind_since_ = now;
  const bool held = now - *blind_since_ >= kBlindHold;
  const bool needed = state_.strong || mean_ >= kSatisfiedPercent * kPerPercent;
  const int percent = state_.strong ? kBlindStrongPercent : kBlindWeakPercent;
  if (state_.direction == Direction::cooling && !hot_water) {
    return may_cool && needed ? BlindDuty{Direction::cooling, percent} : BlindDuty{};
  }
  if (!may_heat) return {};
  if (state_.direction == Direction::heating && needed) return {Direction::heating, percent};
  return held ? BlindDuty{Direction::heating, kBlindWeakPercent} : BlindDuty{};
}

BlindDuty LastNeed::guard(bool may_heat, bool hot_water, room::Time now) {
  if (!blind_since_) blind_since_ = now;
  const bool summer = state_.direction == Direction::cooling && !hot_water;
  return may_heat && !summer ? BlindDuty{Direction::heating, kBlindWeakPercent} : BlindDuty{};
}

}  // namespace innkeeper::control
