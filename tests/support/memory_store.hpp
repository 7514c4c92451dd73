// SPDX-License-Identifier: Apache-2.0
// The core's store in memory, for tests in virtual time. It keeps the contract of
// hub/core/store.hpp to the letter (tests/unit/store_contract_test.cpp runs against it and SQLite
// alike) and adds what a test needs: failures at a chosen call, and older states to go back to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/store.hpp"

namespace innkeeper::support {

/// Deterministic; a transaction costs what it touches, not what is stored. The object outlives the
/// hub it serves: a crash of the hub is rollback() and a new core on the same store.
class MemoryStore final : public hub::Store {
 public:
  /// Everything that is durable, as a value: a backup.
  struct Snapshot {
    std::uint64_t epoch = 0;
    std::map<std::string, hub::RoomRow, std::less<>> rooms;
    std::map<std::string, hub::StayRow, std::less<>> stays;
    std::map<std::string, hub::Preferences, std::less<>> preferences;
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
  };

  /// The n-th call from now fails with `kind`, n from 1, and so do the `times - 1` calls after it.
  /// Each call of the port counts but rollback(), which cannot fail. Replaces an earlier wish.
  void fail_call(std::uint64_t n, hub::StoreErrorKind kind, std::uint64_t times = 1);
  /// No call fails any more.
  void mend();
  /// Calls of the port so far, counted as for fail_call().
  [[nodiscard]] std::uint64_t calls() const { return calls_; }

  /// REQUIRES: no open transaction.
  [[nodiscard]] Snapshot snapshot() const;
  /// Replaces all durable state: a restored backup. REQUIRES: no open transaction.
  void restore(Snapshot state);

  void begin() override;
  [[nodiscard]] Result<void, hub::StoreError> commit() override;
  void rollback() override;
  [[nodiscard]] std::uint64_t epoch() override;
  void set_epoch(std::uint64_t epoch) override;
  [[nodiscard]] std::vector<hub::RoomRow> rooms() override;
  void put_room(const hub::RoomRow& row) override;
  [[nodiscard]] std::vector<hub::StayRow> stays_in_house() override;
  [[nodiscard]] std::optional<hub::StayRow> stay(std::string_view reservation) override;
  void put_stay(const hub::StayRow& row) override;
  [[nodiscard]] std::optional<hub::Preferences> preferences(std::string_view profile) override;
  void put_preferences(std::string_view profile, const hub::Preferences& preferences,
                       room::UtcTime now) override;
  void erase_preferences(std::string_view profile) override;

 private:
  /// What stood under a key before it was written: the undo log's entry. No value: nothing did.
  template <class Row>
  struct Before {
    std::string key;
    std::optional<Row> row;
  };
  struct EpochBefore {
    std::uint64_t epoch = 0;
  };
  using Undo = std::variant<EpochBefore, Before<hub::RoomRow>, Before<hub::StayRow>,
                            Before<hub::Preferences>>;

  template <class Row>
  void put(std::map<std::string, Row, std::less<>>& table, std::string_view key,
           const std::optional<Row>& row);
  template <class Row>
  static void put_back(std::map<std::string, Row, std::less<>>& table, const Before<Row>& before);
  void undo_all();

  /// Counts the call; false when it must do nothing.
  bool enter();
  void poison(hub::StoreErrorKind kind, std::string message);
  void refuse_unless(bool allowed, const char* rule);

  Snapshot state_;
  std::vector<Undo> undo_;
  std::optional<hub::StoreError> error_;
  bool open_ = false;
  std::uint64_t calls_ = 0;
  std::uint64_t first_failing_ = 0;
  std::uint64_t failing_ = 0;
  hub::StoreErrorKind failure_ = hub::StoreErrorKind::io;
};

}  // namespace innkeeper::support
