// SPDX-License-Identifier: Apache-2.0
// Events that a PMS posts: late, twice and in any order, and what comes of them all the same.
#include "hub/core/stays/pms_feed.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using support::CoreFixture;

/// The PMS's clock at `second` of some minute.
PmsTime at(std::int64_t second) { return {(1'790'000'000 + second) * 1'000'000}; }

ReservationTold told(std::string reservation, ReservationStatus status, std::string room,
                     std::int64_t second = 0) {
  ReservationTold told;
  told.reservation = std::move(reservation);
  told.status = status;
  told.room = std::move(room);
  told.updated = at(second);
  return told;
}

ReservationTold in_house(std::string reservation, std::string room, std::int64_t second = 0) {
  return told(std::move(reservation), ReservationStatus::in_house, std::move(room), second);
}

/// A hotel whose PMS posts.
struct Posted : CoreFixture {
  using CoreFixture::CoreFixture;

  template <class What>
  PmsEventView post(const std::string& id, What what) {
    return std::get<PmsEventView>(
        ask(PmsEvent{id, std::move(what)}, Actor{Channel::pms, "webhook"}));
  }
  template <class What>
  PmsOutcome outcome(const std::string& id, What what) {
    return post(id, std::move(what)).outcome;
  }
  [[nodiscard]] room::RentalState rental(const std::string& number) {
    return view(number).plan.rental;
  }
  [[nodiscard]] bool rented(const std::string& number) {
    return rental(number) == room::RentalState::rented;
  }
  [[nodiscard]] std::size_t rooms_rented() {
    return std::get<StatusView>(ask(ShowStatus{})).rooms_rented;
  }
  /// The hub's process dies and another one reads the database.
  void restart() {
    Effects effects;
    store.begin();
    hotel.load(now, effects);
    REQUIRE(store.commit());
  }
};

TEST_CASE("a reservation that is in house rents its room, one that is not does not") {
  Posted hotel;
  CHECK(hotel.outcome("1", in_house("4711", "101")) == PmsOutcome::applied);
  CHECK(hotel.rented("101"));
  const auto status = GENERATE(ReservationStatus::checked_out, ReservationStatus::expected,
                               ReservationStatus::cancelled, ReservationStatus::no_show);
  CHECK(hotel.outcome("2", told("4711", status, "101", 1)) == PmsOutcome::applied);
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("an event that comes again changes nothing, whatever happened since") {
  Posted hotel;
  CHECK(hotel.outcome("1", in_house("4711", "101")) == PmsOutcome::applied);
  hotel.say(CheckedOut{"4711", "101"});
  CHECK(hotel.outcome("1", in_house("4711", "101")) == PmsOutcome::repeated);
  CHECK_FALSE(hotel.rented("101"));
}

TEST_CASE("events are remembered across a restart of the hub") {
  Posted hotel;
  CHECK(hotel.outcome("1", in_house("4711", "101", 5)) == PmsOutcome::applied);
  hotel.restart();
  CHECK(hotel.outcome("1", in_house("4711", "101", 5)) == PmsOutcome::repeated);
  CHECK(hotel.outcome("2", told("4711", ReservationStatus::checked_out, "101", 4)) ==
        PmsOutcome::outdated);
  CHECK(hotel.rented("101"));
}

TEST_CASE("a state that is older than the one known is not applied, in whatever order they come") {
  Posted hotel;
  SECTION("a late check-in does not bring back a guest who left") {
    hotel.post("2", told("4711", ReservationStatus::checked_out, "101", 10));
    CHECK(hotel.outcome("1", in_house("4711", "101", 5)) == PmsOutcome::outdated);
    CHECK_FALSE(hotel.rented("101"));
  }
  SECTION("a late move does not undo the one after it") {
    hotel.post("1", in_house("4711", "101", 1));
    hotel.post("3", in_house("4711", "103", 3));
    CHECK(hotel.outcome("2", in_house("4711", "102", 2)) == PmsOutcome::outdated);
    CHECK(hotel.rented("103"));
    CHECK_FALSE(hotel.rented("102"));
  }
  SECTION("of two in the same second the later word counts") {
    hotel.post("1", in_house("4711", "101", 1));
    CHECK(hotel.outcome("2", told("4711", ReservationStatus::checked_out, "101", 1)) ==
          PmsOutcome::applied);
    CHECK_FALSE(hotel.rented("101"));
  }
}

TEST_CASE("times of one reservation say nothing of another one") {
  Posted hotel;
  hotel.post("1", in_house("1", "101", 100));
  CHECK(hotel.outcome("2", in_house("2", "102", 1)) == PmsOutcome::applied);
  CHECK(hotel.rented("102"));
}

TEST_CASE("a reservation in another room has moved and leaves the old one") {
  Posted hotel;
  hotel.post("1", in_house("4711", "101", 1));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.post("2", in_house("4711", "102", 2));
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 2);
  CHECK(plans[0].room == support::id_of("101"));
  CHECK(plans[1].room == support::id_of("102"));
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.rented("102"));
}

TEST_CASE("who moved and left within a minute has left: a state is no half of a move") {
  Posted hotel;
  hotel.post("1", in_house("4711", "101", 1));
  hotel.post("2", in_house("4711", "102", 2));
  hotel.post("3", told("4711", ReservationStatus::checked_out, "101", 3));
  CHECK(hotel.rooms_rented() == 0);
}

TEST_CASE("a check-out that is taken back brings the guest back, and nobody is welcomed") {
  Posted hotel;
  hotel.post("1", in_house("4711", "101", 1));
  hotel.post("2", told("4711", ReservationStatus::checked_out, "101", 2));
  const auto tenancy = hotel.view("101").plan.tenancy;
  hotel.post("3", in_house("4711", "101", 3));
  CHECK(hotel.rented("101"));
  CHECK(hotel.view("101").plan.tenancy == tenancy);
}

TEST_CASE("a guest in a room that the hub does not know is in none of its rooms") {
  Posted hotel;
  hotel.post("1", in_house("4711", "101", 1));
  CHECK(hotel.outcome("2", in_house("4711", "PM-9", 2)) == PmsOutcome::unknown_room);
  CHECK(hotel.rooms_rented() == 0);
}

TEST_CASE("a guest on the way has the room made ready, until called off") {
  Posted hotel;
  ReservationTold coming = told("4711", ReservationStatus::expected, "101", 1);
  coming.arriving = true;
  hotel.post("1", coming);
  CHECK_FALSE(hotel.rented("101"));
  CHECK(hotel.store.snapshot().rows<ExpectedRow>().size() == 1);
  coming.arriving = false;
  coming.updated = at(2);
  hotel.post("2", coming);
  CHECK(hotel.store.snapshot().rows<ExpectedRow>().empty());
}

TEST_CASE("what is told of a room changes its condition, and old news of it does not") {
  Posted hotel;
  hotel.post("1", RoomTold{"101", at(5), RoomCondition::inspected, {}, {}});
  CHECK(hotel.outcome("2", RoomTold{"101", at(4), RoomCondition::dirty, {}, {}}) ==
        PmsOutcome::outdated);
  CHECK(hotel.view("101").state.condition == RoomCondition::inspected);
  CHECK(hotel.outcome("3", RoomTold{"999", at(4), RoomCondition::dirty, {}, {}}) ==
        PmsOutcome::unknown_room);
}

TEST_CASE("the end of a posted night audit begins a new day for housekeeping, once") {
  Posted hotel;
  hotel.post("1", in_house("4711", "101"));
  hotel.post("2", RoomTold{"101", at(1), RoomCondition::clean, {}, {}});
  const auto condition = [&hotel] { return hotel.view("101").state.condition; };
  CHECK(hotel.outcome("3", NightAudit{false}) == PmsOutcome::applied);
  CHECK(condition() == RoomCondition::dirty);
  hotel.post("4", RoomTold{"101", at(2), RoomCondition::clean, {}, {}});
  CHECK(hotel.outcome("3", NightAudit{false}) == PmsOutcome::repeated);
  CHECK(condition() == RoomCondition::clean);
}

// Snapshots.

struct InSnapshot : Posted {
  explicit InSnapshot(std::size_t rooms) : Posted(rooms) {
    for (std::size_t i = 1; i <= rooms; ++i) {
      post("in-" + std::to_string(i), in_house(std::to_string(i), std::to_string(100 + i), 1));
    }
  }
  PmsEventView tell(const std::string& reservation, std::int64_t second = 1) {
    ReservationTold stay =
        in_house(reservation, std::to_string(100 + std::stoi(reservation)), second);
    stay.snapshot = "s";
    return post("s-" + reservation, stay);
  }
};

TEST_CASE("a snapshot ends the stays that it does not tell of, at its end") {
  InSnapshot hotel(10);
  hotel.post("start", SnapshotStarted{"s"});
  for (int i = 1; i <= 9; ++i) hotel.tell(std::to_string(i));
  CHECK(hotel.rooms_rented() == 10);
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 9}) == PmsOutcome::applied);
  CHECK(hotel.rooms_rented() == 9);
  CHECK_FALSE(hotel.rented("110"));
}

