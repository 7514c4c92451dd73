// SPDX-License-Identifier: Apache-2.0
// Checks guests in and out and moves them by the hand of the front desk: in hotels without a PMS, and
// while it is down. The same events as the PMS's, refused where they do not fit how things are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/civil_clock.hpp"
#include "hub/core/desk/desk_requests.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/room_desk.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class ReceptionDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    StayBook& stays;
    Synchroniser& sync;
    const RoomStateBook& states;
    const CivilClock& clock;
    const Connections& connections;
    AuditLog& audit;
  };
  explicit ReceptionDesk(const Parts& parts) : parts_(parts) {}

  [[nodiscard]] Answer answer(const CheckInRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const CheckOutRoom& request, Turn& turn);
  [[nodiscard]] Answer answer(const MoveStay& request, Turn& turn);

 private:
  /// Why nobody may come into this room now.
  [[nodiscard]] std::optional<Answer> closed_to_guests(std::size_t room, bool shared) const;
  /// Which stays in `room` are meant, none if the one that is named has left; or why that is not clear.
  [[nodiscard]] std::variant<std::vector<std::string>, Answer> chosen(
      std::size_t room, const std::optional<std::string>& reservation, bool all);
  /// Beside a PMS that is connected nothing is done by hand without a reason, which the audit gets.
  [[nodiscard]] std::optional<Answer> refuse_beside_pms(std::size_t room, const char* what,
                                                        const std::string& reason, Turn& turn);
  [[nodiscard]] std::vector<StayRow> moved_already(std::size_t from, std::size_t to,
                                                   const MoveStay& request) const;
  [[nodiscard]] std::string made_up(const Turn& turn);
  [[nodiscard]] std::string number_of(const room::RoomId& id) const;
  [[nodiscard]] CivilDay today(const Turn& turn) const;
  void say(const StayEvent& event, const std::string& reservation, Turn& turn);
  [[nodiscard]] Answer view(const std::string& number, const std::vector<std::string>& stays);

  Parts parts_;
};

}  // namespace innkeeper::hub
