// SPDX-License-Identifier: Apache-2.0
#include "shared/control/fan_coil.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using room::Percent;

/// The first half of a loop's output opens the valve, in percent.
int valve_share(LoopOutput output) {
  constexpr int kHalf = kFullOutput / 2;
  return static_cast<int>(std::min<std::int64_t>(std::int64_t{output} * 100 / kHalf, 100));
}

bool is_quiet(const ClimateTask& task) {
  return task.fan == room::FanSetting::quiet && *task.air + kQuietUpTo >= task.band.heat &&
         *task.air - kQuietUpTo <= task.band.cool;
}

}  // namespace

void FanCoil::judge_water(const ClimateTask& task) {
  if (!task.water) {
    water_ = Direction::none;
    return;
  }
  const bool was_hot = water_ == Direction::heating;
  const bool was_cold = water_ == Direction::cooling;
  const room::TemperatureDelta none{};
  if (*task.water >= kHotWater - (was_hot ? kWaterHysteresis : none)) {
    water_ = Direction::heating;
  } else if (*task.water <= kColdWater + (was_cold ? kWaterHysteresis : none)) {
    water_ = Direction::cooling;
  } else {
    water_ = Direction::none;
  }
}

bool FanCoil::may(const ClimateTask& task, Direction direction) const {
  const bool has_water = terminal_.kind != TerminalKind::fan_coil_2_pipe || water_ == direction;
  return has_water && allows(task.mode, direction);
}

Direction FanCoil::wanted(const ClimateTask& task) const {
  if (*task.air < task.band.heat && may(task, Direction::heating)) return Direction::heating;
  if (*task.air > task.band.cool && may(task, Direction::cooling)) return Direction::cooling;
  return Direction::none;
}

void FanCoil::turn_to(Direction direction, room::Time now) {
  if (direction == direction_) return;
  direction_ = direction;
  heating_.reset();
  cooling_.reset();
  duty_.shut(now);
  valve_percent_ = 0;
}

void FanCoil::follow(const ClimateTask& task, Direction next, room::Time now) {
  if (!may(task, direction_)) turn_to(Direction::none, now);
  changeover_.see(task.band, next, now);
  if (next == Direction::none || next == direction_ || !changeover_.permits(next, now)) return;
  if (duty_.is_open()) return;  // without demand it shuts when its shortest opening is over
  turn_to(next, now);
  changeover_.took(next);
}

LoopOutput FanCoil::demand(const ClimateTask& task, room::Duration passed) {
  switch (direction_) {
    case Direction::heating: return heating_.step(task.band.heat - *task.air, passed);
    case Direction::cooling: return cooling_.step(*task.air - task.band.cool, passed);
    case Direction::none: return 0;
  }
  return 0;
}

ClimateCommand FanCoil::step(const ClimateTask& task, room::Time now, room::Duration passed) {
  judge_water(task);
  if (task.mode == room::ClimateMode::off) {
    shut(now);
    return {};
  }
  if (!task.air) return blind(task, now, passed);
  follow(task, wanted(task), now);
  const LoopOutput output = demand(task, passed);
  const ClimateCommand command =
      drive(valve_share(output), {.setting = task.fan, .output = output, .quiet = is_quiet(task)},
            now, passed);
  need_.learn(task, command, passed);
  return command;
}

ClimateCommand FanCoil::drive(int share, FanDrive::Wish fan, room::Time now,
                              room::Duration passed) {
  // A coil works only with its fan (Guideline 36), so the valve waits where the fan must.
  const bool ready = fan_.is_ready(now);
  if (terminal_.valve == ValveKind::on_off) {
    valve_percent_ = duty_.step(share, ready, now, passed) ? 100 : 0;
  } else {
    move_valve(ready ? share : 0);
  }
  fan.valve_open = valve_percent_ > 0;
  const Percent open = *Percent::from(valve_percent_);
  const Percent speed = fan_.step(fan, now);
  const bool heats = direction_ == Direction::heating;
  return {heats ? open : Percent::zero(), heats ? Percent::zero() : open, speed};
}

void FanCoil::move_valve(int wanted) {
  const int move = wanted - valve_percent_;
  const bool worth = move >= kSmallestMovePercent || move <= -kSmallestMovePercent;
  if (worth || wanted == 0 || wanted == 100) valve_percent_ = wanted;
}

ClimateCommand FanCoil::blind(const ClimateTask& task, room::Time now, room::Duration passed) {
  const bool may_heat = may(task, Direction::heating);
  const bool hot_water = water_ == Direction::heating;
  const BlindDuty blind =
      task.frost_guard ? need_.guard(may_heat, hot_water, now)
                       : need_.blind(may_heat, may(task, Direction::cooling), hot_water, now);
  follow(task, blind.direction, now);
  const int share = direction_ == blind.direction ? blind.percent : 0;
  return drive(share, {.setting = task.fan, .quiet = true}, now, passed);
}

void FanCoil::shut(room::Time now) {
  turn_to(Direction::none, now);
  fan_.stop(now);
}

}  // namespace innkeeper::control
