// SPDX-License-Identifier: Apache-2.0
// The wall panel: answered within a step, without hub or broker, bounded when it is hammered, and
// forgotten when the guest goes.
#include "tests/unit/agent_canary.hpp"
#include "tests/unit/agent_room.hpp"

namespace innkeeper::agent::test {
namespace {

using room::Because;

TEST_CASE(
    "up and down step by half a kelvin within the limits, and the panel says why not further") {
  GuestRoom room;
  room.agent().hand_steps(1, room.now);
  room.pass(1);
  CHECK(room.agent().display().set == room::Temperature::milli_celsius(22'500));
  room.agent().hand_steps(-2, room.now);
  room.agent().hand_steps(-1, room.now);
  room.pass(1);
  CHECK(room.agent().display().set == celsius(21));
  for (int i = 0; i < 50; ++i) room.agent().hand_steps(1, room.now);
  room.pass(1);
  CHECK(room.agent().display().set == celsius(26));
  CHECK(room.agent().display().because == Because::guest_hand);
  room.agent().hand_steps(2'000'000'000, room.now);
  room.pass(1);
  CHECK(room.agent().display().set == celsius(26));
}

TEST_CASE("the display shows set, held and measured apart, with the reason for the difference") {
  GuestRoom room;
  room.board.air = room::Temperature::milli_celsius(21'300);
  room.agent().hand_setpoint(celsius(30), room.now);
  room.pass(1);
  const Display shown = room.agent().display();
  CHECK(shown.set == celsius(30));
  CHECK(shown.held == celsius(26));
  CHECK(shown.measured == room::Temperature::milli_celsius(21'300));
  CHECK(shown.because == Because::limit_max);
}

TEST_CASE("every key works within one control step while there is neither hub nor broker") {
  GuestRoom room;
  room.agent().on_link_down();
  room.agent().hand_setpoint(celsius(25), room.now);
  room.agent().hand_fan(room::FanSetting::high, room.now);
  REQUIRE(room.agent().hand_light(named("bath"), percent(5), room.now));
  room.agent().hand_service(room::ServiceWish::do_not_disturb, room.now);
  room.agent().step(room.now);
  CHECK(room.board.outputs.fan == percent(100));
  CHECK(room.board.outputs.heating > percent(0));
  CHECK(room.light("bath") == percent(5));
  CHECK(room.agent().display().service == room::ServiceWish::do_not_disturb);
}

TEST_CASE(
    "service keys exclude each other, a second press takes a wish back, and reports say levels") {
  GuestRoom room;
  const auto told = [&room] {
    room.pass(2);
    return room.link.last_report().state.hand.service;
  };
  room.agent().hand_service(room::ServiceWish::do_not_disturb, room.now);
  CHECK(told() == room::ServiceWish::do_not_disturb);
  room.agent().hand_service(room::ServiceWish::make_up_room_now, room.now);
  CHECK(told() == room::ServiceWish::make_up_room_now);
  room.agent().hand_service(room::ServiceWish::make_up_room_now, room.now);
  CHECK(told() == room::ServiceWish::none);
}

TEST_CASE("a hundred presses a second cost one report a second and one write a minute") {
  GuestRoom room;
  room.pass(120);
  const std::size_t reports = room.link.count(wire::Channel::report);
  const int writes = room.memory.writes;
  const int drives = room.board.drives;
  for (int i = 0; i < 6000; ++i) {
    room.now += std::chrono::milliseconds(10);
    room.agent().hand_steps(i % 2 == 0 ? 1 : -1, room.now);
    room.agent().hand_scene(i % 3 == 0 ? room::Scene::off : room::Scene::relax, room.now);
    room.agent().step(room.now);
  }
  CHECK(room.link.count(wire::Channel::report) - reports <= 61);
  CHECK(room.memory.writes - writes <= 2);
  CHECK(room.board.drives - drives <= 6000);
}

TEST_CASE("after check-out nothing of the guest is left in flash or in the agent") {
  constexpr std::int32_t kCanary = 23'457;
  GuestRoom room;
  room.agent().hand_setpoint(room::Temperature::milli_celsius(kCanary), room.now);
  REQUIRE(room.agent().hand_light(named("bath"), percent(73), room.now));
  room.agent().hand_fan(room::FanSetting::medium, room.now);
  room.agent().hand_service(room::ServiceWish::do_not_disturb, room.now);
  room.pass(130);
  REQUIRE(holds_number(room.memory.slots, kCanary));
  REQUIRE(holds_number(room.agent(), kCanary));

  room::Plan vacant = room.plan;
  vacant.rental = room::RentalState::vacant;
  ++vacant.tenancy;
  room.change(vacant);
  room.pass(2);
  CHECK(room.agent().hand() == room::Hand{});
  CHECK_FALSE(holds_number(room.memory.slots, kCanary));
  CHECK_FALSE(holds_number(room.agent(), kCanary));
  CHECK_FALSE(room.memory.holds("bath\x49"));
  CHECK(room.link.last_report().state.hand == room::Hand{});
}

}  // namespace
}  // namespace innkeeper::agent::test
