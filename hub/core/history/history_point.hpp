// SPDX-License-Identifier: Apache-2.0
// What is kept of a room's past: how it was during one slot of time. Only for people to look at: nothing
// is decided from it, and it may have gaps.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// How long a slot is: 288 of them show a day, 672 a week. Slots begin at whole multiples (UTC).
inline constexpr std::chrono::seconds kFineSlot = std::chrono::minutes(5);
inline constexpr std::chrono::seconds kCoarseSlot = std::chrono::minutes(15);
/// Made of coarse ones when somebody asks: 720 show a month.
inline constexpr std::chrono::seconds kHourSlot = std::chrono::hours(1);

/// Where people are concerned: it tells when somebody was in the room. Percent of the time told.
struct PeoplePoint {
  std::uint8_t guest = 0;           ///< somebody was in, or had just left
  std::uint8_t staff = 0;           ///< somebody who came to work
  std::uint8_t do_not_disturb = 0;  ///< the guest had it on
  friend bool operator==(const PeoplePoint&, const PeoplePoint&) = default;
};

/// Temperatures and percents are means over the time told, set point and band those at its end.
struct HistoryPoint {
  room::UtcTime at;          ///< begin of the slot
  std::uint16_t told_s = 0;  ///< seconds of it in which the room was online and had told
  std::optional<room::Temperature> air;       ///< none while no usable sensor
  std::optional<room::Temperature> setpoint;  ///< none while only a band is held
  std::optional<room::Temperature> heat;      ///< the band; none when a board does not tell it
  std::optional<room::Temperature> cool;
  std::uint8_t heating = 0;  ///< output, percent
  std::uint8_t cooling = 0;
  std::optional<std::uint8_t> humidity;  ///< relative, percent
  /// Percent of the time told that a window or balcony door was open for longer than its delay.
  std::uint8_t window = 0;
  std::optional<PeoplePoint> people;  ///< none: not kept any more, or not for whoever looks
  friend bool operator==(const HistoryPoint&, const HistoryPoint&) = default;
};

enum class HistoryTier : std::uint8_t { fine, coarse };

[[nodiscard]] constexpr std::chrono::seconds slot_of(HistoryTier tier) {
  return tier == HistoryTier::fine ? kFineSlot : kCoarseSlot;
}

/// A finished slot, on its way to the disk.
struct HistoryRow {
  HistoryTier tier = HistoryTier::fine;
  room::RoomId room;
  HistoryPoint point;
  friend bool operator==(const HistoryRow&, const HistoryRow&) = default;
};

/// Begin of the slot that holds `at`.
[[nodiscard]] constexpr room::UtcTime begin_of_slot(room::UtcTime at, std::chrono::seconds slot) {
  const std::int64_t past = at.seconds % slot.count();
  return {at.seconds - (past < 0 ? past + slot.count() : past)};
}

/// The same past in slots of `slot`, weighed by the time told. REQUIRES: `points` rise in time, and
/// `slot` is a multiple of theirs. A wider point tells of people only if all of its parts do.
[[nodiscard]] std::vector<HistoryPoint> widened(const std::vector<HistoryPoint>& points,
                                                std::chrono::seconds slot);

}  // namespace innkeeper::hub
