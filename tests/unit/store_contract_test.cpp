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
  std::vector<PreferenceRow> preferences;
  std::vector<AuditRow> audit;
  std::vector<GivenRow> given{};
  std::vector<RevisionRow> revisions{};
  std::vector<RevisionTextRow> texts{};
  friend bool operator==(const Shown&, const Shown&) = default;
};

/// Within a transaction.
Shown look(Store& store) {
  return {store.epoch(),
          store.all<RoomRow>(),
          store.all<StayRow>(),
          store.all<PreferenceRow>(),
          store.audit({}),
          store.all<GivenRow>(),
          store.all<RevisionRow>(),
          store.all<RevisionTextRow>()};
}

Shown show(Store& store) {
  store.begin();
  Shown shown = look(store);
  commit(store);
  return shown;
}

/// As a store returns it when it is the n-th line.
AuditRow numbered(AuditRow row, std::uint64_t serial) {
  row.serial = serial;
  return row;
}

const RevisionTextRow kFirstText{1, "name = \"Aurora\"\n# Zürich\n"};

void write_first_state(Store& store) {
  store.begin();
  store.set_epoch(7);
  store.put(room_row("r-1"));
  store.put(stay_row("900", 1));
  store.put(preference_row("guest", "climate.comfort", 22'500));
  store.put(revision_row(1));
  store.put(kFirstText);
  store.append(audit_row("first"));
  commit(store);
}

/// One of everything that changes the first state.
std::vector<std::function<void(Store&)>> changes() {
  return {
      [](Store& store) { store.set_epoch(8); },
      [](Store& store) { store.put(room_row("r-1", 2)); },
      [](Store& store) { store.put(room_row("r-2")); },
      [](Store& store) { store.put(stay_row("900", 1, StayStatus::checked_out)); },
      [](Store& store) { store.put(stay_row("901", 2)); },
      [](Store& store) { store.put(preference_row("guest", "climate.comfort", 19'000)); },
      [](Store& store) { store.erase<PreferenceRow>("guest/climate.comfort"); },
      [](Store& store) { store.put(given_row("r-1")); },
      [](Store& store) { store.erase<GivenRow>("r-1"); },
      [](Store& store) { store.put(revision_row(1, 25)); },
      [](Store& store) { store.put(revision_row(10)); },
      [](Store& store) {
        store.put(RevisionTextRow{10, std::string(100'000, 'x')});
      },
      [](Store& store) { store.erase<RevisionTextRow>(revision_key(1)); },
      [](Store& store) { store.append(audit_row("second", 5)); },
      [](Store& store) { static_cast<void>(store.forget_audit_before({1'790'000'000}, 10)); },
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
                       {preference_row("guest", "climate.comfort", 22'500)},
                       {numbered(audit_row("first"), 1)},
                       {},
                       {revision_row(1)},
                       {kFirstText}};
  CHECK(show(bench.store()) == expected);
  bench.reopen();
  CHECK(show(bench.store()) == expected);
}

template <class R>
void check_comes_back(Store& store, const R& row) {
  store.begin();
  store.put(row);
  commit(store);
  store.begin();
  CHECK(store.find<R>(row.key()) == row);
  store.erase<R>(row.key());
  CHECK(store.find<R>(row.key()) == std::nullopt);
  commit(store);
}

TEMPLATE_TEST_CASE("a row of each kind comes back as it was put, and is gone when erased", "",
                   InMemory, OnSqlite) {
  TestType bench;
  check_comes_back(bench.store(), whole_stay_row("900", 1));
  check_comes_back(bench.store(), stay_row("900", 1, StayStatus::expected));
  check_comes_back(bench.store(), given_row("r-1", 65'535));
  GivenRow only_clear = given_row("r-1");
  only_clear.given = {};
  only_clear.given.stamp = 7;
  only_clear.given.clear = true;
  check_comes_back(bench.store(), only_clear);
  PreferenceRow chain = preference_row("guest", "climate.night", 19'000);
  chain.scope = Scope::chain;
  chain.provenance = Provenance::staff;
  check_comes_back(bench.store(), chain);
  check_comes_back(bench.store(), ConsentRow{"guest", Consent::refused, {5}});
  check_comes_back(bench.store(), LearnedRow{"guest",
                                             3,
                                             2'400'000,
                                             room::Temperature::milli_celsius(22'800),
                                             room::Temperature::milli_celsius(21'900),
                                             {7}});
  check_comes_back(bench.store(), SyncRow{true, {5}, {6}});
  check_comes_back(bench.store(), ExpectedRow{room::room_id("r-1").value(), {5}});
  check_comes_back(bench.store(), WakeRow{room::room_id("r-1").value(), {1'790'000'000}, true});
  check_comes_back(bench.store(), PmsEventRow{std::string(kMaxEventIdBytes, 'e'), {5}});
  check_comes_back(bench.store(), PmsStateRow{"reservation/4711", {1'790'000'000'000'001}, {5}});
}

TEMPLATE_TEST_CASE("a transaction reads its own writes", "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  store.begin();
  for (const auto& change : changes()) change(store);
  CHECK(look(store) == Shown{8,
                             {room_row("r-1", 2), room_row("r-2")},
                             {stay_row("900", 1, StayStatus::checked_out), stay_row("901", 2)},
                             {},
                             {numbered(audit_row("first"), 1)},
                             {},
                             {revision_row(1, 25), revision_row(10)},
                             {{10, std::string(100'000, 'x')}}});
  CHECK(store.find<StayRow>("901") == stay_row("901", 2));
  CHECK(store.find<StayRow>("902") == std::nullopt);
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
    store.put(preference_row("guest", "climate.comfort", 99'000));
    for (std::size_t i = failing; i < changes().size(); ++i) changes()[i](store);
    CHECK(look(store) == Shown{});
    CHECK(store.find<StayRow>("900") == std::nullopt);
    const auto result = store.commit();
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == StoreErrorKind::refused);
    CHECK(show(store) == before);
  }
}

TEMPLATE_TEST_CASE("a rollback forgets the failure too", "", InMemory, OnSqlite) {
  TestType bench;
  bench.store().begin();
  bench.store().put(preference_row("guest", "climate.comfort", 99'000));
  bench.store().rollback();
  write_first_state(bench.store());
}

TEMPLATE_TEST_CASE("rows come in order of key, all of them or those of a prefix", "", InMemory,
                   OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  store.begin();
  for (const auto* id : {"r-2", "r-10", "r-1", "a"}) store.put(room_row(id));
  for (const auto* profile : {"ab", "a", "abc", "b"}) {
    store.put(preference_row(profile, "lights.welcome.z", 1));
    store.put(preference_row(profile, "climate.comfort", 20'000));
  }
  commit(store);
  store.begin();
  CHECK(store.all<RoomRow>() ==
        std::vector{room_row("a"), room_row("r-1"), room_row("r-10"), room_row("r-2")});
  CHECK(store.all<PreferenceRow>("ab/") ==
        std::vector{preference_row("ab", "climate.comfort", 20'000),
                    preference_row("ab", "lights.welcome.z", 1)});
  CHECK(store.all<PreferenceRow>("ac/").empty());
  CHECK(store.all<PreferenceRow>().size() == 8);
  commit(store);
}

TEMPLATE_TEST_CASE("the audit keeps its lines in order, by room too, and forgets the oldest", "",
                   InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  AuditRow elsewhere = audit_row("b", 20);
  elsewhere.room.reset();
  store.begin();
  store.append(audit_row("a", 10));
  store.append(elsewhere);
  store.append(audit_row("c", 30));
  commit(store);
  store.begin();
  const std::vector all{numbered(audit_row("a", 10), 1), numbered(elsewhere, 2),
                        numbered(audit_row("c", 30), 3)};
  CHECK(store.audit({}) == all);
  CHECK(store.audit({std::nullopt, 1, 1}) == std::vector{all[1]});
  CHECK(store.audit({room::room_id("r-1"), 0, 10}) == std::vector{all[0], all[2]});
  CHECK(store.audit({room::room_id("r-2"), 0, 10}).empty());
  CHECK(store.forget_audit_before({10}, 10) == 0);
  CHECK(store.forget_audit_before({30}, 1) == 1);
  CHECK(store.audit({}) == std::vector{all[1], all[2]});
  CHECK(store.forget_audit_before({30}, 10) == 1);
  CHECK(store.audit({}) == std::vector{all[2]});
  store.append(audit_row("d", 40));
  CHECK(store.audit({}).back().serial == 4);
  commit(store);
}

TEMPLATE_TEST_CASE("a revision that nobody can have made is refused", "", InMemory, OnSqlite) {
  TestType bench;
  const auto refused = [&](auto spoil) {
    RevisionRow row = revision_row(2);
    spoil(row);
    check_refused(bench.store(), [row](Store& store) { store.put(row); });
  };
  refused([](RevisionRow& row) { row.number = 0; });
  refused([](RevisionRow& row) { row.reverted_to = 0; });
  refused([](RevisionRow& row) { row.origin = RevisionOrigin::apply; });
  refused([](RevisionRow& row) { row.digest.clear(); });
  refused([](RevisionRow& row) { row.file_digest = std::string(33, 'x'); });
  refused([](RevisionRow& row) { row.by.name = std::string(65, 'x'); });
  check_refused(bench.store(), [](Store& store) { store.put(RevisionTextRow{1, ""}); });
  check_refused(bench.store(), [](Store& store) { store.put(RevisionTextRow{0, "x"}); });
  check_refused(bench.store(), [](Store& store) {
    store.put(RevisionTextRow{1, std::string(kMaxPropertyBytes + 1, 'x')});
  });
}

TEMPLATE_TEST_CASE("a guest's preferences are replaced as a whole, and none is the same as erased",
                   "", InMemory, OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  GuestBook guests(store);
  store.begin();
  guests.put("guest", preferences_of(22'500, {{"bedside", 30}, {"ceiling", 60}}), {5});
  guests.put("guest", preferences_of(std::nullopt, {{"floor", 0}}), {6});
  guests.put("other", preferences_of(30'000, {{"z", 1}, {"a", 100}, {"m", 0}}), {});
  commit(store);
  store.begin();
  CHECK(guests.preferences("guest") == preferences_of(std::nullopt, {{"floor", 0}}));
  CHECK(guests.preferences("other") == preferences_of(30'000, {{"a", 100}, {"m", 0}, {"z", 1}}));
  guests.put("guest", Preferences{}, {});
  CHECK(guests.preferences("guest") == std::nullopt);
  guests.erase("nobody");
  guests.erase("other");
  CHECK(guests.preferences("other") == std::nullopt);
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
  const PreferenceRow preference =
      preference_row(longest, "lights.welcome." + std::string(16, 'f'), 100);
  AuditRow line = audit_row(std::string(64, 'w'), std::numeric_limits<std::int64_t>::max());
  line.actor.name = std::string(kMaxActorName, 'n');
  line.before = line.after = line.why = std::string(kMaxAuditText, '\xff');
  StayRow nobody = stay_row("\xc3\xa9 \x01", 0);
  nobody.profile = std::nullopt;
  store.begin();
  store.set_epoch(room::kMaxEpoch);
  store.put(room);
  store.put(stay);
  store.put(nobody);
  store.put(preference);
  store.append(line);
  commit(store);
  bench.reopen();
  Store& again = bench.store();
  again.begin();
  CHECK(look(again) ==
        Shown{room::kMaxEpoch, {room}, {stay, nobody}, {preference}, {numbered(line, 1)}});
  commit(again);
}

TEMPLATE_TEST_CASE("values beyond the limits are refused and change nothing", "", InMemory,
                   OnSqlite) {
  TestType bench;
  Store& store = bench.store();
  write_first_state(store);
  const std::string too_long(65, 'x');
  using Write = std::function<void(Store&)>;
  const auto prefer = [](auto profile, auto name, std::int64_t value) -> Write {
    const PreferenceRow row = preference_row(profile, name, value);
    return [row](Store& s) { s.put(row); };
  };
  const auto put_room = [](auto change) -> Write {
    return [=](Store& s) {
      RoomRow row = room_row("r-1");
      change(row);
      s.put(row);
    };
  };
  const auto put_stay = [](auto change) -> Write {
    return [=](Store& s) {
      StayRow row = stay_row("902", 3);
      change(row);
      s.put(row);
    };
  };
  const auto append = [](auto change) -> Write {
    return [=](Store& s) {
      AuditRow row = audit_row("a");
      change(row);
      s.append(row);
    };
  };
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
      put_stay([&](StayRow& row) { row.greeting = std::string(kMaxFactBytes + 1, 'x'); }),
      put_stay([&](StayRow& row) { row.left_room = room::RoomId{}; }),
      put_stay([&](StayRow& row) { row.kept.setpoint = room::Temperature::celsius(36); }),
      [](Store& s) { s.put(given_row("r-1", 0)); },
      [](Store& s) {
        s.put(ConsentRow{"guest", Consent::unknown, {5}});
      },
      [](Store& s) {
        s.put(LearnedRow{"guest", 0, 1, {}, {}, {7}});
      },
      [](Store& s) {
        s.put(WakeRow{room::room_id("r-1").value(), {0}, false});
      },
      [](Store& s) {
        s.put(PmsEventRow{std::string(kMaxEventIdBytes + 1, 'e'), {5}});
      },
      [](Store& s) {
        s.put(PmsStateRow{std::string(kMaxSubjectBytes + 1, 's'), {1}, {5}});
      },
      [](Store& s) {
        GivenRow nothing{given_row("r-1").room, {}};
        nothing.given.stamp = 1;
        s.put(nothing);
      },
      put_stay([](StayRow& row) { row.arrival = std::uint64_t{1} << 63U; }),
      prefer("", "climate.comfort", 20'000),
      prefer(too_long, "climate.comfort", 20'000),
      prefer("a/b", "climate.comfort", 20'000),
      prefer("guest", "climate.comfort", kLowestComfort.milli_celsius() - 100),
      prefer("guest", "climate.comfort", kHighestComfort.milli_celsius() + 100),
      prefer("guest", "climate.comfort", 20'050),
      prefer("guest", "lights.welcome.bedside", 101),
      prefer("guest", "lights.welcome.", 1),
      prefer("guest", "climate.magic", 1),
      append([](AuditRow& row) { row.what.clear(); }),
      append([&](AuditRow& row) { row.actor.name = too_long; }),
      append([](AuditRow& row) { row.why = std::string(kMaxAuditText + 1, 'x'); }),
  };
  for (const Write& write : writes) check_refused(store, write);
}

TEMPLATE_TEST_CASE("twenty thousand rooms are kept", "", InMemory, OnSqlite) {
  TestType bench;
  constexpr std::size_t kRooms = 20'000;
  bench.store().begin();
  for (std::size_t i = 0; i < kRooms; ++i) bench.store().put(room_row("r-" + std::to_string(i)));
  commit(bench.store());
  bench.reopen();
  bench.store().begin();
  Store& again = bench.store();
  CHECK(again.all<RoomRow>().size() == kRooms);
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
