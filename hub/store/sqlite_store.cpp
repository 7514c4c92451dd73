// SPDX-License-Identifier: Apache-2.0
#include "hub/store/sqlite_store.hpp"

#include <sqlite3.h>

#include <utility>

#include "hub/store/database_file.hpp"
#include "hub/store/errors.hpp"
#include "hub/store/migrations.hpp"
#include "hub/store/rows.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr std::string_view kOpening = "open the database";
constexpr std::string_view kErasing = "remove erased preferences from the write-ahead log";

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

// The database's integers are signed. What does not fit turns negative, and every column that takes
// an unsigned value refuses negative ones, so that nothing is cut silently.
std::int64_t as_signed(std::uint64_t value) { return static_cast<std::int64_t>(value); }

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
      {&rooms_, "SELECT id, epoch, version, tenancy, plan FROM room ORDER BY id"},
      {&put_room_,
       "INSERT INTO room(id, epoch, version, tenancy, plan) VALUES(?, ?, ?, ?, ?) "
       "ON CONFLICT(id) DO UPDATE SET epoch = excluded.epoch, version = excluded.version, "
       "tenancy = excluded.tenancy, plan = excluded.plan"},
      {&stays_in_house_,
       "SELECT reservation, room, profile, status, arrival, since FROM stay "
       "WHERE status = 'in_house' ORDER BY arrival, reservation"},
      {&stay_,
       "SELECT reservation, room, profile, status, arrival, since FROM stay WHERE reservation = ?"},
      {&put_stay_,
       "INSERT OR REPLACE INTO stay(reservation, room, profile, status, arrival, since) "
       "VALUES(?, ?, ?, ?, ?, ?)"},
      {&preferences_, "SELECT key, value FROM preference WHERE profile = ? ORDER BY key"},
      {&put_preference_,
       "INSERT INTO preference(profile, key, value, provenance, updated_at) VALUES(?, ?, ?, ?, ?)"},
      {&delete_preferences_, "DELETE FROM preference WHERE profile = ?"},
  };
  for (const auto& [place, sql] : all) {
    auto statement = Statement::prepare(connection_, sql, kOpening);
    if (!statement) return fail(statement.error());
    *place = std::move(statement).value();
  }
  return {};
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

std::vector<RoomRow> SqliteStore::rooms() {
  std::vector<RoomRow> rows;
  if (!may_read()) return rows;
  const StatementUse use(rooms_);
  while (!error_ && next_row(rooms_, "read the rooms")) {
    if (auto row = room_row(rooms_)) {
      rows.push_back(*std::move(row));
    } else {
      poison_unreadable("room");
    }
  }
  if (error_) rows.clear();
  return rows;
}

void SqliteStore::put_room(const RoomRow& row) {
  if (!may_write()) return;
  put_room_.bind(row.id.view(), as_signed(row.plan_id.epoch), std::int64_t{row.plan_id.version},
                 std::int64_t{row.tenancy}, std::string_view(row.plan));
  execute(put_room_, "store the plan of a room");
}

std::vector<StayRow> SqliteStore::stays_in_house() {
  std::vector<StayRow> rows;
  if (!may_read()) return rows;
  const StatementUse use(stays_in_house_);
  while (!error_ && next_row(stays_in_house_, "read the stays")) {
    if (auto row = stay_row(stays_in_house_)) {
      rows.push_back(*std::move(row));
    } else {
      poison_unreadable("stay");
    }
  }
  if (error_) rows.clear();
  return rows;
}

std::optional<StayRow> SqliteStore::stay(std::string_view reservation) {
  if (!may_read()) return std::nullopt;
  const StatementUse use(stay_);
  stay_.bind(reservation);
  if (!next_row(stay_, "read a stay")) return std::nullopt;
  std::optional<StayRow> row = stay_row(stay_);
  if (!row) poison_unreadable("stay");
  return row;
}

void SqliteStore::put_stay(const StayRow& row) {
  if (!may_write()) return;
  put_stay_.bind(std::string_view(row.reservation), row.room.view(), row.profile,
                 name_of(row.status), as_signed(row.arrival), row.since.seconds);
  execute(put_stay_, "store a stay");
}

std::optional<Preferences> SqliteStore::preferences(std::string_view profile) {
  if (!may_read()) return std::nullopt;
  const StatementUse use(preferences_);
  preferences_.bind(profile);
  std::optional<Preferences> found;
  while (!error_ && next_row(preferences_, "read preferences")) {
    if (!found) found.emplace();
    if (!add_preference(preferences_, *found)) poison_unreadable("preference");
  }
  if (error_) return std::nullopt;
  return found;
}

void SqliteStore::put_preferences(std::string_view profile, const Preferences& preferences,
                                  room::UtcTime now) {
  if (!preferences.comfort && preferences.welcome.empty()) return erase_preferences(profile);
  delete_preferences(profile);
  if (preferences.comfort) {
    write_preference(profile, kComfortKey, preferences.comfort->milli_celsius(), now);
  }
  for (const room::FixtureLevel& light : preferences.welcome) {
    const std::string key = std::string(kWelcomePrefix).append(light.fixture.view());
    write_preference(profile, key, light.level.value(), now);
  }
}

void SqliteStore::erase_preferences(std::string_view profile) {
  delete_preferences(profile);
  erasing_ = true;
}

void SqliteStore::delete_preferences(std::string_view profile) {
  if (!may_write()) return;
  delete_preferences_.bind(profile);
  execute(delete_preferences_, "erase preferences");
}

void SqliteStore::write_preference(std::string_view profile, std::string_view key,
                                   std::int64_t value, room::UtcTime now) {
  if (!may_write()) return;
  put_preference_.bind(profile, key, value, kDeclared, now.seconds);
  execute(put_preference_, "store preferences");
}

}  // namespace innkeeper::hub::store
