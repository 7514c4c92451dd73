// SPDX-License-Identifier: Apache-2.0
// What follows for housekeeping from what happens elsewhere: guests come and go, rooms report, the PMS
// tells.
#pragma once

#include <cstddef>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Somebody who is in is noted once in so long: what flushing counts is days.
inline constexpr std::int64_t kNoteUseEverySeconds = std::int64_t{12} * 3'600;

/// Single-threaded; every call must be inside a transaction of the store.
class HousekeepingRules {
 public:
  /// Everything must outlive the rules.
  HousekeepingRules(const RoomDirectory& rooms, const StayBook& stays, const Courier& courier,
                    HandBook& hands, OverrideBook& overrides, RoomStateBook& states,
                    AuditLog& audit)
      : rooms_(rooms),
        stays_(stays),
        courier_(courier),
        hands_(hands),
        overrides_(overrides),
        states_(states),
        audit_(audit) {}

  /// The room's report was taken in.
  void on_report(std::size_t room, Turn& turn);
  /// Those in the room changed: `was_rented` before, and whether any of them are still in it.
  void on_people(std::size_t room, bool was_rented, bool changed_hands, Turn& turn);
  void on(const StayEvent& event, Turn& turn);

 private:
  void on(const NightAudit& event, Turn& turn);
  void on(const DoNotDisturbChanged& event, Turn& turn);
  void on(const RoomStatusTold& event, Turn& turn);
  /// What housekeeping has no part in.
  template <class Other>
  void on(const Other&, Turn&) {}

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  const Courier& courier_;
  HandBook& hands_;
  OverrideBook& overrides_;
  RoomStateBook& states_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
