// SPDX-License-Identifier: Apache-2.0
#include "hub/store/connection.hpp"

#include <sqlite3.h>

#include "hub/store/errors.hpp"
#include "hub/store/statement.hpp"

namespace innkeeper::hub::store {
namespace {

// Before anything is read: the locking mode decides how the first read locks the file. Views,
// triggers and functions of a file somebody else edited are not to be trusted, nor is memory-mapped
// I/O, which turns a disk error into a crash. Temporary data would be guests' data in /tmp.
constexpr const char* kBeforeFirstRead =
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA foreign_keys = ON;";

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Result<Connection, StoreError> Connection::open(const std::string& path) {
  Connection connection(path);
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                    SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  connection.handle_.reset(handle);
  if (code != SQLITE_OK) return fail(connection.failure(code, kOpening));
  if (sqlite3_db_readonly(handle, "main") != 0) {
    return fail(describe(StoreErrorKind::read_only, kOpening, path, "it can only be read"));
  }
  sqlite3_busy_timeout(handle, static_cast<int>(kBusyTimeout.count()));
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  if (auto done = connection.run(kBeforeFirstRead, kOpening); !done) return fail(done.error());
  return connection;
}

Result<Connection, StoreError> Connection::open_immutable(const std::string& path,
                                                          const std::string& uri) {
  Connection connection(path);
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
  connection.handle_.reset(handle);
  if (code != SQLITE_OK) return fail(connection.failure(code, kOpening));
  constexpr const char* kCareful =
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
      "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY";
  if (auto done = connection.run(kCareful, kOpening); !done) return fail(done.error());
  return connection;
}

Result<void, StoreError> Connection::configure() {
  const auto mode = ask("PRAGMA journal_mode = WAL", kOpening);
  if (!mode) return fail(mode.error());
  if (*mode != "wal") {
    return fail(
        describe(StoreErrorKind::io, kOpening, path_, "no write-ahead log is possible here"));
  }
  const std::string limit = "PRAGMA journal_size_limit = " + std::to_string(kMaxLogBytes);
  if (auto done = run(limit.c_str(), kOpening); !done) return done;
  return run("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON", kOpening);
}

Result<void, StoreError> Connection::run(const char* sql, std::string_view attempt) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(failure(code, attempt));
  return {};
}

Result<std::string, StoreError> Connection::ask(const char* sql, std::string_view attempt) {
  auto question = Statement::prepare(*this, sql, attempt);
  if (!question) return fail(question.error());
  const int code = question->step();
  if (code == SQLITE_DONE) return std::string();
  if (code != SQLITE_ROW) return fail(failure(code, attempt));
  return std::string(question->text(0).value_or(""));
}

Result<std::int64_t, StoreError> Connection::ask_number(const char* sql, std::string_view attempt) {
  auto question = Statement::prepare(*this, sql, attempt);
  if (!question) return fail(question.error());
  const int code = question->step();
  if (code == SQLITE_DONE) return std::int64_t{0};
  if (code != SQLITE_ROW) return fail(failure(code, attempt));
  return question->integer(0).value_or(0);
}

std::size_t Connection::changes() const {
  return static_cast<std::size_t>(sqlite3_changes(handle()));
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

StoreError Connection::failure(int code, std::string_view attempt) const {
  // SQLite's messages name tables and constraints, never values. The number tells a developer more.
  const char* words = handle() == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle());
  std::string cause = std::string(words) + " (SQLite code " + std::to_string(code) + ")";
  return describe(kind_of(code), attempt, path_, cause);
}

}  // namespace innkeeper::hub::store
