// SPDX-License-Identifier: Apache-2.0
#include "hub/store/history_file.hpp"

#include <sqlite3.h>

#include "hub/store/database_file.hpp"
#include "hub/store/errors.hpp"
#include "hub/store/history_schema.hpp"

namespace innkeeper::hub::store {
namespace {

constexpr std::string_view kOpeningHistory = "open the history";
constexpr std::string_view kWriting = "write the history";
constexpr std::string_view kReading = "read the history";

std::string_view name_of(HistoryTier tier) { return tier == HistoryTier::fine ? "fine" : "coarse"; }

std::string put_sql(std::string_view table) {
  std::string sql = "INSERT INTO " + std::string(table) +
                    " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(slot, room) DO UPDATE SET ";
  for (const char* column : {"air", "setpoint", "heat", "cool", "heating", "cooling", "humidity",
                             "window", "guest", "staff", "do_not_disturb"}) {
    sql += std::string(column) + " = excluded." + column + ", ";
  }
  return sql + "told = excluded.told WHERE excluded.told > told";
}

std::optional<std::int64_t> milli(const std::optional<room::Temperature>& temperature) {
  if (!temperature) return std::nullopt;
  return temperature->milli_celsius();
}

std::optional<std::int64_t> share(const std::optional<PeoplePoint>& people,
                                  std::uint8_t PeoplePoint::*member) {
  if (!people) return std::nullopt;
  return (*people).*member;
}

/// Columns of the present row as a point; what no hub writes reads as nothing.
HistoryPoint point_of(const Statement& row, room::UtcTime at) {
  const auto temperature = [&](int column) -> std::optional<room::Temperature> {
    const auto value = row.integer(column);
    if (!value || *value < room::kColdest.milli_celsius() ||
        *value > room::kHottest.milli_celsius()) {
      return std::nullopt;
    }
    return room::Temperature::milli_celsius(static_cast<std::int32_t>(*value));
  };
  const auto percent = [&](int column) -> std::optional<std::uint8_t> {
    const auto value = row.integer(column);
    if (!value || *value < 0 || *value > 100) return std::nullopt;
    return static_cast<std::uint8_t>(*value);
  };
  HistoryPoint point;
  point.at = at;
  point.told_s = static_cast<std::uint16_t>(row.integer(0).value_or(0));
  point.air = temperature(1);
  point.setpoint = temperature(2);
  point.heat = temperature(3);
  point.cool = temperature(4);
  point.heating = percent(5).value_or(0);
  point.cooling = percent(6).value_or(0);
  point.humidity = percent(7);
  point.window = percent(8).value_or(0);
  const auto guest = percent(9);
  const auto staff = percent(10);
  const auto do_not_disturb = percent(11);
  if (guest && staff && do_not_disturb) point.people = PeoplePoint{*guest, *staff, *do_not_disturb};
  return point;
}

}  // namespace

Result<std::unique_ptr<HistoryFile>, StoreError> HistoryFile::open(const std::string& path) {
  if (auto ready = prepare_file(path); !ready) return fail(ready.error());
  auto connection = Connection::open(path);
  if (!connection) return fail(connection.error());
  std::unique_ptr<HistoryFile> file(new HistoryFile(std::move(connection).value()));
  if (auto done = file->set_up(); !done) return fail(done.error());
  for (const HistoryTier tier : {HistoryTier::fine, HistoryTier::coarse}) {
    if (auto done = file->prepare(tier); !done) return fail(done.error());
  }
  if (auto done = file->read_rooms(); !done) return fail(done.error());
  return file;
}

Result<void, StoreError> HistoryFile::set_up() {
  const auto application = connection_.ask_number("PRAGMA application_id", kOpeningHistory);
  if (!application) return fail(application.error());
  const auto tables = connection_.ask_number("SELECT count(*) FROM sqlite_schema", kOpeningHistory);
  if (!tables) return fail(tables.error());
  const auto version = connection_.ask_number("PRAGMA user_version", kOpeningHistory);
  if (!version) return fail(version.error());
  const bool is_new = *application == 0 && *tables == 0;
  if (!is_new && *application != kHistoryApplication) {
    return fail(describe(StoreErrorKind::refused, kOpeningHistory, connection_.path(),
                         "it is another kind of file; move it away"));
  }
  if (*version > kHistoryVersion) {
    return fail(describe(StoreErrorKind::newer_schema, kOpeningHistory, connection_.path(),
                         "a newer version wrote it; move it away to begin anew"));
  }
  if (auto done = connection_.configure(); !done) return done;
  // A power cut may take the last slots, never the file: a sync for each checkpoint will do.
  if (auto done = connection_.run("PRAGMA synchronous = NORMAL", kOpeningHistory); !done)
    return done;
  if (!is_new) return {};
  const std::string sql = "BEGIN IMMEDIATE;" + std::string(kHistorySchema) +
                          "PRAGMA application_id = " + std::to_string(kHistoryApplication) +
                          ";PRAGMA user_version = " + std::to_string(kHistoryVersion) + ";COMMIT";
  return connection_.run(sql.c_str(), kOpeningHistory);
}

Result<void, StoreError> HistoryFile::prepare(HistoryTier tier) {
  const std::string table(name_of(tier));
  const std::string where_slot = " FROM " + table + " WHERE slot >= ?";
  Table& statements = of(tier);
  const std::pair<Statement*, std::string> all[] = {
      {&statements.put, put_sql(table)},
      {&statements.get,
       "SELECT told, air, setpoint, heat, cool, heating, cooling, humidity, window, guest, staff, "
       "do_not_disturb FROM " +
           table + " WHERE slot = ? AND room = ?"},
      {&statements.first, "SELECT min(slot)" + where_slot},
      {&statements.last, "SELECT max(slot)" + where_slot},
      {&statements.erase, "DELETE FROM " + table + " WHERE slot = ?"},
      {&statements.erase_people, "UPDATE " + table +
                                     " SET guest = NULL, staff = NULL, do_not_disturb = NULL "
                                     "WHERE slot = ?"},
      {&statements.forget_people,
       "UPDATE " + table +
           " SET guest = NULL, staff = NULL, do_not_disturb = NULL, setpoint = NULL, heat = NULL, "
           "cool = NULL WHERE slot = ? AND room = ?"},
      {&add_room_, "INSERT INTO room(number, id) VALUES(?, ?)"},
      {&gone_, "SELECT before FROM people_gone WHERE tier = ?"},
      {&set_gone_, "UPDATE people_gone SET before = ? WHERE tier = ?"}};
  for (const auto& [statement, sql] : all) {
    auto prepared = Statement::prepare(connection_, sql, kOpeningHistory);
    if (!prepared) return fail(prepared.error());
    *statement = std::move(prepared).value();
  }
  return {};
}

Result<void, StoreError> HistoryFile::read_rooms() {
  auto all = Statement::prepare(connection_, "SELECT id, number FROM room", kOpeningHistory);
  if (!all) return fail(all.error());
  int code = all->step();
  for (; code == SQLITE_ROW; code = all->step()) {
    const auto id = room::room_id(all->text(0).value_or(""));
    if (id) rooms_.emplace(*id, all->integer(1).value_or(0));
  }
  if (code != SQLITE_DONE) return fail(connection_.failure(code, kOpeningHistory));
  return {};
}

template <class... Values>
Result<void, StoreError> HistoryFile::run(Statement& statement, const Values&... values) {
  const StatementUse use(statement);
  statement.bind(values...);
  const int code = statement.step();
  if (code != SQLITE_DONE) return fail(connection_.failure(code, kWriting));
  return {};
}

Result<std::optional<std::int64_t>, StoreError> HistoryFile::look(Statement& statement,
                                                                  std::int64_t parameter) {
  const StatementUse use(statement);
  statement.bind(parameter);
  const int code = statement.step();
  if (code == SQLITE_DONE) return std::optional<std::int64_t>();
  if (code != SQLITE_ROW) return fail(connection_.failure(code, kReading));
  return statement.integer(0);
}

Result<void, StoreError> HistoryFile::begin() {
  return connection_.run("BEGIN IMMEDIATE", kWriting);
}

Result<void, StoreError> HistoryFile::end(Result<void, StoreError> done) {
  if (done) done = connection_.run("COMMIT", kWriting);
  if (done) return done;
  if (connection_.in_transaction()) {
    // The failure that led here is the one to tell.
    static_cast<void>(connection_.run("ROLLBACK", kWriting));
  }
  // Rooms that were added go with it.
  rooms_.clear();
  static_cast<void>(read_rooms());
  return done;
}

Result<std::int64_t, StoreError> HistoryFile::number_of(const room::RoomId& room) {
  if (const auto known = rooms_.find(room); known != rooms_.end()) return known->second;
  std::int64_t number = 1;
  for (const auto& [id, taken] : rooms_) number = std::max(number, taken + 1);
  if (auto done = run(add_room_, number, room.view()); !done) return fail(done.error());
  rooms_.emplace(room, number);
  return number;
}

Result<void, StoreError> HistoryFile::put(const HistoryRow& row) {
  const auto room = number_of(row.room);
  if (!room) return fail(room.error());
  const HistoryPoint& point = row.point;
  std::optional<std::int64_t> humidity;
  if (point.humidity) humidity = *point.humidity;
  return run(of(row.tier).put, point.at.seconds, *room, std::int64_t{point.told_s},
             milli(point.air), milli(point.setpoint), milli(point.heat), milli(point.cool),
             std::int64_t{point.heating}, std::int64_t{point.cooling}, humidity,
             std::int64_t{point.window}, share(point.people, &PeoplePoint::guest),
             share(point.people, &PeoplePoint::staff),
             share(point.people, &PeoplePoint::do_not_disturb));
}

Result<void, StoreError> HistoryFile::write(std::span<const HistoryRow> rows) {
  if (auto begun = begin(); !begun) return begun;
  Result<void, StoreError> done;
  for (const HistoryRow& row : rows) {
    done = put(row);
    if (!done) break;
  }
  return end(std::move(done));
}

Result<std::vector<HistoryPoint>, StoreError> HistoryFile::read(HistoryTier tier,
                                                                const room::RoomId& room,
                                                                room::UtcTime since,
                                                                room::UtcTime until) {
  std::vector<HistoryPoint> points;
  const auto known = rooms_.find(room);
  if (known == rooms_.end()) return points;
  const auto first = look(of(tier).first, since.seconds);
  if (!first) return fail(first.error());
  const auto last = look(of(tier).last, since.seconds);
  if (!last) return fail(last.error());
  if (!*first || !*last) return points;
  Statement& get = of(tier).get;
  const std::int64_t end = std::min(**last + 1, until.seconds);
  for (std::int64_t slot = **first; slot < end; slot += slot_of(tier).count()) {
    const StatementUse use(get);
    get.bind(slot, known->second);
    const int code = get.step();
    if (code == SQLITE_ROW) points.push_back(point_of(get, {slot}));
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
      return fail(connection_.failure(code, kReading));
    }
  }
  return points;
}

