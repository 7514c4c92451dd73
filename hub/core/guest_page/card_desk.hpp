// SPDX-License-Identifier: Apache-2.0
// Makes and ends the links that cards in rooms lead to, for the desk.
#pragma once

#include "hub/core/accounts/account_book.hpp"
#include "hub/core/audit/audit_log.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// The language of whoever arrived first of those in house in the room: as the PMS told it, otherwise
/// as stored. Empty: unknown.
[[nodiscard]] std::string language_of(const StayBook& stays, GuestBook& guests,
                                      const room::RoomId& room);

/// Single-threaded; every call must be inside a transaction of the store.
class CardDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const PlanLedger& ledger;
    GuestBook& guests;
    AccountBook& accounts;
    AuditLog& audit;
  };
  explicit CardDesk(Parts parts) : parts_(parts) {}

  [[nodiscard]] Answer answer(const ListCardRooms& request) const;
  [[nodiscard]] Answer answer(const MakeGuestLinks& request, Turn& turn);
  [[nodiscard]] Answer answer(const EndGuestLinks& request, Turn& turn);

 private:
  [[nodiscard]] GuestLink make(std::size_t room, const NewCard& card, Turn& turn);

  Parts parts_;
};

}  // namespace innkeeper::hub
