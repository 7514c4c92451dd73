// SPDX-License-Identifier: Apache-2.0
// What guests set by hand: as their rooms tell it, and as it is given to a room through the hub (by a
// guest who moves or comes back, a guest page, the desk, a telephone).
#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/given_row.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "shared/room/hand.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class HandBook {
 public:
  HandBook(const RoomDirectory& rooms, Store& store, const PlanLedger& ledger,
           const Courier& courier)
      : rooms_(rooms), store_(store), ledger_(ledger), courier_(courier) {}

  void load();

  /// What is set in the room, as it last told, with what it was given and has not taken yet. Nothing
  /// when it told nothing in its present tenancy: what it told before may be another guest's.
  [[nodiscard]] std::optional<room::Hand> told(std::size_t index) const;
  /// The room told something in its present tenancy, as far as this hub knows since it started.
  [[nodiscard]] bool is_heard(std::size_t index) const;

  /// What was last given to the room through the hub in its present tenancy.
  [[nodiscard]] std::optional<room::GivenHand> given(std::size_t index) const {
    const auto found = given_.find(index);
    return found == given_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The comfort that the room's present plan offers to those who set nothing by hand.
  [[nodiscard]] room::Temperature offered(std::size_t index) const {
    return ledger_.entry(index).plan.climate.comfort;
  }

  /// Gives the room this hand with its next plan, which is made at the end of the turn. What it was given
  /// before and has not taken yet is given with it. `hand.stamp` counts for nothing. A room that
  /// changes hands in this turn gives it to the newcomer.
  void give(std::size_t index, const room::GivenHand& hand, Turn& turn);

  /// What the room's plan gives, when it is made. `changed_hands`: what was given before is gone.
  [[nodiscard]] std::optional<room::GivenHand> settle(std::size_t index, bool changed_hands,
                                                      Turn& turn);

 private:
  [[nodiscard]] bool is_taken(std::size_t index, const room::GivenHand& given) const;

  const RoomDirectory& rooms_;
  Store& store_;
  const PlanLedger& ledger_;
  const Courier& courier_;
  std::map<std::size_t, room::GivenHand> given_;    // by index of the directory, as stored
  std::map<std::size_t, room::GivenHand> pending_;  // given in this turn, without a stamp yet
};

}  // namespace innkeeper::hub
