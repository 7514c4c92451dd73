// SPDX-License-Identifier: Apache-2.0
// What a plan still asks for and is over in this room: housekeeping whose guest came back, a wake light
// that was answered.
#include "tests/unit/agent_room.hpp"

namespace innkeeper::agent::test {
namespace {

using room::Because;

room::Fixtures with_a_bed() {
  room::Fixtures fixtures = hotel_lights();
  REQUIRE(fixtures.push_back({named("bed"), room::FixtureRole::bedside}));
  return fixtures;
}

std::int64_t utc_of(World& world) { return world.agent().time(world.now)->utc.seconds; }

/// A room whose guest sleeps in the dark and wants to be woken in a quarter of an hour.
class Bedroom : public World {
 public:
  Bedroom() : World(with_a_bed()) {
    plan = plan_of_one();
    plan.wake = room::WakeLight{{utc_of(*this) + 900}};
    receive(plan);
    agent().hand_scene(room::Scene::off, now);
    pass(1);
    // Choosing the scene at this hour ended the wake light: the one of tomorrow is another.
    wake_in(900);
  }
  void wake_in(std::int64_t seconds) {
    plan.wake = room::WakeLight{{utc_of(*this) + seconds}};
    ++plan.id.version;
    receive(plan);
    pass(1);
  }
  [[nodiscard]] const room::LightDecision& bed() { return agent().decision().lights[2]; }

  room::Plan plan;
};

TEST_CASE("the wake light rises over master-off and lasts for half an hour") {
  Bedroom room;
  room.pass(450);
  CHECK(room.bed().because == Because::wake_light);
  CHECK(room.bed().level < percent(10));
  room.pass(450);
  CHECK(room.bed().level == percent(60));
  CHECK(room.link.last_report().why.lights[2].because == Because::wake_light);
  room.pass(1800);
  CHECK(room.bed().because == Because::guest_hand);
  CHECK(room.bed().level == percent(0));
  CHECK_FALSE(room.agent().situation().wake_over);
}

TEST_CASE(
    "a touch of any light ends the wake light, over a power cut too, and the next one comes") {
  Bedroom room;
  room.pass(900);
  REQUIRE(room.agent().hand_light(named("bath"), percent(40), room.now));
  room.pass(1);
  CHECK(room.bed().level == percent(0));
  CHECK(room.link.last_report().state.situation.wake_over);
  room.pass(61);
  room.hub_time->utc.seconds = utc_of(room);
  room.restart();
  room.pass(5);
  CHECK(room.bed().level == percent(0));
  room.wake_in(900);
  CHECK(room.bed().because == Because::wake_light);
  CHECK_FALSE(room.link.last_report().state.situation.wake_over);
}

TEST_CASE("a wake light that rises is told once a minute, its begin and its end at once") {
  Bedroom room;
  room.wake_in(1000);
  room.pass(98);
  const std::size_t before = room.link.count(wire::Channel::report);
  REQUIRE(room.bed().level == percent(0));
  room.pass(3);
  REQUIRE(room.bed().because == Because::wake_light);
  CHECK(room.link.last_report().why.lights[2].because == Because::wake_light);
  int steps = 0;
  for (int second = 0; second < 897; ++second) {
    const room::Percent level = room.bed().level;
    room.pass(1);
    steps += room.bed().level != level ? 1 : 0;
  }
  room.pass(3);
  CHECK(room.bed().level == percent(60));
  CHECK(room.link.last_report().why.lights[2].level == percent(60));
  const std::size_t told = room.link.count(wire::Channel::report) - before;
  CHECK(steps > 20);
  CHECK(told >= 10);
  CHECK(told <= 15 + 2);
}

TEST_CASE("what else happens while a wake light rises is told at once") {
  Bedroom room;
  room.pass(450);
  room.board.sensors.window_open = true;
  room.pass(62);
  CHECK(room.link.last_report().why.mode.because == Because::opening);
  REQUIRE(room.agent().hand_light(named("bed"), percent(40), room.now));
  room.pass(2);
  CHECK(room.link.last_report().why.lights[2].because == Because::guest_hand);
}

TEST_CASE("other keys leave the wake light on, and a scene through the hub ends it") {
  Bedroom room;
  room.pass(900);
  room.agent().hand_setpoint(celsius(24), room.now);
  room.agent().hand_fan(room::FanSetting::low, room.now);
  room.pass(1);
  CHECK(room.bed().because == Because::wake_light);
  room.plan.given = room::GivenHand{};
  room.plan.given->stamp = 1;
  room.plan.given->scene = room::Scene::read;
  ++room.plan.id.version;
  room.receive(room.plan);
  room.pass(1);
  CHECK(room.bed().because == Because::guest_hand);
  CHECK(room.bed().level == percent(80));
}

TEST_CASE("a touch on the evening before does not end the wake light") {
  Bedroom room;
  room.wake_in(std::int64_t{8} * 3600);
  REQUIRE(room.agent().hand_light(named("bed"), percent(5), room.now));
  room.pass(std::int64_t{8} * 3600);
  CHECK(room.bed().because == Because::wake_light);
}

/// A room with a key card holder whose guest is out and whose staff has begun.
class Cleaned : public GuestRoom {
 public:
  Cleaned() {
    board.sensors.key_card = control::KeyCard::none;
    leave_for(45);
    room::Plan cleaning = plan;
    cleaning.housekeeping = room::HousekeepingOverride{{utc_of(*this) + 7200}};
    change(cleaning);
  }
  void insert(control::KeyCard card) {
    board.sensors.key_card = card;
    pass(3);
  }
};

TEST_CASE("the guest's card ends housekeeping in the room, which says so until the hub does") {
  Cleaned room;
  CHECK(room.light("ceiling") == percent(100));
  room.door();
  room.insert(control::KeyCard::guest);
  REQUIRE(room.agent().situation().presence == room::Presence::guest);
  CHECK(room.light("ceiling") == percent(60));
  CHECK(room.agent().decision().ventilation.because == Because::policy);
  CHECK(room.link.last_report().state.situation.guest_returned);
  room.pass(61);
  room.hub_time->utc.seconds = utc_of(room);
  room.restart();
  room.pass(2);
  CHECK(room.light("ceiling") == percent(60));
  room::Plan ended = room.plan;
  ended.housekeeping.reset();
  room.change(ended);
  CHECK_FALSE(room.link.last_report().state.situation.guest_returned);
  room::Plan again = room.plan;
  again.housekeeping = room::HousekeepingOverride{{utc_of(room) + 7200}};
  room.change(again);
  CHECK(room.light("ceiling") == percent(100));
}

TEST_CASE("staff does not end housekeeping, nor does a guest who was in all along") {
  Cleaned room;
  room.come_in();
  REQUIRE(room.agent().situation().presence == room::Presence::staff);
  room.pass(60);
  CHECK(room.light("ceiling") == percent(100));
  CHECK_FALSE(room.agent().situation().guest_returned);

  GuestRoom occupied;
  room::Plan cleaning = occupied.plan;
  cleaning.housekeeping = room::HousekeepingOverride{{utc_of(occupied) + 7200}};
  occupied.change(cleaning);
  occupied.move();
  CHECK(occupied.agent().situation().presence == room::Presence::guest);
  CHECK(occupied.light("ceiling") == percent(100));
}

}  // namespace
}  // namespace innkeeper::agent::test
