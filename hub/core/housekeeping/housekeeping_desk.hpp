// SPDX-License-Identifier: Apache-2.0
// Answers and does what housekeeping and desk ask about the state of rooms.
#pragma once

#include <cstddef>
#include <string>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/housekeeping/work_list.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class HousekeepingDesk {
 public:
  /// Everything must outlive the desk.
  HousekeepingDesk(const RoomDirectory& rooms, const StayBook& stays, const Courier& courier,
                   HandBook& hands, OverrideBook& overrides, RoomStateBook& states, AuditLog& audit)
      : rooms_(rooms),
        stays_(stays),
        courier_(courier),
        hands_(hands),
        overrides_(overrides),
        states_(states),
        audit_(audit) {}

  [[nodiscard]] Answer answer(const HousekeepingRequest& request, Turn& turn);
  /// What the room needs and whether it may be entered, for other desks.
  [[nodiscard]] RoomFacts facts(std::size_t room) const;

 private:
  [[nodiscard]] Answer answer(const StartTask& request, Turn& turn);
  [[nodiscard]] Answer answer(const FinishTask& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetCondition& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetSale& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetService& request, Turn& turn);
  [[nodiscard]] Answer answer(const MarkFlushed& request, Turn& turn);
  [[nodiscard]] Answer answer(const ListWork& request, Turn& turn);
  [[nodiscard]] bool is_rented(const room::RoomId& room) const { return stays_.count(room) > 0; }

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  const Courier& courier_;
  HandBook& hands_;
  OverrideBook& overrides_;
  RoomStateBook& states_;
  AuditLog& audit_;
};

}  // namespace innkeeper::hub
