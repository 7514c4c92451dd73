// SPDX-License-Identifier: Apache-2.0
// What staff and property hold rooms at: overrides of single rooms and actions on many, with their ends.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/overrides/house_action_row.hpp"
#include "hub/core/overrides/override_row.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// Single-threaded. Every change is written to the store within the caller's transaction, and marks the
/// rooms concerned for a new plan. The audit is the callers' to write: they know why.
class OverrideBook {
 public:
  OverrideBook(const RoomDirectory& rooms, Store& store) : rooms_(rooms), store_(store) {}

  void load();

  /// Sets or replaces. REQUIRES: refusal(row) is null.
  void set(const OverrideRow& row, Turn& turn);
  /// False when there was none.
  bool end(const room::RoomId& room, OverrideKind kind, Turn& turn);
  [[nodiscard]] const OverrideRow* find(const room::RoomId& room, OverrideKind kind) const;

  /// Gives the action its number and starts it. REQUIRES: refusal(row) is null for any number.
  [[nodiscard]] HouseActionRow start(HouseActionRow action, Turn& turn);
  /// Nothing when there is no such action.
  [[nodiscard]] std::optional<HouseActionRow> stop(std::uint64_t number, Turn& turn);
  [[nodiscard]] std::vector<HouseActionRow> actions() const;
  /// Places of the rooms of `scope`, in declared order.
  [[nodiscard]] std::vector<std::size_t> rooms_in(const ActionScope& scope) const;
  /// The action of this kind that holds the room: the one that widens most, else the first.
  [[nodiscard]] const HouseActionRow* acting_on(std::size_t room, HouseActionKind kind) const;

  /// What is over by now, taken out; the caller audits it.
  struct Ended {
    std::vector<OverrideRow> overrides;
    std::vector<HouseActionRow> actions;
  };
  [[nodiscard]] Ended end_due(Turn& turn);
  /// When something ends next.
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

  /// Puts what holds the room into its plan.
  void apply(std::size_t room, room::Plan& plan) const;

 private:
  void replan_all(const ActionScope& scope, Turn& turn) const;

  const RoomDirectory& rooms_;
  Store& store_;
  std::map<std::string, OverrideRow, std::less<>> overrides_;  // by key
  std::map<std::uint64_t, HouseActionRow> actions_;
};

}  // namespace innkeeper::hub
