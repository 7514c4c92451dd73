// SPDX-License-Identifier: Apache-2.0
// A hand that comes through the hub is the guest's, once: taken with its plan, beaten by later touches,
// forgotten with its tenancy.
#include "tests/unit/agent_canary.hpp"
#include "tests/unit/agent_room.hpp"

namespace innkeeper::agent::test {
namespace {

room::GivenHand stamped(std::uint16_t stamp) {
  room::GivenHand given;
  given.stamp = stamp;
  return given;
}

/// The plan of `room` with `given`, taken.
void give(GuestRoom& room, const room::GivenHand& given) {
  room::Plan plan = room.plan;
  plan.given = given;
  room.change(plan);
}

TEST_CASE("a given hand is the guest's, part by part, and reported with its stamp") {
  GuestRoom room;
  room.agent().hand_fan(room::FanSetting::low, room.now);
  room::GivenHand given = stamped(7);
  given.setpoint = celsius(24);
  given.service = room::ServiceWish::do_not_disturb;
  give(room, given);
  const room::Hand& hand = room.agent().hand();
  CHECK(hand.setpoint == celsius(24));
  CHECK(hand.service == room::ServiceWish::do_not_disturb);
  CHECK(hand.fan == room::FanSetting::low);
  CHECK(room.climate().because == room::Because::guest_hand);
  CHECK(room.link.last_report().state.given == 7);
  CHECK(room.link.last_report().state.hand == hand);
}

TEST_CASE("a given scene forgets single lights, as a press does, and clearing forgets everything") {
  GuestRoom room;
  REQUIRE(room.agent().hand_light(named("bath"), percent(7), room.now));
  room::GivenHand given = stamped(1);
  given.scene = room::Scene::read;
  give(room, given);
  CHECK(room.agent().hand().lights.empty());
  CHECK(room.light("bath") == percent(30));
  REQUIRE(room.agent().hand_light(named("bath"), percent(7), room.now));
  given = stamped(2);
  given.clear = true;
  given.fan = room::FanSetting::high;
  give(room, given);
  room::Hand only_fan;
  only_fan.fan = room::FanSetting::high;
  CHECK(room.agent().hand() == only_fan);
}

TEST_CASE("later touches win over a given hand, however often its plan comes again") {
  GuestRoom room;
  room::GivenHand given = stamped(5);
  given.setpoint = celsius(24);
  give(room, given);
  room.agent().hand_setpoint(celsius(20), room.now);
  room.pass(61);
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(20));
  room.restart();
  room.receive(room.plan);
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(20));
  given.stamp = 4;
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(20));
  given.stamp = 6;
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(24));
}

TEST_CASE("each tenancy, and each epoch, counts stamps anew") {
  GuestRoom room;
  room::GivenHand given = stamped(9);
  given.setpoint = celsius(24);
  give(room, given);
  room::Plan next = room.plan;
  ++next.tenancy;
  next.given.reset();
  room.change(next);
  CHECK(room.link.last_report().state.given == 0);
  CHECK(room.agent().hand() == room::Hand{});
  given.stamp = 1;
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(24));
  ++room.plan.id.epoch;
  room.plan.given->setpoint = celsius(25);
  room.receive(room.plan);
  CHECK(room.agent().hand().setpoint == celsius(25));
}

TEST_CASE("a given hand is no sign of anybody, and its darkness does not wait for who comes") {
  GuestRoom room;
  room.leave_for(45);
  REQUIRE(room.agent().situation().presence == room::Presence::nobody);
  room::GivenHand given = stamped(1);
  given.scene = room::Scene::off;
  given.setpoint = celsius(24);
  give(room, given);
  room.pass(5);
  CHECK(room.agent().situation().presence == room::Presence::nobody);
  CHECK(room.climate().because == room::Because::unoccupied_setback);
  CHECK(room.climate().wanted == celsius(24));
  room.come_in();
  CHECK(room.light("ceiling") == percent(60));
  CHECK(room.climate().setpoint == celsius(24));
}

