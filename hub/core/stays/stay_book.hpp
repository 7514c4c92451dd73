// SPDX-License-Identifier: Apache-2.0
// Who is in house where. Turns what a PMS says into stays; a room is occupied exactly when the set
// of reservations in house for it is not empty. Keyed by reservation, never by room: rooms have
// sharers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded. Every change is written to the store within the caller's transaction.
class StayBook {
 public:
  StayBook(const RoomDirectory& rooms, Store& store) : rooms_(rooms), store_(store) {}

  /// Reads all stays in house. REQUIRES: an open transaction.
  void load();

  /// Applies one event. Saying a known fact again changes nothing. Rooms are marked for a new plan in
  /// the order in which their plans must leave: a room that empties before the room that fills.
  void apply(const StayEvent& event, Turn& turn);

  /// Rooms that `event` may change, as far as it names them or a stay in them; none: any room.
  [[nodiscard]] std::optional<std::vector<room::RoomId>> rooms_concerned(
      const StayEvent& event) const;

  /// Stays in house in a room, first arrival first.
  [[nodiscard]] std::vector<StayRow> in_room(const room::RoomId& room) const;
  /// How many stays are in house in a room.
  [[nodiscard]] std::size_t count(const room::RoomId& room) const;
  /// Rooms in which a stay of this profile is in house, each once.
  [[nodiscard]] std::vector<room::RoomId> rooms_of(std::string_view profile) const;

 private:
  void on(const CheckedIn& event, Turn& turn);
  void on(const StayUpdated& event, Turn& turn);
  void on(const RoomMoved& event, Turn& turn);
  void on(const CheckedOut& event, Turn& turn);
  void on(const RoomEmptied& event, Turn& turn);
  /// What this book does not keep.
  template <class Other>
  void on(const Other&, Turn&) {}

  /// Somebody comes to a room, from outside or from another one.
  struct Entry {
    const std::string& reservation;
    const std::string& room;
    const StayFacts& facts;
    Share share;
  };
  void enter(const Entry& entry, Turn& turn);
  void settle(const std::string& reservation, const room::RoomId& room, const StayFacts& facts,
              Turn& turn);
  void close(const std::string& reservation, Turn& turn);
  void close_others(const room::RoomId& room, const std::string& reservation, Turn& turn);
  void place(StayRow row);
  void lift(const StayRow& row);
  void touch(const room::RoomId& room);
  void mark_touched(Turn& turn);
  [[nodiscard]] std::vector<std::string> reservations_in(const room::RoomId& room) const;
  [[nodiscard]] const room::RoomId* known_room(const std::string& number, Turn& turn) const;

  const RoomDirectory& rooms_;
  Store& store_;
  std::map<std::string, StayRow, std::less<>> stays_;         // by reservation
  std::map<room::RoomId, std::vector<std::string>> by_room_;  // reservations, first arrival first
  std::vector<std::pair<room::RoomId, std::vector<std::string>>>
      touched_;  // rooms as before the event
  std::uint64_t last_arrival_ = 0;
};

}  // namespace innkeeper::hub
