// SPDX-License-Identifier: Apache-2.0
// Wake calls: which light is to rise when, and what the PMS is told became of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "hub/core/wake/wake_row.hpp"

namespace innkeeper::hub {

/// A plan holds a call from this long before: a board without a hub overnight still wakes its guest.
inline constexpr std::chrono::seconds kWakeAhead = std::chrono::hours(24);
/// And until this long after, so that the light does not go off in the face of the one who woke up.
inline constexpr std::chrono::seconds kWakeStays = std::chrono::minutes(30);
/// A room that cannot be seen to have done it has this long to be heard of: then somebody must knock.
inline constexpr std::chrono::seconds kWakePatience{60};

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class WakeBook {
 public:
  WakeBook(const RoomDirectory& rooms, Store& store, const PlanLedger& ledger,
           const Courier& courier)
      : rooms_(rooms), store_(store), ledger_(ledger), courier_(courier) {}

  void load(room::UtcTime now);

  void apply(const WakeCallChanged& event, Turn& turn);
  /// Tells the PMS, exactly once for each call, what became of those that came due.
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const { return next_; }

  /// The calls of the room, the earliest first.
  [[nodiscard]] std::vector<WakeRow> calls(std::size_t index) const;

  /// What the room's plan holds, when it is made. `changed_hands`: the calls of those who left are gone.
  [[nodiscard]] std::optional<room::WakeLight> settle(std::size_t index, bool changed_hands,
                                                      Turn& turn);

 private:
  using Key = std::pair<room::UtcTime, room::RoomId>;
  struct Call {
    bool told = false;
    bool planned = false;  // the plan was looked at since it came within kWakeAhead
    bool late = false;     // it is time, and the room was not seen to do it
  };

  [[nodiscard]] WakeRow row_of(const Key& key, const Call& call) const;
  [[nodiscard]] bool has_done_it(std::size_t index, room::UtcTime at) const;
  void tell(const Key& key, Call& call, Turn& turn);
  void find_next();

  const RoomDirectory& rooms_;
  Store& store_;
  const PlanLedger& ledger_;
  const Courier& courier_;
  std::map<Key, Call> calls_;
  room::UtcTime started_;
  std::optional<room::UtcTime> next_;  // kept by find_next()
};

}  // namespace innkeeper::hub
