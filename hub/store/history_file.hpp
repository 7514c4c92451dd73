// SPDX-License-Identifier: Apache-2.0
// The history of rooms in an SQLite file of its own, beside the database.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "hub/core/history/history_store.hpp"
#include "hub/store/connection.hpp"
#include "hub/store/statement.hpp"

namespace innkeeper::hub::store {

/// Most slots that one forget_before() takes out of each table: a slot has a row of each room.
inline constexpr int kMaxForgottenSlots = 8;

/// Rows lie by slot, then room: those of one batch are neighbours, so that a house of 10,000 rooms
/// writes some hundred pages every five minutes and not one for each room, and old slots leave from one
/// end. Looking at a room reads a page for each slot, some thousands for a month.
class HistoryFile final : public HistoryStore {
 public:
  /// Opens or creates `path`, which only its owner may read. Fails on a file that is not a history.
  [[nodiscard]] static Result<std::unique_ptr<HistoryFile>, StoreError> open(
      const std::string& path);

  [[nodiscard]] Result<void, StoreError> write(std::span<const HistoryRow> rows) override;
  [[nodiscard]] Result<std::vector<HistoryPoint>, StoreError> read(HistoryTier tier,
                                                                   const room::RoomId& room,
                                                                   room::UtcTime since,
                                                                   room::UtcTime until) override;
  [[nodiscard]] Result<bool, StoreError> forget_before(const Ages& ages) override;
  [[nodiscard]] Result<void, StoreError> forget_people(const room::RoomId& room) override;

 private:
  struct Table {
    Statement put;
    Statement get;
    Statement first;  // slot of the oldest row, and of the newest
    Statement last;
    Statement erase;          // a slot
    Statement erase_people;   // of a slot
    Statement forget_people;  // of a slot and room
  };

  explicit HistoryFile(Connection connection) : connection_(std::move(connection)) {}
  [[nodiscard]] Result<void, StoreError> set_up();
  [[nodiscard]] Result<void, StoreError> prepare(HistoryTier tier);
  [[nodiscard]] Result<void, StoreError> read_rooms();
  [[nodiscard]] Result<std::int64_t, StoreError> number_of(const room::RoomId& room);
  [[nodiscard]] Result<void, StoreError> put(const HistoryRow& row);
  [[nodiscard]] Result<void, StoreError> begin();
  /// Commits, or rolls back and says why.
  [[nodiscard]] Result<void, StoreError> end(Result<void, StoreError> done);
  /// Runs a statement that returns nothing, with these parameters.
  template <class... Values>
  [[nodiscard]] Result<void, StoreError> run(Statement& statement, const Values&... values);
  /// The first column of the first row; nothing when there is none or it is null.
  [[nodiscard]] Result<std::optional<std::int64_t>, StoreError> look(Statement& statement,
                                                                     std::int64_t parameter);
  /// How many slots were too old: fewer than kMaxForgottenSlots means that none is left.
  [[nodiscard]] Result<int, StoreError> forget_slots(HistoryTier tier, std::int64_t before);
  [[nodiscard]] Result<int, StoreError> forget_people_before(HistoryTier tier, std::int64_t before);
  [[nodiscard]] Result<void, StoreError> forget_people_in(HistoryTier tier, std::int64_t room);
  [[nodiscard]] Table& of(HistoryTier tier) { return tables_[static_cast<std::size_t>(tier)]; }

  Connection connection_;  // before what is prepared on it
  std::array<Table, 2> tables_;
  Statement add_room_;
  Statement gone_;  // up to where a tier tells nothing of people any more
  Statement set_gone_;
  std::map<room::RoomId, std::int64_t> rooms_;  // as stored
};

}  // namespace innkeeper::hub::store
