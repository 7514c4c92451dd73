// SPDX-License-Identifier: Apache-2.0
// How every room stands with housekeeping and sales, and what its guest asks of housekeeping.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/housekeeping/room_state_row.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded. Every change is written to the store within the caller's transaction, audited, and
/// told to the PMS. Saying a known fact again changes nothing.
class RoomStateBook {
 public:
  RoomStateBook(const RoomDirectory& rooms, Store& store, AuditLog& audit)
      : rooms_(rooms), store_(store), audit_(audit) {}

  void load();

  /// Rooms that the house did not have yet count as used now: their water stands from today on.
  void meet_rooms(Turn& turn);

  /// Of a room the house does not have: clean, in service, never used.
  [[nodiscard]] RoomStateRow of(const room::RoomId& room) const;

  /// `rented`: for the PMS, which tells clean and occupied apart from clean and vacant.
  void set_condition(const room::RoomId& room, RoomCondition condition, bool rented,
                     const std::string& why, Turn& turn);
  void set_sale(const room::RoomId& room, SaleState sale, const std::string& reason, Turn& turn);
  /// What the guest asks, by whichever channel the turn's actor is. The room itself is told by others.
  void set_service(const room::RoomId& room, room::ServiceWish service, const std::string& why,
                   Turn& turn);
  void mark_used(const room::RoomId& room, Turn& turn);
  void mark_flushed(const room::RoomId& room, Turn& turn);
  void mark_aired(const room::RoomId& room, Turn& turn);

 private:
  [[nodiscard]] std::string number_of(const room::RoomId& room) const;
  void keep(const RoomStateRow& row);

  const RoomDirectory& rooms_;
  Store& store_;
  AuditLog& audit_;
  std::map<room::RoomId, RoomStateRow> rows_;
};

}  // namespace innkeeper::hub
