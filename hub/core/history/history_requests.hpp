// SPDX-License-Identifier: Apache-2.0
// What people ask about a room's past. The core only says who may see what of which room; the history
// itself is read elsewhere, on another thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/history/history_point.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Most points of one answer: 30 days of quarters of an hour.
inline constexpr std::size_t kMaxHistoryPoints = 2'880;
/// What is shown when nobody says since when.
inline constexpr std::chrono::seconds kUsualHistory = std::chrono::hours(24);

/// How long slots are kept: fine ones for a day and what a chart of it needs, coarse ones for a month.
inline constexpr std::chrono::seconds kFineKept = std::chrono::hours(26);
inline constexpr std::chrono::seconds kCoarseKept = std::chrono::hours(31 * 24);
/// And what they tell of people: whoever has a chart of a week needs no more. Our choice.
inline constexpr std::chrono::seconds kPeopleKept = std::chrono::hours(7 * 24);

struct ShowHistory {
  std::string number;
  std::optional<room::UtcTime> since;  ///< none: kUsualHistory before `until`
  std::optional<room::UtcTime> until;  ///< not itself; none: now
  /// kFineSlot, kCoarseSlot or kHourSlot; none: the finest that is kept for so long and whose points are
  /// less than 800.
  std::optional<std::chrono::seconds> resolution;
};

using HistoryRequest = std::variant<ShowHistory>;

/// A question that was admitted, for whoever keeps the history.
struct HistoryQuery {
  std::string number;
  room::RoomId room;
  room::UtcTime since;
  room::UtcTime until;
  std::chrono::seconds resolution{kFineSlot};
  bool shows_people = false;
};

struct HistoryView {
  HistoryQuery asked;
  std::vector<HistoryPoint>
      points;  ///< rising in time; slots in which the room told nothing are left out
};

}  // namespace innkeeper::hub
