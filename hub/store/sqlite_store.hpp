// SPDX-License-Identifier: Apache-2.0
// The core's store on SQLite: one file, one connection, a sync per commit.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/store.hpp"
#include "hub/store/connection.hpp"
#include "hub/store/online_backup.hpp"
#include "hub/store/row_table.hpp"
#include "hub/store/statement.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::store {

/// Keeps the contract of hub::Store. Used by one thread at a time. A transaction that only reads
/// costs no write and no sync: the database's own transaction starts at the first write, and nobody
/// else can change the file meanwhile (see Connection).
///
/// A commit() that failed with `io` may still be found done after a crash of the machine or
/// process, because its bytes may have reached the log; until then this store, which stays usable,
/// shows the state before it. Either way the state is one that a commit left.
class SqliteStore final : public Store {
 public:
  /// Creates or opens `path` (its directory must exist), checks that the file is sound and ours,
  /// and brings its schema up to date. Waits kBusyTimeout at most for another owner of the file.
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>, StoreError> open(
      const std::string& path);

  void begin() override;
  [[nodiscard]] Result<void, StoreError> commit() override;
  void rollback() override;
  [[nodiscard]] std::uint64_t epoch() override;
  void set_epoch(std::uint64_t epoch) override;
  void put(const Row& row) override;
  void append(const AuditRow& line) override;
  [[nodiscard]] std::vector<AuditRow> audit(const AuditQuery& query) override;
  [[nodiscard]] std::size_t forget_audit_before(room::UtcTime at, std::size_t limit) override;

  // Between transactions.

  /// Looks for damage, for about as long as `budget`: `ok`, `unfinished`, or what is damaged.
  [[nodiscard]] Result<std::string, StoreError> quick_check(std::chrono::milliseconds budget);
  [[nodiscard]] Result<std::uint32_t, StoreError> schema();
  /// The backup must be gone before this store.
  [[nodiscard]] Result<OnlineBackup, StoreError> back_up(std::string file) {
    return OnlineBackup::begin(connection_, std::move(file));
  }

  /// Erased guest data leaves the log only with a checkpoint, which follows the commit that erased.
  /// Why the last checkpoint failed, if it did: old bytes may then stand in the log. It is tried
  /// again with every further commit and at the next start.
  [[nodiscard]] const std::optional<StoreError>& unfinished_erasure() const {
    return unfinished_erasure_;
  }

 private:
  explicit SqliteStore(Connection connection) : connection_(std::move(connection)) {}
  [[nodiscard]] Result<void, StoreError> prepare_statements();

  [[nodiscard]] bool may_read() const;
  /// Starts the database's transaction at the first write.
  [[nodiscard]] bool may_write();
  /// True while there is a row; at the end and at a failure, which poisons, false.
  [[nodiscard]] bool next_row(Statement& statement, std::string_view attempt);
  /// Runs a bound statement that returns no rows.
  void execute(Statement& statement, std::string_view attempt);
  void erase_row(Table table, std::string_view key) override;
  [[nodiscard]] std::optional<Row> find_row(Table table, std::string_view key) override;
  [[nodiscard]] std::vector<Row> all_rows(Table table, std::string_view prefix) override;
  void poison(StoreError error);
  void poison_unreadable(std::string_view table);
  void abandon();
  void finish_erasure();

  Connection connection_;
  // After connection_: statements must be gone before it closes.
  Statement begin_, commit_, rollback_, checkpoint_;
  Statement epoch_, set_epoch_, append_, audit_, audit_of_room_, newest_audit_,
      newest_audit_of_room_, forget_audit_;
  std::array<RowTable, kTables> tables_;

  bool open_ = false;     ///< between begin() and its end
  bool writing_ = false;  ///< the database's own transaction has begun
  bool erasing_ = false;  ///< the open transaction erases guest data
  std::optional<StoreError> error_;
  bool erasure_due_ = true;  ///< a crash may have come before the last checkpoint
  std::optional<StoreError> unfinished_erasure_;
};

}  // namespace innkeeper::hub::store
