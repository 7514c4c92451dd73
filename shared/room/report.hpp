// SPDX-License-Identifier: Apache-2.0
// The report: what a room says back, as a value. Levels, never edges: a lost report loses nothing. The
// words `unknown` are for readers: a board of ours never says them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/decide.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/violation.hpp"
#include "shared/util/fixed_vector.hpp"

namespace innkeeper::room {

/// What became of the newest plan the room has seen.
enum class Verdict : std::uint8_t {
  none,      // no plan was ever seen
  applied,   // the plan of `applied` is in force
  rejected,  // `errors` says what was wrong with the plan of `seen`; `applied` is still in force
};

/// What a board finds wrong with itself.
enum class Fault : std::uint8_t {
  air_sensor,     // no usable room temperature
  memory,         // persistent memory failed: the plan will not survive a power cut
  memory_lost,    // both copies were unreadable at start: the room began from its defaults
  actuator,       // an output did not take a command
  air_fallback,   // the room sensor is out; the return air is used
  air_frozen,     // the air never moves although the terminal works
  air_jumping,    // the air moves faster than air can
  opening_stuck,  // window or balcony contact open for too long, fluttering or silent
  fan,            // the fan does not turn as told
  heating,        // full heating does not warm the room
  cooling,        // full cooling does not cool it
  frost,          // colder than pipes bear
  overheat,       // hotter than any heating should make it
  door,           // the door contact is silent, stuck, flutters or missed somebody
  motion,         // a motion sensor is silent or stuck
  lamp,           // a light burns although it was told to go off
  unknown,        // told by a board in a word this reader does not know: something is wrong there
};

inline constexpr std::size_t kMaxFaults = 16;

/// The room as its board sees it.
struct RoomState {
  std::optional<Temperature> air;   ///< none while the sensor is unusable
  Percent heating;                  ///< heating output
  Percent cooling;                  ///< cooling output
  Percent fan;                      ///< fan of the terminal
  bool ventilation = false;         ///< outdoor air is on
  std::optional<Percent> humidity;  ///< relative; none without a sensor
  FixtureLevels lights;             ///< level of every fixture, as driven once fades are over
  Situation situation;              ///< what the decision was made from, beyond plan and hand
  /// `stamp` of the last hand that came through the hub in this tenancy; 0 before the first.
  std::uint16_t given = 0;
  Hand hand;  ///< what the guest set, for as long as it lasts
  friend constexpr bool operator==(const RoomState&, const RoomState&) = default;
};

struct Report {
  PlanId applied;  ///< epoch and version of the plan in force; zero before the first
  Verdict verdict = Verdict::none;
  PlanId seen;  ///< the highest pair ever taken or rejected; what a restored hub must exceed
  /// crc32 of the bytes of the plan in force: same number, other plan? None from a board that cannot
  /// tell; its plan is known by its number alone.
  std::optional<std::uint32_t> digest;
  /// From receipt of the plan to the outputs driven, on the board's clock.
  std::uint32_t apply_ms = 0;
  std::uint32_t boot = 0;  ///< rises by one at each start of the board
  std::uint32_t seq = 0;   ///< rises by one with each report of one boot
  RoomState state;
  Decision why;
  FixedVector<Fault, kMaxFaults> faults;
  Violations errors;  ///< with Verdict::rejected only
  friend constexpr bool operator==(const Report&, const Report&) = default;
};

[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(Fault fault);
[[nodiscard]] std::string_view name_of(RentalState rental);
[[nodiscard]] std::string_view name_of(Source source);

}  // namespace innkeeper::room
