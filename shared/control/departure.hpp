// SPDX-License-Identifier: Apache-2.0
// What is known of the passage that may have emptied the room, and how long to wait after it for a sign of
// somebody who stayed. Apart from the state machine of Occupancy, which only asks how long.
//
// Who is awake shows within the plain quiet period. Who sleeps is seen in two minutes of a hundred, so that
// 34 minutes of stillness halve the odds of a sleeper. How many halvings it takes until the odds are one in
// 64 depends on the hour, and on what was seen: fewer if both had been up or the other one had left before,
// many if nobody stirred before the door did.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/room/energy_code.hpp"
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

/// Quiet periods for who is awake. By day the 20 minutes within which codes want a set-back
/// (WAC 51-11C-40621), by night the 45 of Mount Kelvin's occupancy detection.
inline constexpr room::Duration kQuietByDay = std::chrono::minutes(20);
inline constexpr room::Duration kQuietByNight = std::chrono::minutes(45);
/// Night for these, in minutes of the day: Verdant's night occupancy begins at 21:00; who opens the door
/// from 07:00 on is on the way out (our choice: it sets no sleeper back over simulated stays).
inline constexpr int kNightBegins = 21 * 60;
inline constexpr int kNightEnds = 7 * 60;
/// An unrented room is empty after so long without a sign (IECC as adopted in WAC 51-11C-40374), door or
/// not: nobody sleeps there.
inline constexpr room::Duration kUnrentedQuiet = std::chrono::minutes(20);
/// After staff that came into an empty room: a guest who slipped in meanwhile is awake, and a sensor that
/// sees every other minute of them misses five in a row three times in a hundred (our choice).
inline constexpr room::Duration kQuietAfterStaff = std::chrono::minutes(5);

/// Stillness that halves the odds of a sleeper, whom a sensor sees in 2 % of the minutes: ln 2 / 0.02.
inline constexpr room::Duration kHalving = std::chrono::minutes(34);
/// The other of two guests has been seen to leave before, so that this is the last one. Not more, because a
/// door that opened for the newspaper looks the same (our choice: 5 would gain nothing, 2 lose little).
inline constexpr int kOtherLeftHalvings = 3;
/// A room as lively as two: motion in 21 of the last 32 minutes. A sensor that sees one person in half of
/// them sees two in three quarters, and 21 lies half way. Not more halvings, because a sensor may be keener:
/// with 75 % for one person this still sets a sleeper back in less than a night of a hundred.
inline constexpr int kLivelyMinutes = 21;
inline constexpr int kLivelyHalvings = 2;
/// A door that opens on a room that was still for so many minutes is opened from outside: nobody dresses and
/// leaves unseen. Whoever was in sleeps on, which six hours of stillness do not soon outweigh (our choice).
inline constexpr int kStillMinutes = 15;
inline constexpr int kFromOutsideHalvings = 10;

class Departure {
 public:
  /// What was seen in this step; called in every one, after on_opening().
  void watch(bool moves, room::Time now);
  /// A guest is in, at this hour. Whom the small hours find in has all others with them.
  void stay(const PresenceContext& context);

  /// The door of a room with somebody in opens, or the card leaves its holder: what was before tells who
  /// goes.
  void on_opening(room::Time now);
  /// The room may be empty from now on.
  void on_leaving(const PresenceContext& context);
  /// Staff leaves whom nobody can have slept beside; called after on_leaving().
  void on_staff_leaving() { after_staff_ = true; }
  /// Somebody shows who is in after so many passages of the door since the last such sign.
  void on_sign(const PresenceContext& context, int passages);
  /// The room is empty or has changed hands: whoever comes, comes alone or not.
  void on_empty();

  /// How long without a sign since the door closed makes the room empty, as judged at `context.minute`.
  [[nodiscard]] room::Duration quiet_period(const PresenceContext& context) const;

 private:
  enum class Inside : std::uint8_t { unknown, one, both };
  [[nodiscard]] int halvings(const PresenceContext& context) const;
  void shift_to(room::Time now);

  Inside inside_ = Inside::unknown;  ///< of two guests, before the passage under way
  /// A bit a minute, the present one lowest. Before the first minute the room was neither lively nor still.
  std::uint32_t moved_ = 0x5555'5555;
  std::optional<std::int64_t> moved_minute_;  ///< of the lowest bit
  std::optional<int> minute_;                 ///< of the passage
  bool still_ = false;                        ///< before it
  bool lively_ = false;                       ///< before it
  bool after_staff_ = false;
};

}  // namespace innkeeper::control
