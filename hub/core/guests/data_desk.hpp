// SPDX-License-Identifier: Apache-2.0
// Shows and erases all that is stored of one guest, wherever in the hub it is. A new kind of row that
// tells of a guest must be added here.
#pragma once

#include <cstddef>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/comfort/comfort_watch.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/pms_feed.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"
#include "hub/core/wake/wake_book.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call must be inside a transaction of the store.
class DataDesk {
 public:
  /// Everything must outlive the desk.
  struct Parts {
    const RoomDirectory& rooms;
    StayBook& stays;
    GuestBook& guests;
    HandBook& hands;
    const WakeBook& wakes;
    PmsFeed& feed;
    ComfortWatch& comfort;
    AuditLog& audit;
  };
  explicit DataDesk(Parts parts) : parts_(parts) {}

  [[nodiscard]] Answer answer(const DataRequest& request, Turn& turn);

 private:
  [[nodiscard]] Answer answer(const ExportGuest& request, Turn& turn);
  [[nodiscard]] Answer answer(const ForgetGuest& request, Turn& turn);
  [[nodiscard]] bool is_known(const std::string& profile);
  [[nodiscard]] ExportedStay exported(StayRow row) const;
  /// Rooms of the property in which the profile is in house; index of the directory.
  [[nodiscard]] std::vector<std::size_t> rooms_of(const std::string& profile) const;
  /// False when nothing was set, or others are in the room.
  [[nodiscard]] bool clear_hand(std::size_t room, Turn& turn);

  Parts parts_;
};

}  // namespace innkeeper::hub
