// SPDX-License-Identifier: Apache-2.0
// Who is in the room, from door contact, motion, key card and panel. A room is left through its door
// only: it becomes empty after a door event and a quiet period, never by stillness alone, so that
// sleepers behind a closed door are never set back.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/presence_sensors.hpp"
#include "shared/room/energy_code.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// What the room is told from outside; it decides how long to wait and whom to expect.
struct PresenceContext {
  bool rented = false;
  int guests = 1;             ///< how many sleep here
  bool housekeeping = false;  ///< its override is in force: those who come are staff
  std::optional<int> minute;  ///< of the local day; none: unknown
  room::EnergyCode code = room::EnergyCode::none;
};

/// What survives a power cut.
struct OccupancyState {
  room::Presence presence = room::Presence::guest;
  room::Arrival arrival = room::Arrival::past;
  friend constexpr bool operator==(const OccupancyState&, const OccupancyState&) = default;
};

/// Quiet periods after the door closed. By day the 20 minutes within which codes want a set-back
/// (WAC 51-11C-40621), by night the 45 of Mount Kelvin's occupancy detection.
inline constexpr room::Duration kQuietByDay = std::chrono::minutes(20);
inline constexpr room::Duration kQuietByNight = std::chrono::minutes(45);
/// Night for quiet periods, in minutes of the day: Verdant's night occupancy begins at 21:00; until 08:00
/// people sleep.
inline constexpr int kNightBegins = 21 * 60;
inline constexpr int kNightEnds = 8 * 60;
/// Who sleeps alone and opens the door from now on is on the way out (our choice: over simulated stays it
/// lifts the accuracy of the belief from 96.9 to 97.2 % and sets no sleeper back).
inline constexpr int kNightEndsAlone = 7 * 60;
/// A door that stands open for so long is no passage any more; the quiet period then runs from here.
inline constexpr room::Duration kDoorAjar = std::chrono::minutes(15);

class Occupancy {
 public:
  /// `restored`: what memory kept, or the initial state of a new board.
  Occupancy(const OccupancyState& restored, room::Time now);

  /// Takes one reading of the sensors. Any time may have passed since the last.
  void update(const PresenceReadings& readings, const PresenceContext& context, room::Time now);

  /// The room changed hands: who comes next is awaited, unless somebody is in already.
  void on_tenancy(bool rented, room::Time now);

  [[nodiscard]] room::Presence presence() const { return state_.presence; }
  [[nodiscard]] room::Arrival arrival() const { return state_.arrival; }
  /// Whole seconds since the last sign of anybody while leaving or nobody, else 0.
  [[nodiscard]] std::uint32_t quiet_s(room::Time now) const;
  [[nodiscard]] const PresenceFaults& faults() const { return sensors_.faults(); }
  /// Worth persisting when it differs from what was.
  [[nodiscard]] const OccupancyState& state() const { return state_; }

 private:
  void on_sign(const PresenceContext& context, room::Time now);
  void on_exit(const PresenceContext& context, room::Time from);
  void let_time_pass(const PresenceContext& context, room::Time now);
  [[nodiscard]] bool comes_as_staff(const PresenceContext& context) const;

  OccupancyState state_;
  PresenceSensors sensors_;
  KeyCard card_ = KeyCard::none;
  room::Time quiet_from_;
  room::Duration quiet_period_{};
  room::Time last_sign_;
  room::Time awaited_since_;
  std::optional<room::Time> housekeeping_ended_;
  bool housekeeping_was_on_ = false;
  bool staff_was_inside_ = false;  ///< the last sign before leaving was staff's
  bool door_moved_ = false;        ///< since the room became empty
  std::uint8_t exits_ = 0;         ///< door events since the last sign
};

}  // namespace innkeeper::control
