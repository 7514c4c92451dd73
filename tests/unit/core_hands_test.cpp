// SPDX-License-Identifier: Apache-2.0
// What guests set by hand, on its way from one room to another and through the hub.
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;
using support::id_of;

room::Hand everything_set() {
  room::Hand hand;
  hand.setpoint = milli(24'500);
  hand.fan = room::FanSetting::low;
  hand.scene = room::Scene::relax;
  hand.service = room::ServiceWish::do_not_disturb;
  check(room::set_level(hand.lights, room::fixture_name("bedside").value(),
                        room::Percent::from(10).value()),
        "one light fits");
  return hand;
}

TEST_CASE("a guest who moves takes along what was set by hand, but no single light") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", everything_set());
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  const room::Plan there = hotel.view("102").plan;
  REQUIRE(there.given);
  CHECK(there.given->stamp == 1);
  CHECK(there.given->setpoint == milli(24'500));
  CHECK(there.given->fan == room::FanSetting::low);
  CHECK(there.given->scene == room::Scene::relax);
  CHECK(there.given->service == room::ServiceWish::do_not_disturb);
  CHECK_FALSE(hotel.view("101").plan.given);
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
}

TEST_CASE(
    "the room that a guest leaves hears of a move first, also when the guest takes settings "
    "along") {
  CoreFixture hotel;
  hotel.say(check_in("1", "102"));
  touch(hotel, "102", everything_set());
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(RoomMoved{"1", "101", "102", {}, Share::alone});
  const auto plans = hotel.sink.take<PublishPlan>();
  REQUIRE(plans.size() == 2);
  CHECK(plans[0].room == id_of("102"));
  CHECK(plans[1].room == id_of("101"));
}

TEST_CASE("what an earlier guest had set does not move with the present one") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", everything_set());
  hotel.say(CheckedOut{"1", "101"});
  hotel.say(check_in("2", "101"));
  // The room has not taken the new plan yet: its last report is of guest 1.
  hotel.say(RoomMoved{"2", "102", "101", {}, Share::alone});
  CHECK_FALSE(hotel.view("102").plan.given);
}

TEST_CASE("what a room told before the database was lost does not move with whoever is in now") {
  CoreFixture hotel;
  ReportReceived told = hotel.confirmation("101");
  told.report.applied = told.report.seen = {hotel.view("101").plan.id.epoch - 1, 7};
  told.report.state.hand = everything_set();
  hotel.run({told});
  CheckedIn there_already = check_in("1", "101");
  there_already.resync = true;
  hotel.say(there_already);
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  CHECK_FALSE(hotel.view("102").plan.given);
}

TEST_CASE("a move into a room with sharers changes nothing there") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "102"));
  touch(hotel, "101", everything_set());
  const room::Plan before = hotel.view("102").plan;
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::shared});
  CHECK(hotel.view("102").plan == before);
}

