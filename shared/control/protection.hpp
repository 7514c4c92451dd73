// SPDX-License-Identifier: Apache-2.0
// What protects guest, room and equipment whatever anybody wishes: open windows, frost, heat, drips and
// damp.
#pragma once

#include <cstdint>
#include <optional>

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
  bool heating = false;  ///< the terminal heats with at least kDraughtDemandPercent
};

/// A window that is opened for a moment must not stop the room; codes allow five minutes (Title 24 and
/// 90.1 door switches), one is our choice. Closed for kClosedFor it counts as closed.
inline constexpr room::Duration kOpenDelay = std::chrono::minutes(1);
inline constexpr room::Duration kClosedFor = std::chrono::seconds(20);
/// Nobody airs a room for a day: the contact is broken, and the room must not stay cold for it (our
/// choice).
inline constexpr room::Duration kOpeningStuck = std::chrono::hours(24);
/// Without a contact a window shows by air that falls faster than 3 K an hour for five minutes while the
/// terminal heats; believed for half an hour at most (Versatile Thermostat).
/// Less heat than that may simply be too little yet (our choice).
inline constexpr int kDraughtDemandPercent = 50;
inline constexpr room::TemperatureDelta kDraughtFall = room::TemperatureDelta::milli_kelvin(250);
inline constexpr room::Duration kDraughtWindow = std::chrono::minutes(5);
inline constexpr room::Duration kDraughtFor = std::chrono::minutes(30);
/// ASHRAE Guideline 36 freeze protection: heat below 4, until above 7 degrees Celsius. One degree more to
/// begin with, for the sensor hangs where it is warm.
inline constexpr room::Temperature kFrostBegins = room::Temperature::celsius(5);
inline constexpr room::Temperature kFrostEnds = room::Temperature::celsius(7);
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
  /// The window contact has been open for longer than anybody airs a room; it is not obeyed any more.
  [[nodiscard]] bool opening_stuck() const { return opening_stuck_; }
  [[nodiscard]] bool frost() const { return frost_; }
  [[nodiscard]] bool overheat() const { return overheat_; }

 private:
  void judge_temperature(const ProtectionReadings& readings);
  void judge_humidity(const ProtectionReadings& readings, room::Time now);
  [[nodiscard]] bool drips(room::Time now) const { return wet_at_ && now - *wet_at_ < kPanDrains; }
  void judge_contact(bool open, room::Time now);
  void judge_draught(const ProtectionReadings& readings, room::Time now);

  bool frost_ = false;
  bool overheat_ = false;
  bool damp_ = false;
  bool open_ = false;
  bool opening_stuck_ = false;
  std::optional<room::Time> open_since_;
  std::optional<room::Time> closed_since_;
  std::optional<room::Time> wet_at_;  ///< when the pan was last full
  std::optional<room::Time> draught_since_;
  std::optional<room::Time> watched_since_;
  room::Temperature watched_from_;
};

}  // namespace innkeeper::control
