// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

TEST_CASE("a check-in makes the room the guest's, with the stored preference") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500, 30);
  hotel.say(check_in("1", "101"));

  const RoomView room = hotel.view("101");
  CHECK(room.plan.rental == room::RentalState::rented);
  CHECK(room.plan.climate.comfort == milli(23'500));
  CHECK(room.plan.climate.comfort_source == room::Source::guest);
  REQUIRE(room.plan.lights.welcome.size() == 1);
  CHECK(room.plan.lights.welcome[0].level.value() == 30);
  CHECK(room.stays == 1);
}

TEST_CASE("a guest without stored preferences gets the policy of the room type") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  const RoomView room = hotel.view("101");
  CHECK(room.plan.rental == room::RentalState::rented);
  CHECK(room.plan.climate.comfort == room::Temperature::celsius(22));
  CHECK(room.plan.climate.comfort_source == room::Source::policy);
}

TEST_CASE("the same check-in twice changes nothing the second time") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "101"));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  const room::PlanId before = hotel.view("101").plan.id;
  hotel.say(check_in("1", "101"));
  CHECK(hotel.sink.take<PublishPlan>().empty());
  CHECK(hotel.view("101").plan.id == before);
}

TEST_CASE("a check-out leaves nothing of the guest in the plan and changes the tenancy") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500, 30);
  hotel.say(check_in("1", "101"));
  const room::Plan rented = hotel.view("101").plan;
  hotel.say(CheckedOut{"1", "101"});
  const room::Plan vacant = hotel.view("101").plan;
  CHECK(vacant.rental == room::RentalState::vacant);
  CHECK(vacant.climate.comfort_source == room::Source::policy);
  CHECK(vacant.lights.welcome_source == room::Source::policy);
  CHECK(vacant.tenancy == rented.tenancy + 1);
}

TEST_CASE("a check-out for nobody is noted and changes nothing") {
  CoreFixture hotel;
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(CheckedOut{"77", "101"});
  CHECK(hotel.sink.take<PublishPlan>().empty());
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].event == "check_out_for_nobody");
}

TEST_CASE("a check-in for a room that is not declared is noted with the remedy and harms nothing") {
  CoreFixture hotel;
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(check_in("1", "999"));
  CHECK(hotel.sink.take<PublishPlan>().empty());
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].event == "unknown_room");
}

TEST_CASE(
    "a sharer joins without changing the room, and the room stays when the first one leaves") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.prefer("p-2", 19'000);
  hotel.say(check_in("1", "101"));
  const room::Plan first = hotel.view("101").plan;
  hotel.say(check_in("2", "101", Share::shared));
  CHECK(hotel.view("101").plan == first);
  CHECK(hotel.view("101").stays == 2);

  hotel.say(CheckedOut{"1", "101"});
  const room::Plan second = hotel.view("101").plan;
  CHECK(second.rental == room::RentalState::rented);
  CHECK(second.climate.comfort == milli(19'000));
  CHECK(second.tenancy == first.tenancy);
}

TEST_CASE("a guest who is alone by the PMS's word replaces one whose check-out was missed") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "101"));
  const room::Plan first = hotel.view("101").plan;
  hotel.say(check_in("2", "101", Share::alone));
  const RoomView room = hotel.view("101");
  CHECK(room.stays == 1);
  CHECK(room.plan.tenancy == first.tenancy + 1);
  CHECK(room.plan.climate.comfort_source == room::Source::policy);
}

TEST_CASE("a room move vacates the old room before it prepares the new one") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "103"));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(RoomMoved{"1", "101", "103", {}, Share::alone});
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 2);
  CHECK(plans[0].room == id_of("103"));
  CHECK(plans[1].room == id_of("101"));
  CHECK(hotel.view("103").plan.rental == room::RentalState::vacant);
  CHECK(hotel.view("101").plan.climate.comfort == milli(23'500));
}

TEST_CASE("a move into a room with sharers adds to it, and sharers left behind keep their room") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "101", Share::shared));
  hotel.say(check_in("3", "102"));
  hotel.say(RoomMoved{"2", "102", "101", {}, Share::shared});
  CHECK(hotel.view("101").stays == 1);
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
  CHECK(hotel.view("102").stays == 2);
}

TEST_CASE("a move to a room without a board frees the old room") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(RoomMoved{"1", "999", "101", {}, Share::alone});
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
}

TEST_CASE("a data change that names another room is a missed move") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(StayUpdated{"1", "102", {}});
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
  CHECK(hotel.view("102").plan.rental == room::RentalState::rented);
}

TEST_CASE("an update without a profile keeps the one that was known") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "101"));
  hotel.say(StayUpdated{"1", "101", {}});
  CHECK(hotel.view("101").plan.climate.comfort == milli(23'500));
}

TEST_CASE("an emptied room ends every stay in it") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "101", Share::shared));
  hotel.say(RoomEmptied{"101"});
  CHECK(hotel.view("101").stays == 0);
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
}

TEST_CASE("stays survive a restart of the hub") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "101"));
  const room::Plan before = hotel.view("101").plan;

  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  // Nothing is new, so nothing is published: rooms must not act because a hub restarted.
  CHECK(hotel.sink.take<PublishPlan>().empty());
  const std::vector<Event> question{Asked{1, ShowRoom{"101"}}};
  REQUIRE_FALSE(engine.run(question, hotel.now).error);
  const auto replies = hotel.sink.take<Reply>();
  REQUIRE(replies.size() == 1);
  CHECK(std::get<RoomView>(replies[0].answer).plan == before);
}

}  // namespace
}  // namespace innkeeper::hub
