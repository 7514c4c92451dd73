// SPDX-License-Identifier: Apache-2.0
// What protects guest, room and equipment whatever anybody wishes: open windows, frost, heat, drips and
// damp.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/draught.hpp"
#include "shared/control/flutter.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

struct ProtectionReadings {
  std::optional<room::Temperature> air;   ///< as sensed; none: no sensor can be believed
  std::optional<room::Percent> humidity;  ///< relative
  std::optional<bool> window_open;        ///< any window or balcony door
  std::optional<bool> condensate;         ///< float switch in the terminal's drip pan: it is full
  bool nobody = false;
  room::Percent heating;     ///< what the terminal was told
  bool steady = true;        ///< nothing but a window makes the air fall: see DraughtReadings
  bool cooled_last = false;  ///< the room needed cold last: it is no winter
};

/// A window that is opened for a moment must not stop the room; codes allow five minutes (Title 24 and
/// 90.1 door switches), one is our choice. Closed for kClosedFor it counts as closed.
inline constexpr room::Duration kOpenDelay = std::chrono::minutes(1);
inline constexpr room::Duration kClosedFor = std::chrono::seconds(20);
/// Nobody airs a room for a day: the contact is broken, and the room must not stay cold for it (our
/// choice).
inline constexpr room::Duration kOpeningStuck = std::chrono::hours(24);
/// So many changes at once, or more than one in each kOpeningWearsOff for long, are not made by hand: the
/// contact flutters and is as good as broken (our choice).
inline constexpr std::uint8_t kOpeningFlutters = 10;
inline constexpr room::Duration kOpeningWearsOff = std::chrono::minutes(6);
/// What a contact said last holds for so long while it is silent; silent for kOpeningSilent it is broken (our
/// choice, as for the air sensor and the door).
inline constexpr room::Duration kOpeningGap = std::chrono::seconds(60);
inline constexpr room::Duration kOpeningSilent = std::chrono::minutes(5);
/// ASHRAE Guideline 36 freeze protection: heat below 4, until above 7 degrees Celsius. One degree more to
/// begin with, for the sensor hangs where it is warm.
inline constexpr room::Temperature kFrostBegins = room::Temperature::celsius(5);
inline constexpr room::Temperature kFrostEnds = room::Temperature::celsius(7);
/// An open window that nobody sees the cold of: in simulated frost of -17 degrees Celsius the air reaches
/// kFrostBegins after about so long, its walls and pipes later.
inline constexpr room::Duration kOpenBlind = std::chrono::minutes(30);
/// Hotter than any heating is asked for: a valve is stuck or the sun is strong; do not add to it.
inline constexpr room::Temperature kOverheatBegins = room::Temperature::celsius(35);
inline constexpr room::Temperature kOverheatEnds = room::Temperature::celsius(33);
/// A condensate switch that was wet must be dry for so long before the coil cools again: a pan empties
/// slowly (our choice). High humidity alone stops nothing: cooling is what takes the damp out of a room.
inline constexpr room::Duration kPanDrains = std::chrono::minutes(10);
/// Empty rooms are dried above 65 % relative humidity (mould; IECC C403.7.4 allows cooling for it) down to
/// 60.
inline constexpr room::Percent kDampBegins = *room::Percent::from(65);
inline constexpr room::Percent kDampEnds = *room::Percent::from(60);

class Protection {
 public:
  [[nodiscard]] room::Protection update(const ProtectionReadings& readings, room::Time now);
  /// The window contact is broken: open for longer than anybody airs a room, fluttering, or silent. It is not
  /// obeyed; the air is watched instead.
  [[nodiscard]] bool opening_stuck() const {
    return opening_stuck_ || opening_silent_ || flutter_.active();
  }
  /// The air is that cold. Protection::frost without it is precaution: kOpenBlind in a winter.
  [[nodiscard]] bool frost() const { return frost_; }
  [[nodiscard]] bool overheat() const { return overheat_; }

 private:
  void judge_temperature(const ProtectionReadings& readings);
  void judge_humidity(const ProtectionReadings& readings, room::Time now);
  [[nodiscard]] bool drips(room::Time now) const { return wet_at_ && now - *wet_at_ < kPanDrains; }
  void judge_opening(const ProtectionReadings& readings, room::Time now);
  void judge_contact(bool open, room::Time now);
  [[nodiscard]] bool is_open() const { return (open_ && !opening_stuck()) || draught_.open(); }
  [[nodiscard]] room::Protection open_and_blind(bool cooled_last, room::Time now);

  bool frost_ = false;
  bool overheat_ = false;
  bool damp_ = false;
  bool open_ = false;
  bool opening_stuck_ = false;
  bool opening_silent_ = false;
  bool contact_open_ = false;  ///< what it said last
  std::optional<room::Time> contact_heard_;
  Flutter flutter_{kOpeningFlutters, kOpeningWearsOff};
  std::optional<room::Time> open_since_;
  std::optional<room::Time> closed_since_;
  std::optional<room::Time> open_blind_since_;
  std::optional<room::Time> wet_at_;  ///< when the pan was last full
  DraughtWatch draught_;
};

}  // namespace innkeeper::control
