// SPDX-License-Identifier: Apache-2.0
// What the SQLite store does with files that are not what it expects, and what it leaves in its
// own.
#include "hub/store/sqlite_store.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "hub/store/migrations.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/store_rows.hpp"

namespace innkeeper::hub::store {
namespace {

using Catch::Matchers::Contains;
namespace fs = std::filesystem;

/// A directory with a place for a database, and a second hand on it.
class DatabaseFile {
 public:
  [[nodiscard]] std::string path() const { return directory_.path() / "hub.db"; }
  [[nodiscard]] std::string log_path() const { return path() + "-wal"; }

  [[nodiscard]] std::unique_ptr<SqliteStore> open() const {
    auto opened = SqliteStore::open(path());
    if (!opened) FAIL(opened.error().message);
    return std::move(opened).value();
  }

  /// Opening fails with `kind` and a message that names the file and contains `words`.
  void check_refused(StoreErrorKind kind, const std::string& words) const {
    const auto opened = SqliteStore::open(path());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == kind);
    CHECK_THAT(opened.error().message, Contains(path()) && Contains(words));
  }

  /// What an administrator could do with the sqlite3 tool.
  void edit(const std::string& sql) const {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path().c_str(), &handle) == SQLITE_OK);
    const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    INFO(sqlite3_errmsg(handle));
    CHECK(code == SQLITE_OK);
    sqlite3_close(handle);
  }

  void write_file(const std::string& bytes) const {
    std::ofstream(path(), std::ios::binary | std::ios::trunc) << bytes;
  }

 private:
  tests::TemporaryDirectory directory_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_some(SqliteStore& store, std::uint32_t version = 1) {
  store.begin();
  store.set_epoch(7);
  for (int i = 0; i < 200; ++i) store.put(room_row("r-" + std::to_string(i), version));
  GuestBook(store).put("guest", preferences_of(21'500, {{"bedside", 30}}), {});
  REQUIRE(store.commit());
}

void check_holds_some(SqliteStore& store) {
  store.begin();
  CHECK(store.epoch() == 7);
  CHECK(store.all<RoomRow>().size() == 200);
  CHECK(GuestBook(store).preferences("guest") == preferences_of(21'500, {{"bedside", 30}}));
  REQUIRE(store.commit());
}

mode_t mode_of(const std::string& path) {
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 0777U;
}

TEST_CASE("the database and its log can be read by their owner alone") {
  const DatabaseFile bench;
  const mode_t before = ::umask(0);
  auto store = bench.open();
  write_some(*store);
  ::umask(before);
  CHECK(mode_of(bench.path()) == 0600);
  CHECK(mode_of(bench.log_path()) == 0600);
  store.reset();
  fs::permissions(bench.path(), fs::perms(0644));
  store = bench.open();
  CHECK(mode_of(bench.path()) == 0600);
}

TEST_CASE("a missing directory is named, with what to do") {
  const tests::TemporaryDirectory directory;
  const auto opened = SqliteStore::open(directory.path() / "missing" / "hub.db");
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().kind == StoreErrorKind::refused);
  CHECK_THAT(opened.error().message, Contains("missing does not exist; create it"));
  CHECK_FALSE(SqliteStore::open("").ok());
}

TEST_CASE("a directory in the database's place is refused") {
  const DatabaseFile bench;
  fs::create_directory(bench.path());
  bench.check_refused(StoreErrorKind::refused, "not a regular file");
}

TEST_CASE("an older file is migrated step by step, and a current one is left alone") {
  const DatabaseFile bench;
  bench.open().reset();
  {
    auto connection = Connection::open(bench.path());
    REQUIRE(connection);
    CHECK(*connection->ask_number("PRAGMA user_version", "test") ==
          static_cast<std::int64_t>(migrations().size()));
    CHECK(*connection->ask_number("PRAGMA application_id", "test") == kApplicationId);
    const auto before = connection->ask_number("PRAGMA schema_version", "test");
    REQUIRE(migrate(*connection));
    CHECK(*connection->ask_number("PRAGMA schema_version", "test") == *before);
  }
  auto store = bench.open();
  write_some(*store);
  store.reset();
  check_holds_some(*bench.open());
}

TEST_CASE("preferences of the first schema are kept, under their new key") {
  const DatabaseFile bench;
  bench.edit(std::string(migrations()[0]) +
             "INSERT INTO preference VALUES('p-1', 'climate.comfort', 22500, 'declared', 5);"
             "INSERT INTO preference VALUES('p-1', 'lights.welcome.desk', 30, 'declared', 5);"
             "PRAGMA user_version = 1");
  auto store = bench.open();
  store->begin();
  CHECK(GuestBook(*store).preferences("p-1") == preferences_of(22'500, {{"desk", 30}}));
  REQUIRE(store->commit());
}

TEST_CASE("an interrupted migration leaves the file as it was") {
  const DatabaseFile bench;
  // The table stands in the way of the first step, halfway through it.
  bench.edit("PRAGMA application_id = 1231973995; CREATE TABLE preference(x)");
  bench.check_refused(StoreErrorKind::refused, "bring the schema to version 1");
  bench.edit("DROP TABLE preference");
  write_some(*bench.open());
}

TEST_CASE("a newer schema is refused with both versions and a remedy, and not touched") {
  const DatabaseFile bench;
  write_some(*bench.open());
  bench.edit("PRAGMA user_version = 99");
  const std::string before = content_of(bench.path());
  bench.check_refused(StoreErrorKind::newer_schema,
                      "version 99, this release knows versions up to " +
                          std::to_string(migrations().size()) + "; run the newer release");
  CHECK(content_of(bench.path()) == before);
  bench.edit("PRAGMA user_version = -1");
  bench.check_refused(StoreErrorKind::corrupt, "impossible version -1");
}

TEST_CASE("another program's database is refused and not touched") {
  const DatabaseFile bench;
  const auto* const foreign = GENERATE("PRAGMA application_id = 42; CREATE TABLE t(x)",
                                       "CREATE TABLE t(x)", "PRAGMA user_version = 3");
  bench.edit(foreign);
  const std::string before = content_of(bench.path());
  bench.check_refused(StoreErrorKind::refused, "belongs to another program");
  CHECK(content_of(bench.path()) == before);
}

TEST_CASE("a file that is no database is refused and not touched") {
  const DatabaseFile bench;
  const std::string garbage =
      GENERATE(std::string(8192, 'x'), std::string("[property]\nname = 1\n"));
  bench.write_file(garbage);
  bench.check_refused(StoreErrorKind::corrupt, "put back the last backup");
  CHECK(content_of(bench.path()) == garbage);
}

TEST_CASE("a truncated database is refused at any length") {
  const DatabaseFile bench;
  write_some(*bench.open());
  const std::string whole = content_of(bench.path());
  REQUIRE(whole.size() % 4096 == 0);
  for (std::size_t size = 512; size < whole.size(); size += 3584) {
    INFO("cut to " << size << " of " << whole.size() << " bytes");
    bench.write_file(whole.substr(0, size));
    bench.check_refused(StoreErrorKind::corrupt, "the file is damaged");
  }
  bench.write_file(whole);
  check_holds_some(*bench.open());
}

TEST_CASE("an empty file beside a log that is not empty is no new database") {
  const DatabaseFile bench;
  bench.write_file("");
  std::ofstream(bench.log_path()) << "frames";
  bench.check_refused(StoreErrorKind::corrupt, "the write-ahead log beside it is not");
  CHECK(content_of(bench.log_path()) == "frames");
  fs::remove(bench.log_path());
  write_some(*bench.open());
}

TEST_CASE("a damaged page is found at the start") {
  const DatabaseFile bench;
  write_some(*bench.open());
  const std::string whole = content_of(bench.path());
  for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
    INFO("page " << page);
    std::string damaged = whole;
    damaged.replace(page * 4096, 100, 100, '\x55');
    bench.write_file(damaged);
    bench.check_refused(StoreErrorKind::corrupt, "the file is damaged");
  }
}

TEST_CASE("rows that no release wrote are reported as damage, not returned") {
  const DatabaseFile bench;
  write_some(*bench.open());
  bench.edit("INSERT INTO preference VALUES('guest/climate.magic', '50', 'declared', 0)");
  auto store = bench.open();
  store->begin();
  CHECK(store->all<PreferenceRow>("guest/").empty());
  const auto result = store->commit();
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == StoreErrorKind::corrupt);
  CHECK_THAT(result.error().message, Contains("table preference") && Contains("backup"));
  CHECK_THAT(result.error().message, !Contains("guest"));
  store.reset();
  bench.edit("PRAGMA ignore_check_constraints = ON; UPDATE room SET version = -1");
  bench.check_refused(StoreErrorKind::corrupt, "CHECK constraint failed in room");
}

TEST_CASE("the database is refused while another connection writes, and opens afterwards") {
  const DatabaseFile bench;
  write_some(*bench.open());
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(bench.path().c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  bench.check_refused(StoreErrorKind::busy, "another program has the database open");
  sqlite3_close(other);
  check_holds_some(*bench.open());
}

TEST_CASE("while the store has the database nobody else can even read it") {
  const DatabaseFile bench;
  const auto store = bench.open();
  bench.check_refused(StoreErrorKind::busy, "another program has the database open");
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(bench.path().c_str(), &other) == SQLITE_OK);
  CHECK(sqlite3_exec(other, "SELECT * FROM room", nullptr, nullptr, nullptr) == SQLITE_BUSY);
  sqlite3_close(other);
  write_some(*store);
}

/// The test runs as an ordinary user, whatever it was started as: root may write everything.
class AsNobody {
 public:
  AsNobody() : was_(::geteuid()) {
    if (was_ == 0) REQUIRE(::seteuid(65534) == 0);
  }
  ~AsNobody() { static_cast<void>(::seteuid(was_)); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  uid_t was_;
};

TEST_CASE("a file or directory that cannot be written is refused with the permission it needs") {
  const AsNobody nobody;
  const DatabaseFile bench;
  const fs::path directory = fs::path(bench.path()).parent_path();
  fs::permissions(directory, fs::perms(0500));
  bench.check_refused(StoreErrorKind::read_only, "needs write access");
  fs::permissions(directory, fs::perms(0700));
  write_some(*bench.open());
  fs::permissions(bench.path(), fs::perms(0400));
  bench.check_refused(StoreErrorKind::read_only, "needs write access");
  fs::permissions(bench.path(), fs::perms(0600));
  fs::permissions(directory, fs::perms(0500));
  bench.check_refused(StoreErrorKind::read_only, "needs write access");
  fs::permissions(directory, fs::perms(0700));
  check_holds_some(*bench.open());
}

TEST_CASE("transactions that only read write nothing") {
  const DatabaseFile bench;
  auto store = bench.open();
  write_some(*store);
  const auto size = fs::file_size(bench.log_path());
  for (int i = 0; i < 100; ++i) check_holds_some(*store);
  CHECK(fs::file_size(bench.log_path()) == size);
}

TEST_CASE("the log does not grow without bound") {
  const DatabaseFile bench;
  auto store = bench.open();
  std::uintmax_t largest = 0;
  for (std::uint32_t version = 1; version <= 200; ++version) {
    write_some(*store, version);
    largest = std::max(largest, fs::file_size(bench.log_path()));
  }
  CHECK(largest > 1'000'000);
  CHECK(largest < static_cast<std::uintmax_t>(kMaxLogBytes));
}

TEST_CASE("nothing can change or replace a line of the audit, whoever opens the database") {
  const DatabaseFile bench;
  auto store = bench.open();
  store->begin();
  store->append(hub::audit_row("first"));
  REQUIRE(store->commit());
  store.reset();
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open(bench.path().c_str(), &raw) == SQLITE_OK);
  const char* const replacement =
      "INSERT OR REPLACE INTO audit(serial, at, channel, actor, what, before, after, why) "
      "VALUES(1, 1, 'hub', '', 'x', '', '', '')";
  for (const char* sql :
       {"UPDATE audit SET actor = 'x'", "UPDATE audit SET after = 'x'",
        "UPDATE audit SET serial = 9", "UPDATE OR REPLACE audit SET why = ''", replacement}) {
    INFO(sql);
    CHECK(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) != SQLITE_OK);
    CHECK_THAT(sqlite3_errmsg(raw), Contains("append-only"));
  }
  sqlite3_close(raw);
  store = bench.open();
  store->begin();
  REQUIRE(store->audit({}).size() == 1);
  CHECK(store->audit({})[0].what == "first");
  REQUIRE(store->commit());
}

TEST_CASE("lines of the audit that are over are in neither the database nor its log any more") {
  const DatabaseFile bench;
  auto store = bench.open();
  store->begin();
  for (int i = 0; i < 500; ++i) {
    AuditRow line = hub::audit_row("override.maintenance", i);
    line.why = "canary-reason-" + std::to_string(1000 + i);
    store->append(line);
  }
  REQUIRE(store->commit());
  store->begin();
  CHECK(store->forget_audit_before({250}, 1000) == 250);
  REQUIRE(store->commit());
  const std::string kept = content_of(bench.path()) + content_of(bench.log_path());
  for (int i = 0; i < 500; ++i) {
    const std::string reason = "canary-reason-" + std::to_string(1000 + i);
    INFO(reason);
    const bool found = kept.find(reason) != std::string::npos;
    REQUIRE(found == (i >= 250));
  }
}

std::string canary(int number) { return "canary-profile-" + std::to_string(1000 + number) + "-"; }

TEST_CASE("erased preferences are in neither the database nor its log any more") {
  const DatabaseFile bench;
  auto store = bench.open();
  constexpr int kProfiles = 600;
  for (int round = 0; round < 3; ++round) {
    store->begin();
    for (int i = 0; i < kProfiles; ++i) {
      GuestBook(*store).put(canary(i), preferences_of(20'000 + 100 * round, {{"bedside", i % 100}}),
                            {});
    }
    REQUIRE(store->commit());
  }
  REQUIRE_THAT(content_of(bench.log_path()), Contains(canary(7)));
  for (int i = 0; i < kProfiles; i += 7) {
    store->begin();
    GuestBook(*store).erase(canary(i));
    REQUIRE(store->commit());
    REQUIRE_FALSE(store->unfinished_erasure());
    INFO("profile " << i);
    REQUIRE(content_of(bench.path()).find(canary(i)) == std::string::npos);
    REQUIRE(content_of(bench.log_path()).find(canary(i)) == std::string::npos);
    REQUIRE(content_of(bench.path()).find(canary(i + 1)) != std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::hub::store
