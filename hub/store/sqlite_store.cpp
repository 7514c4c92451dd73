// SPDX-License-Identifier: Apache-2.0
#include "hub/store/sqlite_store.hpp"

#include <sqlite3.h>

#include <chrono>
#include <utility>

#include "hub/store/database_file.hpp"
#include "hub/store/errors.hpp"
#include "hub/store/migrations.hpp"
#include "hub/store/row_words.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr std::string_view kErasing = "remove erased guest data from the write-ahead log";

Result<void, StoreError> check_sound(Connection& connection) {
  const auto verdict = connection.ask("PRAGMA quick_check(1)", kOpening);
  if (!verdict) return fail(verdict.error());
  if (*verdict == "ok") return {};
  return fail(describe(StoreErrorKind::corrupt, kOpening, connection.path(), *verdict));
}

// The order matters: nothing is written before the file is known to be ours, sound and not newer.
Result<void, StoreError> make_ready(Connection& connection) {
  if (auto done = check_identity(connection); !done) return done;
  if (auto done = check_sound(connection); !done) return done;
  if (auto done = connection.configure(); !done) return done;
  return migrate(connection);
}

}  // namespace

Result<std::unique_ptr<SqliteStore>, StoreError> SqliteStore::open(const std::string& path) {
  if (auto done = prepare_file(path); !done) return fail(done.error());
  auto connection = Connection::open(path);
  if (!connection) return fail(connection.error());
  if (auto done = make_ready(*connection); !done) return fail(done.error());
  std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(connection).value()));
  if (auto done = store->prepare_statements(); !done) return fail(done.error());
  store->finish_erasure();
  return store;
}

Result<void, StoreError> SqliteStore::prepare_statements() {
  const std::pair<Statement*, std::string_view> all[] = {
      {&begin_, "BEGIN IMMEDIATE"},
      {&commit_, "COMMIT"},
      {&rollback_, "ROLLBACK"},
      {&checkpoint_, "PRAGMA wal_checkpoint(TRUNCATE)"},
      {&epoch_, "SELECT value FROM meta WHERE key = 'epoch'"},
      {&set_epoch_, "INSERT OR REPLACE INTO meta(key, value) VALUES('epoch', ?)"},
      {&append_,
       "INSERT INTO audit(at, channel, actor, room, what, before, after, why) "
       "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"},
      {&audit_,
       "SELECT serial, at, channel, actor, room, what, before, after, why FROM audit "
       "WHERE serial > ? ORDER BY serial LIMIT ?"},
      {&audit_of_room_,
       "SELECT serial, at, channel, actor, room, what, before, after, why FROM audit "
       "WHERE room = ? AND serial > ? ORDER BY serial LIMIT ?"},
      {&newest_audit_,
       "SELECT serial, at, channel, actor, room, what, before, after, why FROM audit "
       "WHERE serial < ? ORDER BY serial DESC LIMIT ?"},
      {&newest_audit_of_room_,
       "SELECT serial, at, channel, actor, room, what, before, after, why FROM audit "
       "WHERE room = ? AND serial < ? ORDER BY serial DESC LIMIT ?"},
      {&forget_audit_,
       "DELETE FROM audit WHERE serial IN "
       "(SELECT serial FROM audit WHERE at < ? ORDER BY at, serial LIMIT ?)"},
  };
  for (const auto& [place, sql] : all) {
    auto statement = Statement::prepare(connection_, sql, kOpening);
    if (!statement) return fail(statement.error());
    *place = std::move(statement).value();
  }
  auto tables = prepare_tables(connection_, kOpening);
  if (!tables) return fail(tables.error());
  tables_ = std::move(tables).value();
  return {};
}

