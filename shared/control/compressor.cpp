// SPDX-License-Identifier: Apache-2.0
#include "shared/control/compressor.hpp"

namespace innkeeper::control {
namespace {

using room::Percent;

bool allows(room::ClimateMode mode, Direction direction) {
  if (mode == room::ClimateMode::automatic) return true;
  return mode ==
         (direction == Direction::heating ? room::ClimateMode::heat : room::ClimateMode::cool);
}

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

Direction Compressor::needed(const ClimateTask& task) const {
  if (!task.air) return Direction::none;
  // A running unit goes on until the air is inside the band by as much as it started outside of it.
  const bool heats = running_ == Direction::heating;
  const bool cools = running_ == Direction::cooling;
  const room::Temperature heat_until =
      heats ? task.band.heat + kHysteresis : task.band.heat - kHysteresis;
  const room::Temperature cool_until =
      cools ? task.band.cool - kHysteresis : task.band.cool + kHysteresis;
  if (*task.air < heat_until && allows(task.mode, Direction::heating)) return Direction::heating;
  if (*task.air > cool_until && allows(task.mode, Direction::cooling)) return Direction::cooling;
  return Direction::none;
}

bool Compressor::may_start(Direction direction, const ClimateTask&, room::Time now) {
  if (now - stopped_at_ < kShortestOff) return false;
  const auto& oldest = starts_at_[starts_ % kMostStartsAnHour];
  if (oldest && now - *oldest < std::chrono::hours(1)) return false;
  if (last_ == Direction::none || last_ == direction || band_moved_) return true;
  if (!other_since_) other_since_ = now;
  return now - *other_since_ >= kChangeover;
}

void Compressor::start(Direction direction, room::Time now) {
  running_ = last_ = direction;
  started_at_ = now;
  starts_at_[starts_ % kMostStartsAnHour] = now;
  ++starts_;
  band_moved_ = false;
  other_since_.reset();
}

void Compressor::stop(room::Time now) {
  running_ = Direction::none;
  stopped_at_ = now;
}

ClimateCommand Compressor::step(const ClimateTask& task, room::Time now) {
  if (!(task.band == band_)) band_moved_ = true;
  band_ = task.band;
  const bool forbidden =
      task.mode == room::ClimateMode::off || (runs() && !allows(task.mode, running_));
  const Direction next = needed(task);
  if (next == Direction::none || next == last_) other_since_.reset();
  if (runs()) {
    // What safety forbids stops at once; a wish waits for the shortest run.
    if (forbidden || (next != running_ && now - started_at_ >= kShortestOn)) stop(now);
  } else if (!forbidden && next != Direction::none && may_start(next, task, now)) {
    start(next, now);
  }
  return command(task, now);
}

ClimateCommand Compressor::command(const ClimateTask& task, room::Time now) const {
  ClimateCommand result;
  if (running_ == Direction::heating) result.heating = Percent::full();
  if (running_ == Direction::cooling) result.cooling = Percent::full();
  const bool overrun = starts_ > 0 && now - stopped_at_ < kFanOverrun;
  const bool on_demand = runs() || (!runs() && overrun);
  const bool wished = task.mode != room::ClimateMode::off && runs_always(task.fan);
  if (on_demand || wished) result.fan = speed(task.fan);
  return result;
}

}  // namespace innkeeper::control
