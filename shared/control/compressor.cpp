// SPDX-License-Identifier: Apache-2.0
#include "shared/control/compressor.hpp"

namespace innkeeper::control {
namespace {

using room::Percent;

Percent speed(room::FanSetting setting) {
  switch (setting) {
    case room::FanSetting::quiet:
    case room::FanSetting::low: return *Percent::from(kFanLowPercent);
    case room::FanSetting::automatic:
    case room::FanSetting::medium: return *Percent::from(kFanMediumPercent);
    case room::FanSetting::high: return Percent::full();
  }
  return Percent::full();
}

bool runs_always(room::FanSetting setting) {
  return setting != room::FanSetting::automatic && setting != room::FanSetting::quiet;
}

}  // namespace

Compressor::Demand Compressor::seen(const ClimateTask& task) const {
  // A running unit goes on until the air is inside the band by as much as it started outside of it.
  const bool heats = running_ == Direction::heating;
  const bool cools = running_ == Direction::cooling;
  const room::Temperature heat_until =
      heats ? task.band.heat + kHysteresis : task.band.heat - kHysteresis;
  const room::Temperature cool_until =
      cools ? task.band.cool - kHysteresis : task.band.cool + kHysteresis;
  if (*task.air < heat_until && allows(task.mode, Direction::heating)) {
    return {Direction::heating, true};
  }
  if (*task.air > cool_until && allows(task.mode, Direction::cooling)) {
    return {Direction::cooling, true};
  }
  return {};
}

Compressor::Demand Compressor::blind(const ClimateTask& task, room::Time now) {
  const bool may_heat = allows(task.mode, Direction::heating);
  const BlindDuty duty =
      task.frost_guard ? need_.guard(may_heat, false, now)
                       : need_.blind(may_heat, allows(task.mode, Direction::cooling), false, now);
  if (duty.direction == Direction::none) {
    blind_since_.reset();
    return {};
  }
  if (!blind_since_) blind_since_ = now;
  const room::Duration into = (now - *blind_since_) % kBlindPeriod;
  return {duty.direction, into < kBlindPeriod * duty.percent / 100};
}

bool Compressor::rested(room::Time now) const {
  return now - stopped_at_ >= kShortestOff && now - started_at_ >= kStartSpacing;
}

void Compressor::start(Direction direction, room::Time now) {
  running_ = direction;
  started_at_ = now;
  runs_on_ = true;
  changeover_.took(direction);
}

void Compressor::stop(room::Time now) {
  running_ = Direction::none;
  stopped_at_ = now;
}

ClimateCommand Compressor::step(const ClimateTask& task, room::Time now, room::Duration passed) {
  if (task.air) blind_since_.reset();
  const Demand demand = task.air ? seen(task) : blind(task, now);
  changeover_.see(task.band, demand.direction, now);
  const bool goes_on = demand.run && demand.direction == running_;
  if (runs()) {
    // What safety forbids stops at once; a wish waits for the shortest run.
    const bool forbidden = !allows(task.mode, running_);
    if (forbidden || (!goes_on && now - started_at_ >= kShortestOn)) stop(now);
  } else if (demand.run && rested(now) && changeover_.permits(demand.direction, now)) {
    start(demand.direction, now);
  }
  const ClimateCommand result = command(task, now);
  if (task.air) need_.learn(task, result, passed);
  return result;
}

ClimateCommand Compressor::command(const ClimateTask& task, room::Time now) const {
  ClimateCommand result;
  if (running_ == Direction::heating) result.heating = Percent::full();
  if (running_ == Direction::cooling) result.cooling = Percent::full();
  const bool overrun = runs_on_ && now - stopped_at_ < kFanOverrun;
  const bool wished = task.mode != room::ClimateMode::off && runs_always(task.fan);
  if (runs() || overrun || wished) result.fan = speed(task.fan);
  return result;
}

}  // namespace innkeeper::control
