// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about stays and their synchronisation with the PMS.
#pragma once

#include "hub/core/request.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/arrival_board.hpp"
#include "hub/core/stays/pms_feed.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class StayDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    const StayBook& stays;
    const ArrivalBoard& arrivals;
    Synchroniser& sync;
    PmsFeed& feed;
  };
  /// `has_pms`: one is configured.
  StayDesk(Parts parts, bool has_pms) : parts_(parts), has_pms_(has_pms) {}

  [[nodiscard]] Answer answer(const StayRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const ShowSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const RequestSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const SettleSync& request, Turn& turn);
  [[nodiscard]] Answer answer(const PmsEvent& request, Turn& turn);
  [[nodiscard]] Answer answer(const ShowRoomStays& request, Turn& turn);

  Parts parts_;
  bool has_pms_;
};

}  // namespace innkeeper::hub
