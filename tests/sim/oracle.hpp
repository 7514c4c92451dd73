// SPDX-License-Identifier: Apache-2.0
// What the hub's database durably says, and what follows from it about guests and their rooms. The
// checkers ask it; it is kept by watching the store, not by asking the hub.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "hub/core/store.hpp"
#include "tests/support/memory_store.hpp"

namespace innkeeper::simtest {

/// Those for whom a plan was made. `serial` changes when a room changes hands, and never comes
/// again, whatever is restored.
struct Tenancy {
  std::uint64_t serial = 0;
  std::set<std::string> reservations;
};

class Oracle {
 public:
  struct State {
    std::map<std::string, hub::RoomRow, std::less<>> rooms;      // by id
    std::map<std::string, std::string, std::less<>> room_of;     // by reservation in house
    std::map<std::string, std::string, std::less<>> profile_of;  // by reservation in house
    std::map<std::string, Tenancy, std::less<>> tenancies;       // by room id
  };

  // The store's calls, in their order.
  void put(const hub::Row& row);
  void erase(hub::Table table, std::string_view key);
  void commit();
  void rollback() {
    open_.reset();
    open_people_.clear();
  }
  /// Everything that is durable is now this.
  void restore(const support::MemoryStore::Snapshot& snapshot);

  [[nodiscard]] const State& durable() const { return durable_; }
  /// Counts commits that wrote something, and restores.
  [[nodiscard]] std::uint64_t changes() const { return changes_; }
  /// A stay of this profile is in house in this room.
  [[nodiscard]] bool in_house(std::string_view profile, std::string_view room) const;
  /// For whom this very plan was made; null for bytes that no durable plan ever had.
  [[nodiscard]] const Tenancy* made_for(std::string_view room, const room::PlanId& id,
                                        std::uint32_t digest) const;

  /// Whether what was set by hand in one may stay in the other: some of the people are the same, or
  /// nobody's room stayed nobody's.
  [[nodiscard]] bool same(const Tenancy& a, const Tenancy& b) const;
  /// Whether somebody was at some time among the people of both, and so may have taken along from one into
  /// the other what was set by hand, by whomever of them; the room may hear of it after they left.
  [[nodiscard]] bool may_bring(const Tenancy& from, const Tenancy& to) const;

 private:
  using People = std::map<std::uint64_t, std::set<std::string>>;  // by serial
  using PlanKey = std::tuple<std::string, room::PlanId, std::uint32_t>;

  State& open();
  void put_row(const hub::RoomRow& row);
  void put_row(const hub::StayRow& row);
  /// Other rows say nothing of who is where.
  template <class R>
  void put_row(const R&) {}
  [[nodiscard]] std::uint64_t root(std::uint64_t serial) const;
  void settle(State& state, const std::string& room);
  void keep_people();
  /// Everybody who ever was in it.
  [[nodiscard]] std::set<std::string> people_of(const Tenancy& tenancy) const;

  State durable_;
  std::optional<State> open_;
  std::map<PlanKey, Tenancy> open_plans_;
  std::map<PlanKey, Tenancy> plans_;
  std::map<std::uint64_t, std::uint64_t> same_as_;  // serial to an older one of the same people
  People people_;                                   // everybody who ever was in it
  People open_people_;
  std::uint64_t last_serial_ = 0;
  std::uint64_t changes_ = 0;
};

}  // namespace innkeeper::simtest
