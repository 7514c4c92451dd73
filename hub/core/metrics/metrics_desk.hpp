// SPDX-License-Identifier: Apache-2.0
// Counts the house for whoever watches the hub.
#pragma once

#include <cstddef>
#include <cstdint>

#include "hub/core/accounts/account_desk.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_desk.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"

namespace innkeeper::hub {

/// Reads only. Single-threaded.
class MetricsDesk {
 public:
  /// Everything must outlive the desk.
  struct Sources {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const PlanLedger& ledger;
    const Courier& courier;
    const RoomStateBook& states;
    const AccountDesk& accounts;
    const Identity& identity;
    const Connections& connections;
  };
  explicit MetricsDesk(const Sources& sources) : from_(sources) {}

  /// One pass over the rooms, without deciding anything anew.
  [[nodiscard]] Answer answer(const MetricsRequest& request) const;

  void count_epoch_raise() { ++epoch_raises_; }

 private:
  void count(std::size_t room, RoomCounts& counts) const;
  [[nodiscard]] Stand stand_of(std::size_t room) const;

  Sources from_;
  std::uint64_t epoch_raises_ = 0;
};

}  // namespace innkeeper::hub
