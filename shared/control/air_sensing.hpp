// SPDX-License-Identifier: Apache-2.0
// The air temperature a room is controlled by: from the room's own sensor as long as it can be
// believed, else from the return air.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

/// What no room's air is: common sensors say -127, 85, -40 or 125 when they are broken or just switched
/// on, and an open or shorted NTC the ends of its table.
inline constexpr room::Temperature kColdestAir = room::Temperature::celsius(-30);
inline constexpr room::Temperature kHottestAir = room::Temperature::celsius(60);
/// Air does not jump further between two samples (12 F: open-fdd's spike rule); what stays there for
/// kJumpAccepted is the truth after all.
inline constexpr room::TemperatureDelta kJump = room::TemperatureDelta::milli_kelvin(6700);
inline constexpr room::Duration kJumpAccepted = std::chrono::minutes(2);
/// A sensor may miss a few samples before its last value is too old.
inline constexpr room::Duration kGap = std::chrono::seconds(60);
/// Air that does not move by one step of the sensor in so long while the terminal works hard is not air
/// (open-fdd flat-line rule: 0.06 K in an hour).
inline constexpr room::Duration kFrozen = std::chrono::hours(1);
inline constexpr room::TemperatureDelta kFrozenSpan = room::TemperatureDelta::milli_kelvin(60);
/// The room sensor must be good for so long to be taken again (our choice: no flapping).
inline constexpr room::Duration kProbation = std::chrono::minutes(5);

/// One sensor. A plain value.
class SensorChannel {
 public:
  /// `works_hard`: heating or cooling runs so that the air must move.
  void take(std::optional<room::Temperature> raw, bool works_hard, room::Time now);
  /// None while nothing can be believed.
  [[nodiscard]] std::optional<room::Temperature> value() const { return value_; }
  [[nodiscard]] bool seen() const { return seen_; }
  [[nodiscard]] bool frozen() const { return frozen_; }
  [[nodiscard]] bool jumping() const { return jump_since_.has_value(); }
  /// Good without a break since then; none: it is not.
  [[nodiscard]] std::optional<room::Time> good_since() const { return good_since_; }

 private:
  void accept(room::Temperature sample, room::Time now);
  void judge_frozen(bool works_hard, room::Time now);

  std::optional<room::Temperature> value_;
  room::Time heard_;
  std::optional<room::Time> jump_since_;
  std::optional<room::Time> good_since_;
  room::Temperature low_;
  room::Temperature high_;
  std::optional<room::Time> still_since_;
  bool frozen_ = false;
  bool seen_ = false;
};

struct AirFaults {
  bool lost = false;      ///< no temperature at all
  bool fallback = false;  ///< the return air is used
  bool frozen = false;
  bool jumping = false;
  friend constexpr bool operator==(const AirFaults&, const AirFaults&) = default;
};

class AirSensing {
 public:
  void take(std::optional<room::Temperature> room_sensor,
            std::optional<room::Temperature> return_air, bool works_hard, room::Time now);
  /// None: no sensor can be believed.
  [[nodiscard]] std::optional<room::Temperature> air() const { return air_; }
  [[nodiscard]] const AirFaults& faults() const { return faults_; }

 private:
  SensorChannel room_;
  SensorChannel return_;
  bool on_return_ = false;
  std::optional<room::Temperature> air_;
  AirFaults faults_;
};

}  // namespace innkeeper::control