TEST_CASE("a snapshot that would empty more rooms than the limit waits for an operator") {
  InSnapshot hotel(10);
  hotel.post("start", SnapshotStarted{"s"});
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 0}) == PmsOutcome::applied);
  CHECK(hotel.rooms_rented() == 10);
  CHECK(std::get<SyncView>(hotel.ask(ShowSync{})).in_doubt.size() == 10);
}

TEST_CASE(
    "a snapshot of which something went missing is refused at its end, and can be completed") {
  InSnapshot hotel(5);
  hotel.post("start", SnapshotStarted{"s"});
  for (const char* each : {"1", "2", "3", "4"}) hotel.tell(each);
  const PmsEventView refused = hotel.post("end", SnapshotEnded{"s", 5});
  CHECK(refused.outcome == PmsOutcome::refused);
  CHECK(refused.why.find("4 stays, not 5") != std::string::npos);
  CHECK(hotel.rooms_rented() == 5);
  hotel.tell("5");
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 5}) == PmsOutcome::applied);
  CHECK(hotel.rooms_rented() == 5);
}

TEST_CASE("a stay of which a snapshot tells old news is one of those told of") {
  InSnapshot hotel(3);
  hotel.post("newer", in_house("1", "101", 9));
  hotel.post("start", SnapshotStarted{"s"});
  CHECK(hotel.tell("1", 2).outcome == PmsOutcome::outdated);
  hotel.tell("2");
  hotel.tell("3");
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 3}) == PmsOutcome::applied);
  CHECK(hotel.rented("101"));
}

