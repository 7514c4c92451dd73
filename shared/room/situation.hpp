// SPDX-License-Identifier: Apache-2.0
// What a room knows about itself at one instant, beyond its plan and the guest's hand: the third input
// of the deciding function. Levels only, each told in reports, so that the hub can decide the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/day.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

/// Who is in the room, as its own sensors tell.
enum class Presence : std::uint8_t {
  nobody,   // the door moved and the quiet period after it passed without a sign of anybody
  leaving,  // the door moved; the quiet period runs. Counts as occupied but for what a code forbids
  staff,    // somebody who came during a housekeeping override
  guest,    // somebody else, or a room that cannot tell: comfort first
};

/// How far the guest's arrival has come since check-in.
enum class Arrival : std::uint8_t {
  past,     // somebody entered, or there is nobody to arrive
  awaited,  // checked in, not yet entered: the room is held ready
  overdue,  // not entered within kArrivalHold: held as an empty rented room
};

/// How long a room is held ready for a guest who checked in and does not come. The codes allow occupied
/// set points up to 60 minutes before people are expected (IECC C403.7.4 as adopted in WAC
/// 51-11C-40374).
inline constexpr Duration kArrivalHold = std::chrono::minutes(60);

/// What protects the room or its equipment; stronger than any wish. Where several are needed at once,
/// the one furthest down this list is the protection.
enum class Protection : std::uint8_t {
  none,
  humidity,      // an empty room is damp: dry it
  condensation,  // the drip pan is full: do not cool
  air_sensor,    // no usable air temperature
  opening,       // window or balcony door open for longer than its delay
  overheat,      // so hot that something is broken: do not heat
  frost,  // pipes may burst: it is that cold, or open to the winter unseen. Heat, whatever is wished
};

struct Situation {
  Presence presence = Presence::guest;
  /// Whole seconds since the last sign of anybody, while leaving or nobody; else 0.
  std::uint32_t quiet_s = 0;
  Arrival arrival = Arrival::past;
  Protection protection = Protection::none;
  /// Somebody is up in the dark: the path light is due.
  bool path_light = false;
  /// The housekeeping override ran for its longest time on a board that does not know the time.
  bool housekeeping_over = false;
  /// The guest came back while housekeeping was at work: its override is over in this room.
  bool guest_returned = false;
  /// The guest touched a light while the wake light was on: it is over.
  bool wake_over = false;
  /// How far an empty rented room may drift and still recover in time; learned by the board.
  TemperatureDelta setback = TemperatureDelta::milli_kelvin(2200);
  std::optional<LocalTime> time;  ///< none while nobody told the time since boot
  friend constexpr bool operator==(const Situation&, const Situation&) = default;
};

[[nodiscard]] std::string_view name_of(Presence presence);
[[nodiscard]] std::string_view name_of(Arrival arrival);
[[nodiscard]] std::string_view name_of(Protection protection);

}  // namespace innkeeper::room
