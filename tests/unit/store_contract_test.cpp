// SPDX-License-Identifier: Apache-2.0
// The contract of hub/core/store.hpp: transactions, rows and the audit, the same of every store.
#include "tests/unit/store_contract.hpp"

namespace innkeeper::hub {
namespace {

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
  for (const Role role : kStaff) {
    check_comes_back(
        bench.store(),
        AccountRow{
            "m.rossi@front", role, "$argon2id$v=19$m=65536", role == Role::front_desk, {5}, {6}});
  }
  DefectRow defect{
      "defect-1", room::room_id("r-1").value(),    DefectKind::opening, std::string(500, 'd'),
      {5},        {Channel::housekeeping, "maria"}};
  check_comes_back(bench.store(), defect);
  defect.resolved = room::UtcTime{6};
  defect.resolved_by = {Channel::maintenance, "bo"};
  defect.note = "new hinge";
  defect.photo = PhotoType::webp;
  defect.photo_bytes = kMaxPhotoBytes;
  check_comes_back(bench.store(), defect);
  // A NUL, and bytes that are no text.
  check_comes_back(bench.store(), DefectPhotoRow{"defect-1", std::string("\xff\xd8\0\xff", 4)});
  check_comes_back(bench.store(), DefectPhotoRow{"defect-2", std::string(kMaxPhotoBytes, '\0')});
  CredentialRow token;
  token.hash = std::string(kTokenHashDigits, '9');
  token.kind = CredentialKind::api_token;
  token.owner = "pos";
  token.maker = "boss";
  for (const Permit permit : kPermits) token.permits.add(permit);
  token.created = {5};
  token.seen = {6};
  token.until = {7};
  check_comes_back(bench.store(), token);
  CredentialRow guest;
  guest.hash = std::string(kTokenHashDigits, 'a');
  guest.kind = CredentialKind::guest;
  guest.room = room::room_id("r-1").value();
  guest.tenancy = 4'294'967'295;
  check_comes_back(bench.store(), guest);
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
  CHECK(store.audit({std::nullopt, 0, 2, 4}) == std::vector{all[2], all[1]});
  CHECK(store.audit({std::nullopt, 0, 10, 2}) == std::vector{all[0]});
  CHECK(store.audit({room::room_id("r-1"), 0, 10, 4}) == std::vector{all[2], all[0]});
  CHECK(store.forget_audit_before({10}, 10) == 0);
  CHECK(store.forget_audit_before({30}, 1) == 1);
  CHECK(store.audit({}) == std::vector{all[1], all[2]});
  CHECK(store.forget_audit_before({30}, 10) == 1);
  CHECK(store.audit({}) == std::vector{all[2]});
  store.append(audit_row("d", 40));
  CHECK(store.audit({}).back().serial == 4);
  commit(store);
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