TEST_CASE("a stay that a second snapshot tells of with the ids of the first one is told of too") {
  InSnapshot hotel(3);
  hotel.post("start", SnapshotStarted{"s"});
  hotel.tell("1");
  hotel.restart();
  hotel.post("start-2", SnapshotStarted{"s"});
  CHECK(hotel.tell("1").outcome == PmsOutcome::repeated);
  hotel.tell("2");
  hotel.tell("3");
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 3}) == PmsOutcome::applied);
  CHECK(hotel.rooms_rented() == 3);
}

TEST_CASE("a snapshot in which the hub died cannot end, nor can one that never began") {
  InSnapshot hotel(5);
  hotel.post("start", SnapshotStarted{"s"});
  for (const char* each : {"1", "2", "3", "4"}) hotel.tell(each);
  hotel.restart();
  CHECK(hotel.outcome("start", SnapshotStarted{"s"}) == PmsOutcome::repeated);
  CHECK(hotel.tell("5").outcome == PmsOutcome::refused);
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 5}) == PmsOutcome::refused);
  CHECK(hotel.outcome("other", SnapshotEnded{"t", 5}) == PmsOutcome::refused);
  CHECK(hotel.rooms_rented() == 5);
}

TEST_CASE("the end of a snapshot posted again ends nothing") {
  InSnapshot hotel(3);
  hotel.post("start", SnapshotStarted{"s"});
  for (const char* each : {"1", "2", "3"}) hotel.tell(each);
  hotel.post("end", SnapshotEnded{"s", 3});
  hotel.post("start-2", SnapshotStarted{"s"});
  CHECK(hotel.outcome("end", SnapshotEnded{"s", 3}) == PmsOutcome::repeated);
  CHECK(hotel.rooms_rented() == 3);
}

// Memory.

TEST_CASE(
    "after seven days ids and states are forgotten, but not the state of who is still in house") {
  Posted hotel;
  hotel.post("1", in_house("long", "101", 5));
  hotel.post("2", told("gone", ReservationStatus::checked_out, "102", 5));
  hotel.advance(kPmsMemory + hours(1));
  hotel.run({});
  CHECK(hotel.store.snapshot().rows<PmsEventRow>().empty());
  const auto states = hotel.store.snapshot().rows<PmsStateRow>();
  REQUIRE(states.size() == 1);
  CHECK(states.begin()->first == "reservation/long");
  CHECK(hotel.outcome("3", told("long", ReservationStatus::checked_out, "101", 4)) ==
        PmsOutcome::outdated);
}

TEST_CASE("what is remembered has an end, and the oldest goes first") {
  Posted hotel;
  hotel.post("first", RoomTold{"101", at(1), {}, {}, {}});
  hotel.store.begin();
  for (std::size_t i = 0; i < kMaxPmsMemory; ++i) {
    hotel.store.put(PmsEventRow{"e-" + std::to_string(i), {hotel.now.utc.seconds + 1}});
  }
  REQUIRE(hotel.store.commit());
  hotel.restart();
  hotel.run({});
  const auto events = hotel.store.snapshot().rows<PmsEventRow>();
  CHECK(events.size() == kMaxPmsMemory - kMaxPmsMemory / 100);
  CHECK_FALSE(events.contains("first"));
}

TEST_CASE("check-ins in different rooms that wait together share a transaction") {
  Posted hotel;
  std::vector<Event> events;
  for (const char* number : {"101", "102", "103"}) {
    events.emplace_back(Asked{events.size() + 1, PmsEvent{number, in_house(number, number)},
                              Actor{Channel::pms, "webhook"}});
  }
  const auto outcome = hotel.engine.run(events, hotel.now);
  CHECK(outcome.handled == 3);
  CHECK(hotel.sink.take<Reply>().size() == 3);
  CHECK(hotel.rooms_rented() == 3);
}

TEST_CASE("two events of one room do not share a transaction") {
  Posted hotel;
  std::vector<Event> events;
  events.emplace_back(Asked{1, PmsEvent{"1", in_house("1", "101")}, Actor{}});
  events.emplace_back(
      Asked{2, PmsEvent{"2", told("1", ReservationStatus::checked_out, "101", 1)}, Actor{}});
  CHECK(hotel.engine.run(events, hotel.now).handled == 1);
}

}  // namespace
}  // namespace innkeeper::hub