Result<std::string, StoreError> SqliteStore::quick_check(std::chrono::milliseconds budget) {
  check(!open_, "the database is looked at between transactions");
  constexpr int kStepsBetweenLooks = 10'000;
  auto end = std::chrono::steady_clock::now() + budget;
  sqlite3_progress_handler(
      connection_.handle(), kStepsBetweenLooks,
      [](void* until) {
        const auto* const at = static_cast<std::chrono::steady_clock::time_point*>(until);
        return std::chrono::steady_clock::now() < *at ? 0 : 1;
      },
      &end);
  auto verdict = connection_.ask("PRAGMA quick_check(1)", "check the database");
  sqlite3_progress_handler(connection_.handle(), 0, nullptr, nullptr);
  if (!verdict && std::chrono::steady_clock::now() >= end) return std::string("unfinished");
  return verdict;
}

Result<std::uint32_t, StoreError> SqliteStore::schema() {
  const auto version = connection_.ask_number("PRAGMA user_version", "check the database");
  if (!version) return fail(version.error());
  return static_cast<std::uint32_t>(*version);
}

void SqliteStore::begin() {
  check(!open_, "a transaction ends before the next one begins");
  open_ = true;
}

Result<void, StoreError> SqliteStore::commit() {
  check(open_, "a commit ends a transaction");
  if (writing_ && !error_) execute(commit_, "commit a transaction");
  if (error_) {
    StoreError first = *std::move(error_);
    abandon();
    return fail(std::move(first));
  }
  erasure_due_ = erasure_due_ || erasing_;
  const bool wrote = std::exchange(writing_, false);
  erasing_ = false;
  open_ = false;
  if (wrote && erasure_due_) finish_erasure();
  return {};
}

void SqliteStore::rollback() { abandon(); }

void SqliteStore::abandon() {
  if (connection_.in_transaction()) {
    // After some failures SQLite has already rolled back; whatever fails here shows again in the
    // next transaction, which cannot begin.
    static_cast<void>(rollback_.step());
    rollback_.reset();
  }
  open_ = writing_ = erasing_ = false;
  error_.reset();
}

void SqliteStore::finish_erasure() {
  const StatementUse use(checkpoint_);
  const int code = checkpoint_.step();
  if (code != SQLITE_ROW) {
    unfinished_erasure_ = connection_.failure(code, kErasing);
  } else if (checkpoint_.integer(0) != 0) {
    unfinished_erasure_ = connection_.failure(SQLITE_BUSY, kErasing);
  } else {
    unfinished_erasure_.reset();
    erasure_due_ = false;
  }
}

void SqliteStore::poison(StoreError error) {
  if (!error_) error_ = std::move(error);
}

void SqliteStore::poison_unreadable(std::string_view table) {
  poison(describe(StoreErrorKind::corrupt, "read table " + std::string(table), connection_.path(),
                  "a row holds values that no release has written"));
}

bool SqliteStore::may_read() const {
  check(open_, "the store is used inside a transaction");
  return !error_;
}

bool SqliteStore::may_write() {
  if (!may_read()) return false;
  if (!writing_) {
    execute(begin_, "begin a transaction");
    writing_ = !error_;
  }
  return writing_;
}

bool SqliteStore::next_row(Statement& statement, std::string_view attempt) {
  const int code = statement.step();
  if (code != SQLITE_ROW && code != SQLITE_DONE) poison(connection_.failure(code, attempt));
  return code == SQLITE_ROW;
}

void SqliteStore::execute(Statement& statement, std::string_view attempt) {
  const StatementUse use(statement);
  const int code = statement.step();
  if (code != SQLITE_DONE) poison(connection_.failure(code, attempt));
}

std::uint64_t SqliteStore::epoch() {
  if (!may_read()) return 0;
  const StatementUse use(epoch_);
  if (!next_row(epoch_, "read the epoch")) return 0;
  const std::int64_t epoch = epoch_.integer(0).value_or(-1);
  if (epoch >= 0) return static_cast<std::uint64_t>(epoch);
  poison_unreadable("meta");
  return 0;
}

void SqliteStore::set_epoch(std::uint64_t epoch) {
  if (!may_write()) return;
  set_epoch_.bind(as_signed(epoch));
  execute(set_epoch_, "store the epoch");
}

