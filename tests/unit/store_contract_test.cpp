// SPDX-License-Identifier: Apache-2.0
// The contract of hub/core/store.hpp, run against every store there is: what holds for the memory
// store in the simulation holds for SQLite in a hotel.
#include <functional>
#include <limits>
#include <memory>

#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/store_rows.hpp"

namespace innkeeper::hub {
namespace {

class InMemory {
 public:
  Store& store() { return store_; }
  void reopen() { store_.rollback(); }

 private:
  support::MemoryStore store_;
};

class OnSqlite {
 public:
  OnSqlite() { reopen(); }
  Store& store() { return *store_; }
  void reopen() {
    store_.reset();
    auto opened = store::SqliteStore::open(directory_.path() / "hub.db");
    if (!opened) FAIL(opened.error().message);
    store_ = std::move(opened).value();
  }

 private:
  tests::TemporaryDirectory directory_;
  std::unique_ptr<store::SqliteStore> store_;
};

void commit(Store& store) {
  const auto result = store.commit();
  if (!result) FAIL(result.error().message);
}

/// Everything a store shows, to compare states.
struct Shown {
  std::uint64_t epoch = 0;
  std::vector<RoomRow> rooms;
  std::vector<StayRow> stays;
  std::optional<StayRow> departed;
  std::optional<Preferences> preferences;
  friend bool operator==(const Shown&, const Shown&) = default;
};

Shown show(Store& store) {
  store.begin();
  Shown shown{store.epoch(), store.rooms(), store.stays_in_house(), store.stay("900"),
              store.preferences("guest")};
  commit(store);
  return shown;
}

void write_first_state(Store& store) {
  store.begin();
  store.set_epoch(7);
  store.put_room(room_row("r-1"));
  store.put_stay(stay_row("900", 1));
  store.put_preferences("guest", preferences_of(22'500, {{"bedside", 30}, {"ceiling", 60}}), {5});
  commit(store);
}

/// One of everything that changes the first state.
std::vector<std::function<void(Store&)>> changes() {
  return {
      [](Store& store) { store.set_epoch(8); },
      [](Store& store) { store.put_room(room_row("r-1", 2)); },
      [](Store& store) { store.put_room(room_row("r-2")); },
      [](Store& store) { store.put_stay(stay_row("900", 1, StayStatus::checked_out)); },
      [](Store& store) { store.put_stay(stay_row("901", 2)); },
      [](Store& store) { store.put_preferences("guest", preferences_of(19'000), {6}); },
      [](Store& store) { store.erase_preferences("guest"); },
  };
}

void check_refused(Store& store, const std::function<void(Store&)>& write) {
  const Shown before = show(store);
  store.begin();
  write(store);
  const auto result = store.commit();
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == StoreErrorKind::refused);
  CHECK_FALSE(result.error().message.empty());
  CHECK(show(store) == before);
}

TEMPLATE_TEST_CASE("a new store is empty", "", InMemory, OnSqlite) {
  TestType bench;
  CHECK(show(bench.store()) == Shown{});
}

TEMPLATE_TEST_CASE("what was committed is read back, also after reopening", "", InMemory,
                   OnSqlite) {
  TestType bench;
  write_first_state(bench.store());
  const Shown expected{7,
                       {room_row("r-1")},
                       {stay_row("900", 1)},
                       stay_row("900", 1),
                       preferences_of(22'500, {{"bedside", 30}, {"ceiling", 60}})};
  CHECK(show(bench.store()) == expected);
  bench.reopen();
  CHECK(show(bench.store()) == expected);
}

TEMPLATE_TEST_CASE("a transaction reads its own writes", "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  store.begin();
  for (const auto& change : changes()) change(store);
  CHECK(store.epoch() == 8);
  CHECK(store.rooms() == std::vector{room_row("r-1", 2), room_row("r-2")});
  CHECK(store.stays_in_house() == std::vector{stay_row("901", 2)});
  CHECK(store.stay("900") == stay_row("900", 1, StayStatus::checked_out));
  CHECK(store.preferences("guest") == std::nullopt);
  commit(store);
}

TEMPLATE_TEST_CASE("a rollback leaves no trace, however far the transaction got", "", InMemory,
                   OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  const Shown before = show(store);
  for (std::size_t done = 0; done <= changes().size(); ++done) {
    store.begin();
    for (std::size_t i = 0; i < done; ++i) changes()[i](store);
    store.rollback();
    CHECK(show(store) == before);
  }
  store.rollback();
  CHECK(show(store) == before);
}

TEMPLATE_TEST_CASE("a crash in a transaction leaves the state before it", "", InMemory, OnSqlite) {
  TestType bench;
  write_first_state(bench.store());
  const Shown before = show(bench.store());
  bench.store().begin();
  for (const auto& change : changes()) change(bench.store());
  bench.reopen();
  CHECK(show(bench.store()) == before);
}

TEMPLATE_TEST_CASE("a failing call poisons its transaction wherever it stands", "", InMemory,
                   OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  const Shown before = show(store);
  for (std::size_t failing = 0; failing <= changes().size(); ++failing) {
    store.begin();
    for (std::size_t i = 0; i < failing; ++i) changes()[i](store);
    store.put_preferences("guest", preferences_of(99'000), {});
    for (std::size_t i = failing; i < changes().size(); ++i) changes()[i](store);
    CHECK(store.epoch() == 0);
    CHECK(store.rooms().empty());
    CHECK(store.stays_in_house().empty());
    CHECK(store.stay("900") == std::nullopt);
    CHECK(store.preferences("guest") == std::nullopt);
    const auto result = store.commit();
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == StoreErrorKind::refused);
    CHECK(show(store) == before);
  }
}

TEMPLATE_TEST_CASE("a rollback forgets the failure too", "", InMemory, OnSqlite) {
  TestType bench;
  bench.store().begin();
  bench.store().put_preferences("guest", preferences_of(99'000), {});
  bench.store().rollback();
  write_first_state(bench.store());
}

TEMPLATE_TEST_CASE("rooms come in order of id, stays in order of arrival", "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  store.begin();
  for (const auto* id : {"r-2", "r-10", "r-1", "a"}) store.put_room(room_row(id));
  store.put_stay(stay_row("b", 2));
  store.put_stay(stay_row("c", 1));
  store.put_stay(stay_row("a", 2));
  store.put_stay(stay_row("d", 0, StayStatus::checked_out));
  commit(store);
  store.begin();
  CHECK(store.rooms() ==
        std::vector{room_row("a"), room_row("r-1"), room_row("r-10"), room_row("r-2")});
  CHECK(store.stays_in_house() ==
        std::vector{stay_row("c", 1), stay_row("a", 2), stay_row("b", 2)});
  commit(store);
}

TEMPLATE_TEST_CASE("preferences are replaced as a whole, and none is the same as erased", "",
                   InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  store.begin();
  store.put_preferences("guest", preferences_of(std::nullopt, {{"floor", 0}}), {});
  store.put_preferences("other", preferences_of(16'000), {});
  commit(store);
  store.begin();
  CHECK(store.preferences("guest") == preferences_of(std::nullopt, {{"floor", 0}}));
  store.put_preferences("guest", Preferences{}, {});
  CHECK(store.preferences("guest") == std::nullopt);
  store.erase_preferences("nobody");
  CHECK(store.preferences("other") == preferences_of(16'000));
  commit(store);
}

TEMPLATE_TEST_CASE("preferences come with their lights in order of name", "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  store.begin();
  store.put_preferences("guest", preferences_of(30'000, {{"z", 1}, {"a", 100}, {"m", 0}}), {});
  CHECK(store.preferences("guest") == preferences_of(30'000, {{"a", 100}, {"m", 0}, {"z", 1}}));
  commit(store);
}

TEMPLATE_TEST_CASE("the largest values are stored as they are", "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  const std::string longest(kMaxProfileBytes, '~');
  RoomRow room = room_row(std::string(32, 'z'), std::numeric_limits<std::uint32_t>::max());
  room.plan_id.epoch = room::kMaxEpoch;
  room.tenancy = std::numeric_limits<std::uint32_t>::max();
  room.plan = std::string(1024, '\xff');
  StayRow stay = stay_row(std::string(kMaxReservationBytes, '9'),
                          std::uint64_t{std::numeric_limits<std::int64_t>::max()});
  stay.profile = longest;
  stay.since = {std::numeric_limits<std::int64_t>::min()};
  Preferences most = preferences_of(30'000);
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    const std::string name = std::string(15, 'f') + static_cast<char>('a' + i);
    REQUIRE(most.welcome.push_back({room::fixture_name(name).value(), room::Percent::full()}));
  }
  StayRow nobody = stay_row("\xc3\xa9 \x01", 0);
  nobody.profile = std::nullopt;
  store.begin();
  store.set_epoch(room::kMaxEpoch);
  store.put_room(room);
  store.put_stay(stay);
  store.put_stay(nobody);
  store.put_preferences(longest, most, {});
  commit(store);
  bench.reopen();
  Store& again = bench.store();
  again.begin();
  CHECK(again.epoch() == room::kMaxEpoch);
  CHECK(again.rooms() == std::vector{room});
  CHECK(again.stays_in_house() == std::vector{nobody, stay});
  CHECK(again.preferences(longest) == most);
  commit(again);
}

TEMPLATE_TEST_CASE("values beyond the limits are refused and change nothing", "", InMemory,
                   OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  const std::string too_long(65, 'x');
  const std::string no_profile;
  using Write = std::function<void(Store&)>;
  const auto prefer = [](const std::string& profile, Preferences preferences) -> Write {
    return [=](Store& s) { s.put_preferences(profile, preferences, {}); };
  };
  const auto put_room = [](auto change) -> Write {
    return [=](Store& s) {
      RoomRow row = room_row("r-1");
      change(row);
      s.put_room(row);
    };
  };
  const auto put_stay = [](auto change) -> Write {
    return [=](Store& s) {
      StayRow row = stay_row("902", 3);
      change(row);
      s.put_stay(row);
    };
  };
  Preferences twice = preferences_of(std::nullopt, {{"a", 1}, {"a", 2}});
  Preferences nameless;
  REQUIRE(nameless.welcome.push_back({}));
  const Write writes[] = {
      [](Store& s) { s.set_epoch(room::kMaxEpoch + 1); },
      [](Store& s) { s.set_epoch(std::numeric_limits<std::uint64_t>::max()); },
      put_room([](RoomRow& row) { row.id = {}; }),
      put_room([](RoomRow& row) { row.id = room::RoomId::from("hub").value(); }),
      put_room([](RoomRow& row) { row.id = room::RoomId::from("r/1").value(); }),
      put_room([](RoomRow& row) { row.id = room::RoomId::from("1r").value(); }),
      put_room([](RoomRow& row) { row.plan_id.epoch = room::kMaxEpoch + 1; }),
      put_room([](RoomRow& row) { row.plan = std::string(1025, ' '); }),
      put_stay([](StayRow& row) { row.reservation.clear(); }),
      put_stay([&](StayRow& row) { row.reservation = too_long; }),
      put_stay([](StayRow& row) { row.room = {}; }),
      put_stay([](StayRow& row) { row.profile = ""; }),
      put_stay([&](StayRow& row) { row.profile = too_long; }),
      put_stay([](StayRow& row) { row.arrival = std::uint64_t{1} << 63U; }),
      prefer(no_profile, preferences_of(20'000)),
      prefer(too_long, preferences_of(20'000)),
      prefer("guest", preferences_of(kLowestComfort.milli_celsius() - 100)),
      prefer("guest", preferences_of(kHighestComfort.milli_celsius() + 100)),
      prefer("guest", preferences_of(20'050)),
      prefer("guest", twice),
      prefer("guest", nameless),
  };
  for (const Write& write : writes) check_refused(store, write);
}

TEMPLATE_TEST_CASE("twenty thousand rooms are kept", "", InMemory, OnSqlite) {
  TestType bench;
  constexpr std::size_t kRooms = 20'000;
  bench.store().begin();
  for (std::size_t i = 0; i < kRooms; ++i)
    bench.store().put_room(room_row("r-" + std::to_string(i)));
  commit(bench.store());
  bench.reopen();
  bench.store().begin();
  CHECK(bench.store().rooms().size() == kRooms);
  commit(bench.store());
}

TEST_CASE("whichever call of the memory store fails, the commit says so and nothing is durable") {
  support::MemoryStore store;
  write_first_state(store);
  const support::MemoryStore::Snapshot before = store.snapshot();
  const std::uint64_t calls = changes().size() + 2;  // and begin and commit
  for (std::uint64_t n = 1; n <= calls; ++n) {
    store.fail_call(n, StoreErrorKind::full);
    store.begin();
    for (const auto& change : changes()) change(store);
    const auto result = store.commit();
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == StoreErrorKind::full);
    CHECK(store.snapshot() == before);
  }
  store.begin();
  for (const auto& change : changes()) change(store);
  commit(store);
  CHECK_FALSE(store.snapshot() == before);
}

}  // namespace
}  // namespace innkeeper::hub
