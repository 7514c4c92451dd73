// SPDX-License-Identifier: Apache-2.0
// Sets a scene or a set point in a room for its guest, as the guest would at the panel.
#pragma once

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/desk/desk_requests.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class RoomHandDesk {
 public:
  /// Everything must outlive the desk.
  RoomHandDesk(const RoomDirectory& rooms, const PlanLedger& ledger, HandBook& hands,
               AuditLog& audit)
      : rooms_(rooms), ledger_(ledger), hands_(hands), audit_(audit) {}

  [[nodiscard]] Answer answer(const SetScene& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetSetpoint& request, Turn& turn);

 private:
  const RoomDirectory& rooms_;
  const PlanLedger& ledger_;
  HandBook& hands_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
