// SPDX-License-Identifier: Apache-2.0
// Lets building systems set what a guest may set, within what a guest may, and never past the hub's rules.
#pragma once

#include <cstddef>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/housekeeping/housekeeping_desk.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/remote/remote_requests.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; answer() must be inside a transaction of the store.
class RemoteDesk {
 public:
  /// Everything must outlive the desk.
  struct Sources {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const PlanLedger& ledger;
    const OverrideBook& overrides;
    HandBook& hands;
    HousekeepingDesk& housekeeping;
    AuditLog& audit;
  };
  explicit RemoteDesk(const Sources& sources) : from_(sources) {}

  /// Done, also when it was so already; else why not, and nothing was changed: a room that nobody rents
  /// or that is held (Conflict), a set point beyond the room's limits (Invalid), a room that is not
  /// declared (NotFound). The guest's do-not-disturb is ended by nobody but the guest (Invalid).
  [[nodiscard]] Answer answer(const RemoteRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer give(std::size_t room, const room::GivenHand& given, Turn& turn);

  Sources from_;
};

}  // namespace innkeeper::hub
