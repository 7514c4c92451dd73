// SPDX-License-Identifier: Apache-2.0
// The fan of a fan-coil unit: as fast as the room needs, and as seldom changed as it bears.
#pragma once

#include <optional>

#include "shared/control/pi_loop.hpp"
#include "shared/control/terminal.hpp"

namespace innkeeper::control {

/// Least time between two changes of the fan's speed, its start and its stop among them (our choice: a
/// fan that hunts is heard).
inline constexpr room::Duration kFanDwell = std::chrono::minutes(2);
/// It stops only after so long with nothing to do: what takes a room away from its target comes back
/// within minutes (our choice, by the fan's changes in innkeeper-bench comfort).
inline constexpr room::Duration kFanStopsAfter = std::chrono::minutes(10);
/// A hand at the panel is answered at once, but not a hundred times a second (our choice).
inline constexpr room::Duration kFanHand = std::chrono::seconds(2);
/// A variable fan never turns slower (ASHRAE Guideline 36: minimum fan speed of the fan-coil unit).
inline constexpr int kSlowestFanPercent = 10;
/// Quiet means low speed at most while the air is no further from its band than this (our choice).
inline constexpr room::TemperatureDelta kQuietUpTo = room::TemperatureDelta::milli_kelvin(1500);

class FanDrive {
 public:
  explicit FanDrive(FanKind kind) : kind_(kind) {}

  struct Wish {
    room::FanSetting setting = room::FanSetting::automatic;
    LoopOutput output = 0;    ///< of the loop in charge
    bool valve_open = false;  ///< then the fan turns, whatever else
    bool quiet = false;       ///< no faster than low
  };
  room::Percent step(const Wish& wish, room::Time now);
  /// At once: the unit is off.
  void stop(room::Time now);

  /// It turns, or may start now.
  [[nodiscard]] bool is_ready(room::Time now) const;

 private:
  [[nodiscard]] int wanted(const Wish& wish, room::Time now) const;
  [[nodiscard]] int speed_for(LoopOutput output) const;

  FanKind kind_;
  int percent_ = 0;
  std::optional<room::FanSetting> setting_;
  bool hand_waits_ = false;  ///< the setting changed and is not answered yet
  std::optional<room::Time> changed_at_;
  std::optional<room::Time> needed_at_;
};

}  // namespace innkeeper::control
