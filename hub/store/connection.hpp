// SPDX-License-Identifier: Apache-2.0
// The one connection to the database file, with the settings that everything else relies on.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "hub/core/store.hpp"
#include "shared/util/result.hpp"

struct sqlite3;

namespace innkeeper::hub::store {

/// How long opening waits for a program that holds the file. Once open nobody else can hold it, so
/// that no later call waits at all.
inline constexpr std::chrono::milliseconds kBusyTimeout{250};

/// The log is cut back to this after a checkpoint; SQLite checkpoints at 1,000 pages (4 MiB).
inline constexpr std::int64_t kMaxLogBytes = std::int64_t{8} << 20U;

/// The attempt of whatever fails before the database is ready; see Connection::run().
inline constexpr std::string_view kOpening = "open the database";

/// Owns the file: SQLite's exclusive locking mode is held from open to close. A second hub is so
/// refused, and no other program can write or checkpoint beside this one, which SQLite
/// before 3.51.3 does not survive reliably (the WAL-reset defect). The price: the sqlite3 tool
/// cannot even read while a hub runs; looks inside and backups go through the hub or wait until it
/// is stopped. Single-threaded.
class Connection {
 public:
  /// Opens the existing file `path`, which may be empty.
  [[nodiscard]] static Result<Connection, StoreError> open(const std::string& path);

  /// Opens `path` to read what nobody changes; `uri` says so to SQLite.
  [[nodiscard]] static Result<Connection, StoreError> open_immutable(const std::string& path,
                                                                     const std::string& uri);

  /// Write-ahead log, a sync per commit, deleted content overwritten. Writes to the file: to be
  /// called once it is known to be ours.
  [[nodiscard]] Result<void, StoreError> configure();

  /// Runs statements that return nothing of interest. `attempt` completes "cannot ..." for people.
  [[nodiscard]] Result<void, StoreError> run(const char* sql, std::string_view attempt);

  /// The first column of the first row of `sql` as text; empty when there is none.
  [[nodiscard]] Result<std::string, StoreError> ask(const char* sql, std::string_view attempt);
  /// The same as an integer.
  [[nodiscard]] Result<std::int64_t, StoreError> ask_number(const char* sql,
                                                            std::string_view attempt);

  [[nodiscard]] bool in_transaction() const;
  /// Rows that the latest statement changed or erased.
  [[nodiscard]] std::size_t changes() const;

  /// The failure `code` of the latest call on this connection.
  [[nodiscard]] StoreError failure(int code, std::string_view attempt) const;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  explicit Connection(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace innkeeper::hub::store
