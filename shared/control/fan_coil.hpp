// SPDX-License-Identifier: Apache-2.0
// Control of a fan-coil unit: two PI loops, the valve before the fan, after ASHRAE Guideline 36 (5.22).
#pragma once

#include <cstdint>

#include "shared/control/changeover.hpp"
#include "shared/control/fan_drive.hpp"
#include "shared/control/last_need.hpp"
#include "shared/control/pi_loop.hpp"
#include "shared/control/terminal.hpp"
#include "shared/control/valve_duty.hpp"

namespace innkeeper::control {

/// Supply water that heats, and that cools; between them it does neither (our choice, from the supply
/// temperatures of two-pipe houses). What has begun goes on until the water is kWaterHysteresis
/// beyond: a pump's swing must not shut valves.
inline constexpr room::Temperature kHotWater = room::Temperature::celsius(30);
inline constexpr room::Temperature kColdWater = room::Temperature::celsius(20);
inline constexpr room::TemperatureDelta kWaterHysteresis =
    room::TemperatureDelta::milli_kelvin(2000);
/// Smallest change worth moving a modulating valve for, in percent: one step of a sensor with tenths of
/// a kelvin is six, and with its noise it comes and goes (our choice: two steps).
inline constexpr int kSmallestMovePercent = 12;

class FanCoil {
 public:
  /// `remembered`: the room's last need before the board started. Valves need no rest from it, so that
  /// a target that moved while the power was off is answered at once.
  FanCoil(const Terminal& terminal, const NeedState& remembered)
      : terminal_(terminal), need_(remembered), fan_(terminal.fan) {}

  /// One control step; `passed` since the last one.
  ClimateCommand step(const ClimateTask& task, room::Time now, room::Duration passed);

  [[nodiscard]] const NeedState& need() const { return need_.state(); }

 private:
  void judge_water(const ClimateTask& task);
  [[nodiscard]] bool may(const ClimateTask& task, Direction direction) const;
  [[nodiscard]] Direction wanted(const ClimateTask& task) const;
  /// Turns to direction `next` as soon as it may.
  void follow(const ClimateTask& task, Direction next, room::Time now);
  void turn_to(Direction direction, room::Time now);
  [[nodiscard]] LoopOutput demand(const ClimateTask& task, room::Duration passed);
  /// Valve and fan for a share of the valve in percent.
  [[nodiscard]] ClimateCommand drive(int share, FanDrive::Wish fan, room::Time now,
                                     room::Duration passed);
  void move_valve(int wanted);
  [[nodiscard]] ClimateCommand blind(const ClimateTask& task, room::Time now,
                                     room::Duration passed);
  void shut(room::Time now);

  Terminal terminal_;
  PiLoop heating_;
  PiLoop cooling_;
  Changeover changeover_;
  LastNeed need_;
  FanDrive fan_;
  ValveDuty duty_;  ///< of an on/off valve
  Direction direction_ = Direction::none;
  Direction water_ = Direction::none;  ///< what it can do, in a two-pipe system
  int valve_percent_ = 0;
};

}  // namespace innkeeper::control
