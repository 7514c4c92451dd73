// SPDX-License-Identifier: Apache-2.0
// What the hub's database durably says, and what follows from it about guests and their rooms. The
// checkers ask it; it is kept by watching the store, not by asking the hub.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "hub/core/store.hpp"
#include "shared/room/plan.hpp"
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
  /// One row before and after a commit or a restore.
  struct Change {
    hub::Table table = 0;
    std::string key;
    std::optional<hub::Row> before;
    std::optional<hub::Row> after;
  };

  // The store's calls, in their order.
  void put(const hub::Row& row);
  void erase(hub::Table table, std::string_view key);
  void append() { ++open_lines_; }
  void commit();
  void rollback();
  /// Everything that is durable is now this.
  void restore(const support::MemoryStore::Snapshot& snapshot);

  /// The durable rows of one kind by key.
  template <class R>
  [[nodiscard]] const support::MemoryStore::Rows& rows() const {
    return tables_[hub::table_of<R>()];
  }
  template <class R>
  [[nodiscard]] const R* find(std::string_view key) const {
    const auto found = rows<R>().find(key);
    return found == rows<R>().end() ? nullptr : &std::get<R>(found->second);
  }
  /// Counts commits that wrote something, and restores.
  [[nodiscard]] std::uint64_t changes() const { return changes_; }
  /// What the last of these changed: rows that differ.
  [[nodiscard]] const std::vector<Change>& last_changes() const { return last_; }
  /// Lines of the audit that were ever committed.
  [[nodiscard]] std::uint64_t audit_lines() const { return lines_; }

  /// The durable plan of a room, decoded; null before the first.
  [[nodiscard]] const room::Plan* plan_of(std::string_view room) const;
  /// Rooms in which this reservation is in house: one, if any.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& room_of() const {
    return room_of_;
  }
  [[nodiscard]] bool is_rented(std::string_view room) const;
  [[nodiscard]] std::size_t rented_rooms() const;
  /// Profiles of those in house in a room.
  [[nodiscard]] std::vector<std::string> profiles_in(std::string_view room) const;
  [[nodiscard]] const Tenancy& tenancy_of(std::string_view room) const;
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
  using PlanKey = std::tuple<std::string, room::PlanId, std::uint32_t>;
  struct Written {
    hub::Table table = 0;
    std::string key;
    std::optional<hub::Row> row;
  };

  void follow(const hub::RoomRow& row);
  void follow(const hub::StayRow& row);
  /// Other rows say nothing of who is where.
  template <class R>
  void follow(const R&) {}
  void leave(std::string_view reservation);
  void settle(const std::string& room);
  void note(hub::Table table, const std::string& key, std::optional<hub::Row> before);
  [[nodiscard]] std::uint64_t root(std::uint64_t serial) const;
  /// Everybody who ever was in it.
  [[nodiscard]] std::set<std::string> people_of(const Tenancy& tenancy) const;

  std::array<support::MemoryStore::Rows, hub::kTables> tables_;
  std::map<std::string, std::string, std::less<>> room_of_;  // by reservation in house
  std::map<std::string, Tenancy, std::less<>> tenancies_;    // by room id
  std::map<std::string, room::Plan, std::less<>> decoded_;   // by room id
  std::vector<Written> open_;
  std::uint64_t open_lines_ = 0;
  std::uint64_t lines_ = 0;
  std::map<PlanKey, Tenancy> open_plans_;
  std::map<PlanKey, Tenancy> plans_;
  std::map<std::uint64_t, std::uint64_t> same_as_;  // serial to an older one of the same people
  std::map<std::uint64_t, std::set<std::string>>
      people_;  // by serial: everybody who ever was in it
  std::uint64_t last_serial_ = 0;
  std::uint64_t changes_ = 0;
  std::vector<Change> last_;
};

}  // namespace innkeeper::simtest
