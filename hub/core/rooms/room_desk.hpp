// SPDX-License-Identifier: Apache-2.0
// Answers what people ask about rooms: what each should be, whether it is so, and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "hub/core/request.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Fixed facts of this process that people ask for.
struct Identity {
  std::string version;
  bool has_pms = false;
};

/// What the hub is connected to.
struct Connections {
  bool broker = false;
  bool pms = false;
};

/// Reads only. Single-threaded.
class RoomDesk {
 public:
  /// Everything must outlive the desk.
  RoomDesk(const RoomDirectory& rooms, const StayBook& stays, const PlanLedger& ledger,
           const Courier& courier, const Identity& identity, const Connections& connections)
      : rooms_(rooms),
        stays_(stays),
        ledger_(ledger),
        courier_(courier),
        identity_(identity),
        connections_(connections) {}

  [[nodiscard]] Answer answer(const RoomRequest& request) const;

 private:
  [[nodiscard]] Answer answer(const ShowStatus& request) const;
  [[nodiscard]] Answer answer(const ListRooms& request) const;
  [[nodiscard]] Answer answer(const ShowRoom& request) const;
  [[nodiscard]] RoomView view(std::size_t index) const;

  const RoomDirectory& rooms_;
  const StayBook& stays_;
  const PlanLedger& ledger_;
  const Courier& courier_;
  const Identity& identity_;
  const Connections& connections_;
};

}  // namespace innkeeper::hub
