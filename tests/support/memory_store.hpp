// SPDX-License-Identifier: Apache-2.0
// The core's store in memory, for tests in virtual time. It keeps the contract of
// hub/core/store.hpp to the letter (tests/unit/store_contract_test.cpp runs against it and SQLite
// alike) and adds what a test needs: failures at a chosen call, and older states to go back to.
#pragma once

#include <array>
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
  using Rows = std::map<std::string, hub::Row, std::less<>>;

  /// Everything that is durable, as a value: a backup.
  struct Snapshot {
    std::uint64_t epoch = 0;
    std::array<Rows, hub::kTables> tables;
    std::vector<hub::AuditRow> audit;
    std::uint64_t last_serial = 0;
    /// The rows of one kind by key.
    template <class R>
    [[nodiscard]] const Rows& rows() const {
      return tables[hub::table_of<R>()];
    }
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
  void put(const hub::Row& row) override;
  void append(const hub::AuditRow& line) override;
  [[nodiscard]] std::vector<hub::AuditRow> audit(const hub::AuditQuery& query) override;
  [[nodiscard]] std::size_t forget_audit_before(room::UtcTime at, std::size_t limit) override;
  // Public here, for stores that stand in front of this one.
  void erase_row(hub::Table table, std::string_view key) override;
  [[nodiscard]] std::optional<hub::Row> find_row(hub::Table table, std::string_view key) override;
  [[nodiscard]] std::vector<hub::Row> all_rows(hub::Table table, std::string_view prefix) override;

 private:
  /// What stood under a key before it was written: the undo log's entry. No row: nothing did.
  struct RowBefore {
    hub::Table table = 0;
    std::string key;
    std::optional<hub::Row> row;
  };
  struct EpochBefore {
    std::uint64_t epoch = 0;
  };
  struct LineAppended {};
  struct LinesForgotten {
    std::vector<hub::AuditRow> lines;
  };
  using Undo = std::variant<EpochBefore, RowBefore, LineAppended, LinesForgotten>;

  void change(hub::Table table, std::string_view key, std::optional<hub::Row> row);
  void undo(EpochBefore& before);
  void undo(RowBefore& before);
  void undo(LineAppended& before);
  void undo(LinesForgotten& before);
  void undo_all();

  /// Counts the call; false when it must do nothing.
  bool enter();
  void poison(hub::StoreErrorKind kind, std::string message);

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
