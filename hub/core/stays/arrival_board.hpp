// SPDX-License-Identifier: Apache-2.0
// Rooms that are made ready because the PMS says that a guest is on the way. They get the comfort of
// the house, never that of a guest: the plan of a room that nobody rents says nothing of anybody.
#pragma once

#include <chrono>
#include <map>
#include <optional>

#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/expected_row.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A guest who is not there by now is not expected any more until the PMS says so again: three hours is
/// how long ahead ASHRAE Guideline 36 (5.3.2) lets a room be warmed up at most.
inline constexpr std::chrono::seconds kLongestExpectation = std::chrono::hours(3);

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class ArrivalBoard {
 public:
  ArrivalBoard(const RoomDirectory& rooms, Store& store) : rooms_(rooms), store_(store) {}

  void load();
  void apply(const ArrivalExpected& event, Turn& turn);
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

  /// Whether a vacant room is to be made ready.
  [[nodiscard]] bool expects(const room::RoomId& room) const { return until_.contains(room); }
  /// Until when; nothing when nobody is expected.
  [[nodiscard]] std::optional<room::UtcTime> expected_until(const room::RoomId& room) const {
    const auto found = until_.find(room);
    if (found == until_.end()) return std::nullopt;
    return found->second;
  }
  /// The guest is there, or does not come.
  void forget(const room::RoomId& room);

 private:
  const RoomDirectory& rooms_;
  Store& store_;
  std::map<room::RoomId, room::UtcTime> until_;
};

}  // namespace innkeeper::hub