TEST_CASE("what comes through the hub while staff is in is the guest's, not staff's") {
  GuestRoom room;
  room.leave_for(45);
  room::Plan cleaning = room.plan;
  cleaning.housekeeping = room::HousekeepingOverride{room::kLatestTime};
  room.change(cleaning);
  room.come_in();
  REQUIRE(room.agent().situation().presence == room::Presence::staff);
  room.agent().hand_setpoint(celsius(18), room.now);
  room::GivenHand given = stamped(1);
  given.setpoint = celsius(24);
  give(room, given);
  CHECK(room.agent().hand().setpoint == celsius(24));
  CHECK(room.link.last_report().state.hand.setpoint == celsius(18));
  CHECK(room.link.last_report().state.given == 1);
}

TEST_CASE("a power cut at any moment leaves a given hand taken with its stamp, or neither") {
  for (const std::size_t torn_at :
       {std::size_t{0}, std::size_t{31}, std::size_t{266}, kRecordBytes}) {
    for (long calls = 1; calls <= 12; ++calls) {
      CAPTURE(calls, torn_at);
      GuestRoom room;
      room.agent().hand_setpoint(celsius(20), room.now);
      room.pass(61);
      room::Plan next = room.plan;
      ++next.id.version;
      next.given = stamped(3);
      next.given->setpoint = celsius(24);
      room.power = Power{calls, 0};
      room.memory.torn_at = torn_at;
      room.receive(next);
      room.restart();
      const bool taken = room.agent().hand().setpoint == celsius(24);
      CHECK((taken || room.agent().hand().setpoint == celsius(20)));
      CHECK(room.link.last_report().state.given == (taken ? 3 : 0));
      CHECK((*room.agent().plan() == next) == taken);
      room.receive(next);
      CHECK(room.agent().hand().setpoint == celsius(24));
    }
  }
}

TEST_CASE("after check-out nothing of a given hand is left in flash or in the agent") {
  constexpr std::int32_t kCanary = 23'459;
  constexpr std::uint16_t kStamp = 0x4B4A;
  GuestRoom room;
  room::GivenHand given = stamped(kStamp);
  given.setpoint = room::Temperature::milli_celsius(kCanary);
  give(room, given);
  room.pass(130);
  REQUIRE(holds_number(room.memory.slots, kCanary));
  REQUIRE(holds_number(room.agent(), kCanary));
  REQUIRE(room.memory.holds("JK"));
  REQUIRE(room.memory.holds("23.459"));

  room::Plan vacant = room.plan;
  vacant.rental = room::RentalState::vacant;
  vacant.given.reset();
  ++vacant.tenancy;
  room.change(vacant);
  room.pass(2);
  CHECK_FALSE(holds_number(room.memory.slots, kCanary));
  CHECK_FALSE(holds_number(room.agent(), kCanary));
  CHECK_FALSE(room.memory.holds("JK"));
  CHECK_FALSE(room.memory.holds("23.459"));
  CHECK(room.link.last_report().state.given == 0);
}

TEST_CASE("the display turns to the property's units and shows a band while only that is held") {
  GuestRoom room;
  CHECK(room.agent().display().units == room::Units::celsius);
  room::Plan plan = room.plan;
  plan.units = room::Units::fahrenheit;
  plan.climate.demand =
      room::DemandResponse{room::TemperatureDelta::milli_kelvin(2000), room::kLatestTime};
  room.change(plan);
  const Display shown = room.agent().display();
  CHECK(shown.units == room::Units::fahrenheit);
  CHECK(shown.set == celsius(22));
  CHECK(shown.held == std::nullopt);
  CHECK(shown.band.cool - shown.band.heat == room::TemperatureDelta::milli_kelvin(5000));
  CHECK(shown.because == room::Because::demand_response);
}

}  // namespace
}  // namespace innkeeper::agent::test