void SqliteStore::put(const Row& row) {
  if (!may_write()) return;
  RowTable& table = tables_.at(row.index());
  if (const char* why = refusal_of(row)) {
    poison(describe(StoreErrorKind::refused, "write table " + std::string(table.name),
                    connection_.path(), why));
    return;
  }
  const std::string key = key_of(row);
  bind_row(table.put, row, key);
  execute(table.put, "write table " + std::string(table.name));
}

void SqliteStore::erase_row(Table table, std::string_view key) {
  if (!may_write()) return;
  RowTable& rows = tables_.at(table);
  rows.erase.bind(key);
  execute(rows.erase, "erase from table " + std::string(rows.name));
  erasing_ = erasing_ || rows.personal;
}

std::optional<Row> SqliteStore::find_row(Table table, std::string_view key) {
  if (!may_read()) return std::nullopt;
  RowTable& rows = tables_.at(table);
  const StatementUse use(rows.find);
  rows.find.bind(key);
  if (!next_row(rows.find, "read table " + std::string(rows.name))) return std::nullopt;
  std::optional<Row> row = rows.read(rows.find);
  if (!row) poison_unreadable(rows.name);
  return row;
}

std::vector<Row> SqliteStore::all_rows(Table table, std::string_view prefix) {
  std::vector<Row> found;
  if (!may_read()) return found;
  RowTable& rows = tables_.at(table);
  Statement& statement = prefix.empty() ? rows.all : rows.within;
  const std::string attempt = "read table " + std::string(rows.name);
  const StatementUse use(statement);
  // The first text that no longer begins with the prefix; SQLite compares texts by their bytes.
  std::string end(prefix);
  if (!prefix.empty()) {
    check(static_cast<unsigned char>(end.back()) < 0xFF, "a prefix of keys ends in a plain byte");
    ++end.back();
    statement.bind(prefix, std::string_view(end));
  }
  while (!error_ && next_row(statement, attempt)) {
    if (auto row = rows.read(statement)) {
      found.push_back(*std::move(row));
    } else {
      poison_unreadable(rows.name);
    }
  }
  if (error_) found.clear();
  return found;
}

void SqliteStore::append(const AuditRow& line) {
  if (!may_write()) return;
  if (const char* why = refusal(line)) {
    poison(describe(StoreErrorKind::refused, "write table audit", connection_.path(), why));
    return;
  }
  const auto room = line.room ? std::optional(line.room->view()) : std::nullopt;
  append_.bind(line.at.seconds, name_of(line.actor.channel), std::string_view(line.actor.name),
               room, std::string_view(line.what), std::string_view(line.before),
               std::string_view(line.after), std::string_view(line.why));
  execute(append_, "write table audit");
}

std::vector<AuditRow> SqliteStore::audit(const AuditQuery& query) {
  std::vector<AuditRow> lines;
  if (!may_read()) return lines;
  Statement& of_all = query.before ? newest_audit_ : audit_;
  Statement& of_room = query.before ? newest_audit_of_room_ : audit_of_room_;
  Statement& statement = query.room ? of_room : of_all;
  const StatementUse use(statement);
  const auto from = static_cast<std::int64_t>(query.before.value_or(query.after));
  const auto limit = static_cast<std::int64_t>(query.limit);
  if (query.room) {
    statement.bind(query.room->view(), from, limit);
  } else {
    statement.bind(from, limit);
  }
  while (!error_ && next_row(statement, "read table audit")) {
    if (auto line = audit_row(statement)) {
      lines.push_back(*std::move(line));
    } else {
      poison_unreadable("audit");
    }
  }
  if (error_) lines.clear();
  return lines;
}

std::size_t SqliteStore::forget_audit_before(room::UtcTime at, std::size_t limit) {
  if (!may_write()) return 0;
  forget_audit_.bind(at.seconds, static_cast<std::int64_t>(limit));
  execute(forget_audit_, "erase from table audit");
  if (error_) return 0;
  const std::size_t erased = connection_.changes();
  // Lines name staff: what is over is over, in the log too.
  erasing_ = erasing_ || erased > 0;
  return erased;
}

}  // namespace innkeeper::hub::store
