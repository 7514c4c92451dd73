// SPDX-License-Identifier: Apache-2.0
// Who is in the room, from door contact, motion, key card and panel. A room is left through its door
// only: it becomes empty after a door event and a quiet period, never by stillness alone, so that
// sleepers behind a closed door are never set back.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/control/departure.hpp"
#include "shared/control/presence_sensors.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::control {

/// What survives a power cut.
struct OccupancyState {
  room::Presence presence = room::Presence::guest;
  room::Arrival arrival = room::Arrival::past;
  friend constexpr bool operator==(const OccupancyState&, const OccupancyState&) = default;
};

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
  Departure departure_;
  room::Time last_sign_;
  room::Time awaited_since_;
  std::optional<room::Time> housekeeping_ended_;
  bool housekeeping_was_on_ = false;
  bool staff_was_inside_ = false;    ///< the last sign before leaving was staff's
  bool staff_found_nobody_ = false;  ///< when it came
  bool door_moved_ = false;          ///< since the room became empty
  std::uint8_t exits_ = 0;           ///< door events since the last sign
};

}  // namespace innkeeper::control
