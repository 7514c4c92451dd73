// SPDX-License-Identifier: Apache-2.0
// What a room needed last, and what its terminal does with that when no sensor tells the air any more.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// The part of the need that is kept over a power cut.
struct NeedState {
  Direction direction = Direction::none;  ///< in which the terminal worked last; none: never yet
  bool strong = false;
  friend constexpr bool operator==(const NeedState&, const NeedState&) = default;
};

/// A need is strong when the terminal's duty (the opening of a valve, the running time of a compressor)
/// was more than 0.7 on average, or the air far from its band; a strong one goes on at 0.4 (Versatile
/// Thermostat's rule for a silent sensor). It stays strong until it falls below half (our choice).
inline constexpr int kStrongPercent = 70;
inline constexpr int kStrongUntilPercent = 50;
inline constexpr int kBlindStrongPercent = 40;
/// A weaker one goes on at half of that: with the fan at low speed a room of 25 m2 and 2 kW is then held
/// about 10 K above the outdoors, which neither freezes nor stifles (our calculation).
inline constexpr int kBlindWeakPercent = 20;
/// Less than this is no need: the room was as it should be (our choice).
inline constexpr int kSatisfiedPercent = 10;
/// Time constant of the average: two swings of a compressor (our choice).
inline constexpr room::Duration kNeedAverage = std::chrono::minutes(30);
/// Air so far from its band tells a strong need at once, however short the duty (our choice).
inline constexpr room::TemperatureDelta kFarOff = room::TemperatureDelta::milli_kelvin(2000);
/// So long nothing is done where no need is known, or none was there (Versatile Thermostat: a sensor
/// that is silent for 60 min).
inline constexpr room::Duration kBlindHold = std::chrono::hours(1);

/// What a terminal is driven by without a temperature.
struct BlindDuty {
  Direction direction = Direction::none;
  int percent = 0;  ///< 0, kBlindWeakPercent or kBlindStrongPercent
};

class LastNeed {
 public:
  explicit LastNeed(const NeedState& remembered);

  /// One step with a temperature: what was asked for and what the terminal was told.
  void learn(const ClimateTask& task, const ClimateCommand& command, room::Duration passed);

  /// One step without: the duty by the last need. Without any known need, and after a winter's day
  /// that needed none, a little heat after kBlindHold, since pipes freeze and guests do; cold is only
  /// given where it was needed. `may_heat`, `may_cool`: by mode and water. `hot_water`: the house sends it
  /// now, so that a need of cold is out of season.
  [[nodiscard]] BlindDuty blind(bool may_heat, bool may_cool, bool hot_water, room::Time now);

  /// Likewise where only frost is to be kept out: a little heat at once, unless cold was needed last.
  [[nodiscard]] BlindDuty guard(bool may_heat, bool hot_water, room::Time now);

  [[nodiscard]] const NeedState& state() const { return state_; }

 private:
  void turn_to(Direction direction);

  NeedState state_;
  std::int64_t mean_ = 0;  ///< duty in state_.direction, in millionths
  std::optional<room::Time> blind_since_;
};

}  // namespace innkeeper::control
