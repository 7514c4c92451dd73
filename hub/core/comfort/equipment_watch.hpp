// SPDX-License-Identifier: Apache-2.0
// Opens a case for a fault that a room keeps telling of, before a guest finds it.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>

#include "hub/core/comfort/case_book.hpp"
#include "hub/core/now.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A fault that lasts so long does not mend itself: boards try for minutes (our choice).
inline constexpr std::chrono::seconds kFaultSettles = std::chrono::minutes(15);
/// So many cases at most are opened in one transaction: a house may lose its boiler.
inline constexpr std::size_t kMaxFaultCasesAtOnce = 100;

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class EquipmentWatch {
 public:
  /// Everything must outlive the watch.
  struct Parts {
    const RoomDirectory& rooms;
    const PlanLedger& ledger;
    const Courier& courier;
    CaseBook& cases;
  };
  explicit EquipmentWatch(const Parts& parts) : parts_(parts) {}

  /// Begins anew with what rooms told last: what was opened may not have become durable.
  void load(Now now);
  void on_report(std::size_t room, Now now);
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

 private:
  /// A room that tells of faults; in memory, for it tells again.
  struct Ill {
    room::Time due;
    room::UtcTime since;
    bool told = false;  ///< there is a case, or there was one
  };
  /// What the room tells of is the work of its open case already.
  [[nodiscard]] bool is_known(const room::RoomId& id) const;
  void open(const room::RoomId& id, const Ill& ill, Turn& turn);

  Parts parts_;
  std::map<room::RoomId, Ill> ill_;
};

/// It wants somebody to look at it: not what passed at the board's start, nor what this hub does not know.
[[nodiscard]] bool needs_staff(room::Fault fault);

}  // namespace innkeeper::hub
