// SPDX-License-Identifier: Apache-2.0
// Turns what rooms tell into slots of their history. No I/O, no clock: it is told what was heard, and when.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "hub/core/history/history_point.hpp"
#include "hub/core/history/history_sum.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Rooms that are followed; further ones have no history. The hub is made for 10,000.
inline constexpr std::size_t kMaxHistoryRooms = 20'000;

/// Single-threaded. What a room told holds until it tells something else or is not online any more.
/// Times may stand still or leap, since they are of a clock that people set: what lies within a leap is
/// a gap.
class HistoryBook {
 public:
  void told(const room::RoomId& room, const HistoryLevels& levels, room::UtcTime now);
  /// Counts once the room has told all of itself.
  void measured(const room::RoomId& room, const room::Telemetry& telemetry, room::UtcTime now);
  void linked(const room::RoomId& room, bool online, room::UtcTime now);
  /// Nothing is heard of any room.
  void all_silent(room::UtcTime now);

  /// Slots that are over by now. REQUIRES: called at least once a slot, lest there be gaps.
  [[nodiscard]] std::vector<HistoryRow> finished(room::UtcTime now);
  /// Slots that are not over, as far as they go; the book begins new ones.
  [[nodiscard]] std::vector<HistoryRow> unfinished(room::UtcTime now);
  /// The slot of this room that is not over yet; nothing when it told nothing in it.
  [[nodiscard]] std::optional<HistoryPoint> under_way(const room::RoomId& room, HistoryTier tier,
                                                      room::UtcTime now);
  /// What the slots under way tell of people in this room is forgotten.
  void forget_people(const room::RoomId& room, room::UtcTime now);

 private:
  struct Track {
    std::optional<HistoryLevels> levels;
    bool online = false;
    room::UtcTime since;  // up to when it is added up
    HistorySum fine;
    HistorySum coarse;
  };

  Track* track(const room::RoomId& room, room::UtcTime now);
  static void add_up(Track& track, room::UtcTime until);
  void roll(room::UtcTime now);
  void close(HistoryTier tier, room::UtcTime begin);

  std::map<room::RoomId, Track> tracks_;
  std::optional<room::UtcTime> slot_;  // begin of the fine slot under way
  std::vector<HistoryRow> finished_;
};

}  // namespace innkeeper::hub
