// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about rooms: what each should be, whether it is so, and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/accounts/account_book.hpp"
#include "hub/core/civil_clock.hpp"
#include "hub/core/explain/reason_log.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/arrival_board.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Fixed facts of this process that people ask for.
struct Identity {
  std::string version;
  bool has_pms = false;    ///< a link to a PMS is configured
  bool pms_posts = false;  ///< or a PMS that posts its events: nobody who could be asked
  OwnToken own{};          ///< proves its holder to be the hub's user
};

/// What the hub is connected to.
struct Connections {
  bool broker = false;
  bool pms = false;
};

/// Reads only. Single-threaded.
class RoomDesk {
 public:
  /// What is known of rooms. Everything must outlive the desk.
  struct Sources {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const ArrivalBoard& arrivals;
    const PlanLedger& ledger;
    const Courier& courier;
    const RoomStateBook& states;
    const OverrideBook& overrides;
    const ReasonLog& reasons;
    const CivilClock& clock;
    const Identity& identity;
    const Connections& connections;
  };
  explicit RoomDesk(const Sources& sources) : from_(sources) {}

  [[nodiscard]] Answer answer(const RoomRequest& request) const;
  [[nodiscard]] Answer answer(const ExplainRequest& request, room::UtcTime now) const;
  /// What the room should do and why, from its plan and what it last told of itself.
  [[nodiscard]] room::Decision decision(std::size_t room) const;
  [[nodiscard]] RoomView view(std::size_t index) const;

 private:
  [[nodiscard]] Answer answer(const ShowStatus& request) const;
  [[nodiscard]] Answer answer(const ListRooms& request) const;
  [[nodiscard]] Answer answer(const ShowRoom& request) const;
  [[nodiscard]] std::vector<std::string_view> holds(std::size_t index) const;

  Sources from_;
};

}  // namespace innkeeper::hub
