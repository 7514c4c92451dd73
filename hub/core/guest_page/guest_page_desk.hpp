// SPDX-License-Identifier: Apache-2.0
// Answers what a guest asks of the room that the guest's card is for. Which room that is says who was
// admitted, never the request.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "hub/core/accounts/account_book.hpp"
#include "hub/core/accounts/log_in_throttle.hpp"
#include "hub/core/audit/audit_log.hpp"
#include "hub/core/civil_clock.hpp"
#include "hub/core/explain/reason_log.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/housekeeping/housekeeping_desk.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class GuestPageDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const PlanLedger& ledger;
    const Courier& courier;
    const RoomStateBook& states;
    const ReasonLog& reasons;
    const CivilClock& clock;
    HandBook& hands;
    GuestBook& guests;
    HousekeepingDesk& housekeeping;
    AccountBook& accounts;
    AuditLog& audit;
  };
  explicit GuestPageDesk(Parts parts) : parts_(parts) {}

  /// Needs no caller: it says itself who is admitted.
  [[nodiscard]] Answer answer(const OpenGuestPage& request, Turn& turn);
  // These need turn.caller().
  [[nodiscard]] Answer answer(const ShowOwnRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const ChangeOwnRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const ExplainOwnRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const SetOwnMemory& request, Turn& turn);

  /// The room of whoever asks, for a change of it; or how long to wait until the next one.
  [[nodiscard]] std::variant<std::size_t, Answer> change_of(Turn& turn);

 private:
  [[nodiscard]] std::optional<std::size_t> room_of(const Principal* who) const;
  [[nodiscard]] OwnRoomView view(std::size_t room, Turn& turn);
  [[nodiscard]] room::Decision decision(std::size_t room) const;
  [[nodiscard]] RoomAnswer answer_of(std::size_t room) const;
  [[nodiscard]] Memory memory(std::size_t room);

  Parts parts_;
  // Tokens cannot be guessed; these bound what one client costs. Numbers of our choice: opening with
  // what is no token, 20 at once and one in 3 s for an address; changes of a room, 30 at once and one
  // in 3 s, so that no stay of weeks runs out of the 65,535 hands that a plan can number.
  AttemptBuckets strangers_{20, std::chrono::seconds(3)};
  AttemptBuckets changes_{30, std::chrono::seconds(3)};
};

}  // namespace innkeeper::hub
