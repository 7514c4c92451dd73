// SPDX-License-Identifier: Apache-2.0
// The SQLite store on a disk that fails: every single call, a full disk, a power cut.
#include <functional>
#include <memory>

#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/rounds.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/store_rows.hpp"

namespace innkeeper::hub::store {
namespace {

using support::FaultyVfs;

std::unique_ptr<SqliteStore> open(const std::string& path) {
  auto opened = SqliteStore::open(path);
  if (!opened) FAIL(opened.error().message);
  return std::move(opened).value();
}

/// All that is stored, as far as write() changes it.
struct Shown {
  std::uint64_t epoch = 0;
  std::vector<RoomRow> rooms;
  std::vector<StayRow> stays;
  std::optional<Preferences> preferences;
  friend bool operator==(const Shown&, const Shown&) = default;
};

Shown show(SqliteStore& store) {
  store.begin();
  Shown shown{store.epoch(), store.all<RoomRow>(), store.all<StayRow>(),
              GuestBook(store).preferences("guest")};
  REQUIRE(store.commit());
  return shown;
}

/// State number `number`, whose parts agree with each other only if all were written.
Shown state(std::uint32_t number) {
  Shown shown;
  shown.epoch = number;
  for (int i = 0; i < 20; ++i)
    shown.rooms.push_back(room_row("r-" + std::to_string(100 + i), number));
  shown.stays = {stay_row("900", number)};
  // Every third transaction erases, so that checkpoints are among what fails.
  if (number % 3 != 0) shown.preferences = preferences_of(20'000 + 100 * (number % 50));
  return shown;
}

Result<void, StoreError> write(SqliteStore& store, const Shown& wanted) {
  store.begin();
  store.set_epoch(wanted.epoch);
  for (const RoomRow& row : wanted.rooms) store.put(row);
  for (const StayRow& row : wanted.stays) store.put(row);
  if (wanted.preferences) {
    GuestBook(store).put("guest", *wanted.preferences, {});
  } else {
    GuestBook(store).erase("guest");
  }
  return store.commit();
}

/// Fails the n-th change of `write(state 3)` over state 2. False when nothing failed any more.
bool survives_failed_change(std::uint64_t n, int code, StoreErrorKind kind) {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.path() / "hub.db";
  FaultyVfs vfs;
  auto store = open(path);
  REQUIRE(write(*store, state(2)));
  vfs.fail_change(n, code);
  const auto result = write(*store, state(3));
  if (!vfs.has_failed()) return false;
  INFO("change " << n << " failed with " << code);
  if (result) {  // what failed was the checkpoint after the commit
    CHECK(store->unfinished_erasure());
    CHECK(show(*store) == state(3));
  } else {
    CHECK(result.error().kind == kind);
    CHECK(show(*store) == state(2));
  }
  store.reset();
  store = open(path);
  const Shown after = show(*store);
  CHECK((after == state(3) || (!result && after == state(2))));
  CHECK_FALSE(store->unfinished_erasure());
  REQUIRE(write(*store, state(4)));
  CHECK(show(*store) == state(4));
  return true;
}

TEST_CASE("whichever write or sync fails, the database is in the old or in the new state") {
  struct Fault {
    int code;
    StoreErrorKind kind;
  };
  for (const Fault& fault :
       {Fault{SQLITE_IOERR_WRITE, StoreErrorKind::io}, Fault{SQLITE_FULL, StoreErrorKind::full}}) {
    std::uint64_t n = 1;
    while (survives_failed_change(n, fault.code, fault.kind)) ++n;
    CHECK(n > 10);  // log and database were both written
  }
}

TEST_CASE("whichever write or sync fails at the first start, the next start succeeds") {
  bool failed = true;
  for (std::uint64_t n = 1; failed; ++n) {
    const tests::TemporaryDirectory directory;
    const std::string path = directory.path() / "hub.db";
    FaultyVfs vfs;
    vfs.fail_change(n, SQLITE_IOERR_FSYNC);
    static_cast<void>(SqliteStore::open(path));
    failed = vfs.has_failed();
    auto store = open(path);
    CHECK(show(*store) == Shown{});
    REQUIRE(write(*store, state(1)));
  }
}

TEST_CASE("on a full disk commits fail, reads work, and writing goes on once there is space") {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.path() / "hub.db";
  FaultyVfs vfs;
  auto store = open(path);
  REQUIRE(write(*store, state(1)));
  vfs.fill_disk(true);
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto result = write(*store, state(2));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == StoreErrorKind::full);
    CHECK(result.error().message.find("free some space") != std::string::npos);
    CHECK(result.error().message.find(path) != std::string::npos);
    CHECK(show(*store) == state(1));
  }
  store.reset();
  store = open(path);
  CHECK(show(*store) == state(1));
  vfs.fill_disk(false);
  REQUIRE(write(*store, state(2)));
  CHECK(show(*store) == state(2));
}

/// Writes states until the power goes at change `cut`; returns the last one that was confirmed.
std::uint32_t write_until_dark(const std::string& path, FaultyVfs& vfs, std::uint64_t cut) {
  std::uint32_t confirmed = 0;
  auto opened = SqliteStore::open(path);
  REQUIRE(opened);
  vfs.cut_power_at(cut);
  while (write(**opened, state(confirmed + 1))) {
    ++confirmed;
    REQUIRE(confirmed <=
            cut);  // each takes one change at least: otherwise a failure went unnoticed
  }
  return confirmed;
}

TEST_CASE("after a power cut every confirmed transaction is there, and none in part") {
  const std::uint64_t seed = GENERATE(std::uint64_t{1}, std::uint64_t{20}, std::uint64_t{1123});
  const std::uint64_t cuts = tests::rounds(100);
  std::mt19937_64 random(seed);
  for (std::uint64_t round = 0; round < cuts; ++round) {
    INFO("seed " << seed << ", round " << round);
    const tests::TemporaryDirectory directory;
    const std::string path = directory.path() / "hub.db";
    FaultyVfs vfs;
    const std::uint32_t confirmed = write_until_dark(path, vfs, 1 + random() % 400);
    vfs.restore_power(random);
    auto store = open(path);
    const Shown found = show(*store);
    CHECK(found.epoch >= confirmed);
    CHECK(found.epoch <= confirmed + 1);
    if (found.epoch > 0) CHECK(found == state(static_cast<std::uint32_t>(found.epoch)));
  }
}

}  // namespace
}  // namespace innkeeper::hub::store
