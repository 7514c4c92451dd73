// SPDX-License-Identifier: Apache-2.0
// Control of a fan-coil unit: two PI loops, the valve before the fan, after ASHRAE Guideline 36 (5.22).
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/pi_loop.hpp"
#include "shared/control/terminal.hpp"

namespace innkeeper::control {

/// Heating and cooling change places only after so much continuous demand of the other kind, unless the
/// band moved (auto-changeover of the Carrier TC-PHP01 manual).
inline constexpr room::Duration kChangeover = std::chrono::minutes(20);
/// Supply water that heats, and that cools; between them it does neither (our choice, from the supply
/// temperatures of two-pipe houses).
inline constexpr room::Temperature kHotWater = room::Temperature::celsius(30);
inline constexpr room::Temperature kColdWater = room::Temperature::celsius(20);
/// Least time between two changes of a three-speed fan's speed (our choice: a fan that hunts is heard).
inline constexpr room::Duration kFanDwell = std::chrono::minutes(2);
/// Period of an on/off valve's duty: at most six openings an hour, and no shorter than a thermal
/// actuator's stroke of three minutes needs (our choice).
inline constexpr room::Duration kValvePeriod = std::chrono::minutes(10);
/// Smallest change worth moving a modulating valve for, in percent: one step of a sensor with tenths of
/// a kelvin is six.
inline constexpr int kSmallestMovePercent = 8;
/// Quiet means low speed at most while the air is no further from its band than this (our choice).
inline constexpr room::TemperatureDelta kQuietUpTo = room::TemperatureDelta::milli_kelvin(1500);
/// A variable fan never turns slower (ASHRAE Guideline 36: minimum fan speed of the fan-coil unit).
inline constexpr int kSlowestFanPercent = 10;
/// Without any temperature a unit that was needed goes on at 40 % (Versatile Thermostat's fall-back for a
/// silent sensor).
inline constexpr int kBlindDutyPercent = 40;

enum class Direction : std::uint8_t { none, heating, cooling };

class FanCoil {
 public:
  explicit FanCoil(const Terminal& terminal) : terminal_(terminal) {}

  /// One control step; `passed` since the last one.
  ClimateCommand step(const ClimateTask& task, room::Time now, room::Duration passed);

  /// Demand of the loop that is in charge.
  [[nodiscard]] LoopOutput demand() const;

 private:
  [[nodiscard]] Direction wanted(const ClimateTask& task) const;
  void change_over(const ClimateTask& task, room::Time now);
  [[nodiscard]] room::Percent valve(LoopOutput output, room::Time now);
  [[nodiscard]] room::Percent fan(const ClimateTask& task, LoopOutput output, bool valve_open,
                                  room::Time now);
  [[nodiscard]] int speed_for(LoopOutput output) const;
  [[nodiscard]] ClimateCommand blind(const ClimateTask& task, room::Time now);

  Terminal terminal_;
  PiLoop heating_;
  PiLoop cooling_;
  Direction direction_ = Direction::none;
  std::optional<room::Time> other_since_;  ///< demand of the other direction
  room::TemperatureBand band_;
  bool band_moved_ = false;  ///< since the present direction was last needed
  int valve_percent_ = 0;
  int fan_percent_ = 0;
  std::optional<room::Time> fan_changed_;
  std::optional<room::Time> duty_began_;
};

}  // namespace innkeeper::control
