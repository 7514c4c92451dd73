// SPDX-License-Identifier: Apache-2.0
// The plan of every room: numbered, encoded, durable. The only place that makes a plan's number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hub/core/effect.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// Single-threaded. Writes go to the store within the caller's transaction.
class PlanLedger {
 public:
  struct Entry {
    room::Plan plan;    ///< zero id before the first plan
    std::string bytes;  ///< as published; a re-send sends exactly these
    std::uint32_t digest = 0;
    /// The first plan of the present tenancy; after a restart of the hub the present plan.
    room::PlanId tenancy_from;
  };

  PlanLedger(const RoomDirectory& rooms, Store& store) : rooms_(rooms), store_(store) {}

  /// Reads epoch and plans, and gives a new database its first epoch. REQUIRES: an open
  /// transaction.
  void load(room::UtcTime now, Effects& effects);

  /// The directory has other rooms than at the last call: `was` says where each of them was, see
  /// places_before(). New ones go on from the numbers they had when they were declared before.
  void rearrange(std::span<const std::size_t> was, Effects& effects);
  /// A room that is going to be undeclared: forgets its plan, which may hold a preference, and keeps its
  /// numbers. REQUIRES: `index` is still its place.
  void retire(std::size_t index);

  /// Makes `content` the room's plan. A new version is made, stored and published only if it
  /// differs from the present plan, or if the room changed hands. True when there is a new version.
  ///
  /// A new tenancy is numbered by the second in which it began, or by one more than the last: a hub
  /// that goes on from an older database must not give a number to others that rooms know already,
  /// or what was set by hand would pass on to them.
  bool put(std::size_t index, const room::Plan& content, bool changed_hands, room::UtcTime now,
           Effects& effects);

  /// After rooms were found to know more than this database (an older copy was restored): starts an
  /// epoch above `seen` and gives every plan a number in it, so that rooms take them again. Boards
  /// forget what was set by hand when the epoch changes: it may be another guest's by now.
  void raise_epoch(std::uint64_t seen, room::UtcTime now, Effects& effects);

  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
  [[nodiscard]] const Entry& entry(std::size_t index) const { return entries_[index]; }
  /// Whether a room in which the plan of this number is in force is surely in its present tenancy.
  [[nodiscard]] bool is_of_this_tenancy(std::size_t index, const room::PlanId& applied) const {
    const Entry& entry = entries_[index];
    return applied >= entry.tenancy_from && applied <= entry.plan.id && !entry.bytes.empty();
  }

 private:
  [[nodiscard]] static Entry entry_of(RoomRow row, Effects& effects);
  void forget(const room::RoomId& id, const room::PlanId& plan_id, std::uint32_t tenancy);
  void write(std::size_t index, const room::Plan& plan, Effects& effects);

  const RoomDirectory& rooms_;
  Store& store_;
  std::uint64_t epoch_ = 0;
  std::vector<Entry> entries_;  // by index of the directory
};

}  // namespace innkeeper::hub
