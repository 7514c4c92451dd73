// SPDX-License-Identifier: Apache-2.0
// When heating and cooling may change places. Apart from the terminals, because all of them obey it.
#pragma once

#include <optional>

#include "shared/control/terminal.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// Heating and cooling change places only after so much continuous demand of the other kind, unless
/// somebody moved the target (auto-changeover of the Carrier TC-PHP01 manual).
inline constexpr room::Duration kChangeover = std::chrono::minutes(20);
/// The band moves by so much at once when its target changed: a guest's press is half a kelvin. What a
/// drifting room or a learning set-back moves is less (our choice).
inline constexpr room::TemperatureDelta kDeliberateMove = room::TemperatureDelta::milli_kelvin(500);

class Changeover {
 public:
  /// `last`: the direction in which the terminal worked last, as far as anybody remembers.
  explicit Changeover(Direction last = Direction::none) : last_(last) {}

  /// Tells one step: the band in force, and in which direction the air is outside of it.
  void see(const room::TemperatureBand& band, Direction asked, room::Time now);
  /// The terminal may work in direction `next` now.
  [[nodiscard]] bool permits(Direction next, room::Time now) const;
  /// It does, from now on.
  void took(Direction next);

 private:
  Direction last_;
  std::optional<room::TemperatureBand> band_;
  std::optional<room::Time> moved_at_;     ///< by kDeliberateMove; none: long ago, or it was met
  std::optional<room::Time> other_since_;  ///< demand of the other direction
};

}  // namespace innkeeper::control