TEST_CASE("one of two who moves takes the settings, and leaves the wish of those who stay") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "101", Share::shared));
  touch(hotel, "101", everything_set());
  hotel.say(RoomMoved{"2", "102", "101", {}, Share::alone});
  const room::Plan there = hotel.view("102").plan;
  REQUIRE(there.given);
  CHECK(there.given->setpoint == milli(24'500));
  CHECK_FALSE(there.given->service);
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
}

TEST_CASE("a move told as check-out and check-in carries the settings, in either order") {
  const bool out_first = GENERATE(true, false);
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", everything_set());
  if (out_first) hotel.say(CheckedOut{"1", "101"});
  hotel.advance(std::chrono::seconds(3));
  hotel.say(check_in("1", "102"));
  hotel.advance(std::chrono::seconds(3));
  if (!out_first) hotel.say(CheckedOut{"1", "101"});
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);
  const room::Plan there = hotel.view("102").plan;
  CHECK(there.rental == room::RentalState::rented);
  REQUIRE(there.given);
  CHECK(there.given->setpoint == milli(24'500));
}

TEST_CASE("moves of two sharers told as mixed check-outs and check-ins end in the new room") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(check_in("2", "101", Share::shared));
  touch(hotel, "101", everything_set());
  hotel.say(check_in("1", "102"));
  hotel.say(CheckedOut{"2", "101"});
  hotel.say(CheckedOut{"1", "101"});
  hotel.say(check_in("2", "102", Share::shared));
  CHECK(hotel.view("101").stays == 0);
  CHECK(hotel.view("102").stays == 2);
  REQUIRE(hotel.view("102").plan.given);
  CHECK(hotel.view("102").plan.given->setpoint == milli(24'500));
}

TEST_CASE("a check-out of the room that a guest left a while ago is believed") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  hotel.advance(kMovePair + std::chrono::seconds(1));
  hotel.say(CheckedOut{"1", "101"});
  CHECK(hotel.view("102").plan.rental == room::RentalState::vacant);
}

TEST_CASE("settings that moved are the newcomer's alone: the next guest's plan has none") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", everything_set());
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  hotel.say(CheckedOut{"1", "102"});
  CHECK_FALSE(hotel.view("102").plan.given);
  hotel.say(check_in("2", "102"));
  CHECK_FALSE(hotel.view("102").plan.given);
  CHECK(hotel.store.snapshot().rows<GivenRow>().empty());
}

TEST_CASE("a guest who moves on before the room took the settings still has them") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", everything_set());
  hotel.say(RoomMoved{"1", "102", "101", {}, Share::alone});
  hotel.say(RoomMoved{"1", "103", "102", {}, Share::alone});
  REQUIRE(hotel.view("103").plan.given);
  CHECK(hotel.view("103").plan.given->setpoint == milli(24'500));
}

template <class Set>
room::GivenHand hand_with(Set set) {
  room::GivenHand hand;
  set(hand);
  return hand;
}

/// Gives a hand outside of any stay event, as a guest page would.
struct Gift {
  explicit Gift(CoreFixture& fixture)
      : rooms(fixture.property),
        ledger(rooms, fixture.store),
        courier(rooms, ledger, changes),
        hands(rooms, fixture.store, ledger, courier),
        turn(fixture.now, {}, effects) {
    fixture.store.begin();
    ledger.load(fixture.now.utc, effects);
    hands.load();
  }
  RoomDirectory rooms;
  PlanLedger ledger;
  Changes changes;
  Courier courier;
  HandBook hands;
  Effects effects;
  Turn turn;
};

TEST_CASE("stamps rise with each given hand, and what was not taken yet is given again") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  Gift gift(hotel);
  gift.hands.give(0, hand_with([](auto& hand) { hand.setpoint = milli(23'000); }), gift.turn);
  CHECK(gift.hands.settle(0, false, gift.turn)->stamp == 1);
  gift.hands.give(0, hand_with([](auto& hand) { hand.service = room::ServiceWish::make_up_room; }),
                  gift.turn);
  const auto second = gift.hands.settle(0, false, gift.turn);
  REQUIRE(second);
  CHECK(second->stamp == 2);
  CHECK(second->setpoint == milli(23'000));
  CHECK(second->service == room::ServiceWish::make_up_room);
  CHECK(gift.hands.settle(0, false, gift.turn) == second);

  // The room took it: what the panel says since then must not be overridden again.
  room::Report report;
  report.applied = gift.ledger.entry(0).plan.id;
  report.state.given = 2;
  static_cast<void>(gift.courier.on_report(0, report, hotel.now.steady, gift.effects));
  gift.hands.give(0, hand_with([](auto& hand) { hand.fan = room::FanSetting::high; }), gift.turn);
  const auto third = gift.hands.settle(0, false, gift.turn);
  REQUIRE(third);
  CHECK(third->stamp == 3);
  CHECK_FALSE(third->setpoint);
  CHECK(third->fan == room::FanSetting::high);

  CHECK_FALSE(gift.hands.settle(0, true, gift.turn));
  gift.hands.give(0, hand_with([](auto& hand) { hand.fan = room::FanSetting::low; }), gift.turn);
  CHECK(gift.hands.settle(0, false, gift.turn)->stamp == 1);
  hotel.store.rollback();
}

}  // namespace
}  // namespace innkeeper::hub
