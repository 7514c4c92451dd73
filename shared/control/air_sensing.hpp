// SPDX-License-Identifier: Apache-2.0
// The air temperature a room is controlled by: from the room's own sensor as long as it can be
// believed, else from the return air.
#pragma once

#include <array>
#include <cstddef>
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
/// So many jumps within kJumpsWithin are no air but a bad joint: nothing is believed until none came for
/// kJumpsRest. One that stayed until it was believed counts twice: a spike does no harm, since the old value
/// is held (our choice).
inline constexpr std::size_t kTooManyJumps = 6;
inline constexpr room::Duration kJumpsWithin = std::chrono::hours(1);
inline constexpr room::Duration kJumpsRest = std::chrono::minutes(30);
/// Air that does not move by one step of the sensor in so long is not air (open-fdd flat-line rule: 0.06 K
/// in an hour), if all that while the terminal worked at kFrozenWork percent or more, or if its work, as a
/// mean over half an hour, meanwhile changed by kFrozenWorkChange: a room at rest is truly still, and one
/// that is held against a change of weather nearly so. A terminal at the end of its power moves the air ever
/// more slowly: stillness proves nothing before it lasted kFrozenSteps times as long as the step before, and
/// in any case after kFrozenAtLast. At rest no air is that still for a day (all our choice).
inline constexpr room::Duration kFrozen = std::chrono::hours(1);
inline constexpr room::Duration kFrozenAtLast = std::chrono::hours(6);
inline constexpr room::Duration kFrozenAtRest = std::chrono::hours(24);
inline constexpr int kFrozenSteps = 6;
inline constexpr room::TemperatureDelta kFrozenSpan = room::TemperatureDelta::milli_kelvin(60);
inline constexpr int kFrozenWork = 90;
inline constexpr int kFrozenWorkChange = 50;
inline constexpr room::Duration kWorkMean = std::chrono::minutes(30);
/// The room sensor must be good for so long to be taken again, and one that was frozen must have moved (our
/// choice: no flapping).
inline constexpr room::Duration kProbation = std::chrono::minutes(5);

/// Water that heats or cools a room. A sensor that says anything else is broken (our choice).
inline constexpr room::Temperature kColdestWater = room::Temperature::celsius(0);
inline constexpr room::Temperature kHottestWater = room::Temperature::celsius(110);
/// None: it cannot be believed.
[[nodiscard]] std::optional<room::Temperature> believable_water(
    std::optional<room::Temperature> raw);

/// Finds a sensor that shows the same whatever the terminal does. A plain value.
class FreezeWatch {
 public:
  /// `work`: of the terminal, in percent; heating above zero, cooling below.
  void take(room::Temperature sample, int work, room::Time now);
  /// The sensor fell silent: what it says next is judged from there on.
  void interrupt();
  [[nodiscard]] bool frozen() const { return frozen_; }

 private:
  [[nodiscard]] bool is_too_still(room::Time now) const;

  room::Temperature low_;
  room::Temperature high_;
  std::optional<room::Time> still_since_;
  room::Duration last_step_{};  ///< how long the air was still before
  std::optional<room::Time> hard_since_;
  std::optional<room::Time> moves_since_;  ///< while frozen
  std::optional<room::Time> heard_;
  room::Time settled_at_;       ///< from then on the mean tells of more than its beginning
  std::int32_t mean_work_ = 0;  ///< in thousandths of a percent
  std::int32_t least_work_ = 0;
  std::int32_t most_work_ = 0;
  bool frozen_ = false;
};

/// One sensor. A plain value.
class SensorChannel {
 public:
  /// `work`: see FreezeWatch.
  void take(std::optional<room::Temperature> raw, int work, room::Time now);
  /// None while nothing can be believed.
  [[nodiscard]] std::optional<room::Temperature> value() const {
    return frozen() || too_many_jumps_ ? std::nullopt : value_;
  }
  [[nodiscard]] bool frozen() const { return freeze_.frozen(); }
  [[nodiscard]] bool jumping() const { return jump_since_.has_value() || too_many_jumps_; }
  /// Good without a break since then; none: it is not.
  [[nodiscard]] std::optional<room::Time> good_since() const { return good_since_; }

 private:
  void fall_silent(room::Time now);
  void accept(room::Temperature sample, room::Time now);
  void count_jump(room::Time now);
  void judge_jumps(room::Time now);

  std::optional<room::Temperature> value_;
  std::optional<room::Temperature> last_;  ///< the latest that was believed, however old
  room::Time heard_;
  std::optional<room::Time> jump_since_;
  std::optional<room::Time> good_since_;
  std::array<std::optional<room::Time>, kTooManyJumps> jumps_{};  ///< the latest first
  bool too_many_jumps_ = false;
  FreezeWatch freeze_;
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
  /// `work`: of the terminal, in percent; heating above zero, cooling below.
  void take(std::optional<room::Temperature> room_sensor,
            std::optional<room::Temperature> return_air, int work, room::Time now);
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