Result<int, StoreError> HistoryFile::forget_slots(HistoryTier tier, std::int64_t before) {
  int forgotten = 0;
  for (; forgotten < kMaxForgottenSlots; ++forgotten) {
    const auto oldest = look(of(tier).first, 0);
    if (!oldest) return fail(oldest.error());
    if (!*oldest || **oldest >= before) break;
    if (auto done = run(of(tier).erase, **oldest); !done) return fail(done.error());
  }
  return forgotten;
}

Result<int, StoreError> HistoryFile::forget_people_before(HistoryTier tier, std::int64_t before) {
  const auto number = static_cast<std::int64_t>(tier);
  const auto gone = look(gone_, number);
  if (!gone) return fail(gone.error());
  std::int64_t from = gone->value_or(0);
  int forgotten = 0;
  for (; forgotten < kMaxForgottenSlots; ++forgotten) {
    const auto next = look(of(tier).first, from);
    if (!next) return fail(next.error());
    if (!*next || **next >= before) break;
    if (auto done = run(of(tier).erase_people, **next); !done) return fail(done.error());
    from = **next + 1;
  }
  if (forgotten == 0) return 0;
  if (auto done = run(set_gone_, from, number); !done) return fail(done.error());
  return forgotten;
}

Result<bool, StoreError> HistoryFile::forget_before(const Ages& ages) {
  if (auto begun = begin(); !begun) return fail(begun.error());
  Result<void, StoreError> done;
  bool is_all = true;
  const auto follow = [&](const Result<int, StoreError>& forgotten) {
    if (!forgotten) done = fail(forgotten.error());
    if (forgotten && *forgotten == kMaxForgottenSlots) is_all = false;
  };
  follow(forget_slots(HistoryTier::fine, ages.fine.seconds));
  if (done) follow(forget_slots(HistoryTier::coarse, ages.coarse.seconds));
  if (done) follow(forget_people_before(HistoryTier::fine, ages.people.seconds));
  if (done) follow(forget_people_before(HistoryTier::coarse, ages.people.seconds));
  if (auto ended = end(std::move(done)); !ended) return fail(ended.error());
  return is_all;
}

Result<void, StoreError> HistoryFile::forget_people_in(HistoryTier tier, std::int64_t room) {
  std::int64_t from = 0;
  // By what is there: a clock that was wrong once may have left a slot far from the others.
  for (;;) {
    const auto slot = look(of(tier).first, from);
    if (!slot) return fail(slot.error());
    if (!*slot) break;
    if (auto done = run(of(tier).forget_people, **slot, room); !done) return done;
    from = **slot + 1;
  }
  return {};
}

Result<void, StoreError> HistoryFile::forget_people(const room::RoomId& room) {
  const auto known = rooms_.find(room);
  if (known == rooms_.end()) return {};
  if (auto begun = begin(); !begun) return begun;
  Result<void, StoreError> done = forget_people_in(HistoryTier::fine, known->second);
  if (done) done = forget_people_in(HistoryTier::coarse, known->second);
  if (auto ended = end(std::move(done)); !ended) return ended;
  // The log still has the pages as they were.
  const auto busy = connection_.ask_number("PRAGMA wal_checkpoint(TRUNCATE)", kWriting);
  if (!busy) return fail(busy.error());
  return {};
}

}  // namespace innkeeper::hub::store
