// SPDX-License-Identifier: Apache-2.0
// How far an empty room may drift: as far as it recovers from within the property's minutes, by rates
// that the board learns from its own recoveries.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

/// What was learned of one direction, in whole numbers so that it can be kept over a power cut.
struct RecoveryRate {
  std::uint16_t seconds_per_kelvin = 270;  ///< mean; the prior is a 25 m2 room with 2 kW, see below
  std::uint16_t deviation = 120;           ///< of a single recovery from the mean, in s/K
  std::uint8_t episodes = 0;               ///< how many were learned from, 255: or more
  friend constexpr bool operator==(const RecoveryRate&, const RecoveryRate&) = default;
};

struct RecoveryRates {
  RecoveryRate heating;
  RecoveryRate cooling;
  friend constexpr bool operator==(const RecoveryRates&, const RecoveryRates&) = default;
};

/// Bounds of any rate: half a minute a kelvin is a fan heater in a cupboard, two hours a broken one.
inline constexpr std::uint16_t kFastestRate = 30;
inline constexpr std::uint16_t kSlowestRate = 7200;
/// A recovery teaches something when it spans at least this much, at full demand (our choice: five steps
/// of a sensor with tenths of a kelvin).
inline constexpr room::TemperatureDelta kLeastRecovery = room::TemperatureDelta::milli_kelvin(800);
/// The drift is never less, nor more: below it is not worth the travel of a valve, beyond it furniture
/// and walls are cold to the touch (our choice).
inline constexpr room::TemperatureDelta kLeastSetback = room::TemperatureDelta::milli_kelvin(500);
inline constexpr room::TemperatureDelta kMostSetback = room::TemperatureDelta::milli_kelvin(6000);

class Recovery {
 public:
  /// Rates outside their bounds are brought inside: memory may hold anything.
  explicit Recovery(const RecoveryRates& learned);

  /// Watches one control step. `disturbed`: a window is open or the sensor changed; such an episode
  /// teaches nothing.
  void observe(const ClimateCommand& command, const room::TemperatureBand& band,
               std::optional<room::Temperature> air, bool disturbed, room::Time now);

  /// How far the room may drift to either side and be back within `minutes`, with a margin of one standard
  /// deviation for late is worse than early. Zero minutes: no drift at all.
  [[nodiscard]] room::TemperatureDelta setback(int minutes) const;

  [[nodiscard]] const RecoveryRates& rates() const { return rates_; }

 private:
  struct Episode {
    bool heating = false;
    room::Time begun;
    room::Temperature from;
  };
  void learn(const Episode& episode, room::Temperature to, room::Time now);

  RecoveryRates rates_;
  std::optional<Episode> episode_;
};

}  // namespace innkeeper::control
