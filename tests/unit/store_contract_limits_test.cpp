// SPDX-License-Identifier: Apache-2.0
// What a store takes and what it refuses, the same of every store.
#include <limits>

#include "tests/unit/store_contract.hpp"

namespace innkeeper::hub {
namespace {

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
        s.put(AccountRow{"rossi", Role::guest, "hash", false, {5}, {5}});
      },
      [](Store& s) {
        s.put(AccountRow{"Rossi!", Role::front_desk, "hash", false, {5}, {5}});
      },
      [](Store& s) {
        s.put(DefectRow{"short", room::room_id("r-1").value(), DefectKind::other, "x", {5}, {}});
      },
      [](Store& s) {
        s.put(DefectPhotoRow{"defect-1", std::string(kMaxPhotoBytes + 1, 'x')});
      },
      [](Store& s) {
        s.put(DefectPhotoRow{"defect-1", ""});
      },
      [](Store& s) {
        CredentialRow nobodys;
        nobodys.hash = std::string(kTokenHashDigits, 'a');
        s.put(nobodys);
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

}  // namespace
}  // namespace innkeeper::hub
