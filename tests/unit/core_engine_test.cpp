// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

TEST_CASE("nothing leaves the engine when the commit fails, and everything after it holds") {
  CoreFixture hotel;
  const std::vector<Event> events{
      StayEvent{CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false}}};
  static_cast<void>(hotel.sink.take<PublishPlan>());

  // Fail each call of the transaction in turn, until one run needs fewer calls than that.
  int failures = 0;
  for (std::uint64_t n = 1;; ++n) {
    CoreFixture fresh;
    static_cast<void>(fresh.sink.take<PublishPlan>());
    const auto durable = fresh.store.snapshot();
    fresh.store.fail_call(n, StoreErrorKind::full);
    const auto outcome = fresh.engine.run(events, fresh.now);
    if (!outcome.error) break;
    ++failures;
    CHECK(outcome.handled == 0);
    CHECK(outcome.error->kind == StoreErrorKind::full);
    CHECK(fresh.sink.take<PublishPlan>().empty());
    CHECK(fresh.store.snapshot() == durable);

    fresh.store.mend();
    const auto again = fresh.engine.run(events, fresh.now);
    CHECK_FALSE(again.error);
    CHECK(again.handled == 1);
    CHECK(fresh.sink.take<PublishPlan>().size() == 1);
    CHECK(fresh.view("101").plan.rental == room::RentalState::rented);
  }
  CHECK(failures >= 4);
}

TEST_CASE("an event that the store refuses for good is dropped alone and said aloud") {
  CoreFixture hotel;
  static_cast<void>(hotel.sink.take<Notice>());
  const std::string too_long(kMaxReservationBytes + 1, '9');
  const std::vector<Event> events{
      StayEvent{CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false}},
      StayEvent{CheckedIn{too_long, "102", {.profile = "p-2"}, Share::alone, false}},
      StayEvent{CheckedIn{"3", "103", {.profile = "p-3"}, Share::alone, false}}};
  const auto outcome = hotel.engine.run(events, hotel.now);
  CHECK_FALSE(outcome.error);
  CHECK(outcome.handled == 3);
  std::size_t dropped = 0;
  for (const Notice& notice : hotel.sink.take<Notice>())
    dropped += notice.event == "event_dropped" ? 1U : 0U;
  CHECK(dropped == 1);
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
  CHECK(hotel.view("102").plan.rental == room::RentalState::vacant);
  CHECK(hotel.view("103").plan.rental == room::RentalState::rented);
}

TEST_CASE("a batch is one transaction") {
  CoreFixture hotel;
  std::vector<Event> events;
  for (const char* number : {"101", "102", "103"}) {
    events.emplace_back(
        StayEvent{CheckedIn{std::string("r") + number, number, {}, Share::alone, false}});
  }
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const auto outcome = hotel.engine.run(events, hotel.now);
  CHECK(outcome.handled == 3);
  CHECK(hotel.sink.take<PublishPlan>().size() == 3);
}

TEST_CASE("a batch in which a room changes twice becomes two transactions, and every plan leaves") {
  CoreFixture hotel;
  hotel.prefer("p-1", 24'000);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const std::vector<Event> events{
      StayEvent{CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false}},
      StayEvent{CheckedIn{"2", "102", {.profile = "p-2"}, Share::alone, false}},
      StayEvent{CheckedOut{"1", "101"}}};
  hotel.run(events);
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 3);
  CHECK(plans[0].room == id_of("101"));
  CHECK(plans[1].room == id_of("102"));
  CHECK(plans[2].room == id_of("101"));
}

TEST_CASE("a guest who moves twice within one batch is at no moment in two rooms") {
  CoreFixture hotel;
  hotel.prefer("p-1", 24'500);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const StayFacts guest{.profile = "p-1"};
  hotel.run({StayEvent{CheckedIn{"1", "101", guest, Share::alone, false}},
             StayEvent{RoomMoved{"1", "102", "101", guest, Share::alone}},
             StayEvent{CheckedIn{"2", "101", {.profile = "p-2"}, Share::alone, false}},
             StayEvent{RoomMoved{"1", "103", "102", guest, Share::alone}},
             Asked{1, PutPreferences{"p-2", Preferences{}}, {}}});
  std::map<room::RoomId, room::Plan> seen;
  for (const PublishPlan& plan : hotel.sink.take<PublishPlan>()) {
    seen[plan.room] = wire::decode_plan(plan.bytes).value();
    const auto theirs = std::count_if(seen.begin(), seen.end(), [](const auto& entry) {
      return entry.second.climate.comfort == room::Temperature::milli_celsius(24'500);
    });
    CHECK(theirs <= 1);
  }
  CHECK(seen.at(id_of("103")).climate.comfort == room::Temperature::milli_celsius(24'500));
}

TEST_CASE("what the core was told of links survives a failed transaction") {
  CoreFixture hotel;
  hotel.online("101");
  hotel.store.fail_call(1, StoreErrorKind::busy);
  const std::vector<Event> events{
      StayEvent{CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false}}};
  CHECK(hotel.engine.run(events, hotel.now).error->kind == StoreErrorKind::busy);
  hotel.store.mend();
  CHECK_FALSE(hotel.engine.run(events, hotel.now).error);
  CHECK(hotel.view("101").link == wire::LinkState::online);
}

}  // namespace
}  // namespace innkeeper::hub
