// SPDX-License-Identifier: Apache-2.0
// What the room does and says between plans: hand, faults, link, pacing, and the thermostat.
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {
namespace {

TEST_CASE("a connected room announces itself first, then reports") {
  World world;
  REQUIRE(world.link.sent.size() >= 2);
  CHECK(world.link.sent[0] == std::pair{wire::Channel::link, std::string(R"({"state":"online"})")});
  CHECK(world.link.sent[1].first == wire::Channel::report);
}

TEST_CASE("every return of the link announces and reports again, with rising numbers") {
  World world;
  const std::uint32_t before = world.link.last_report().seq;
  world.agent().on_link_down();
  world.agent().on_link_up(world.now);
  world.agent().step(world.now);
  CHECK(world.link.count(wire::Channel::link) == 2);
  CHECK(world.link.last_report().seq == before + 1);
}

TEST_CASE("a report that the link cannot take is kept until it can") {
  World world;
  world.link.full = true;
  world.receive(rented({7, 1}, 3, 22, 60));
  const std::size_t before = world.link.sent.size();
  world.pass(5);
  CHECK(world.link.sent.size() == before);
  world.link.full = false;
  world.pass(1);
  CHECK(world.link.last_report().applied == room::PlanId{7, 1});
}

TEST_CASE("nothing is published while the link is down, and the room goes on") {
  World world;
  world.agent().on_link_down();
  const std::size_t before = world.link.sent.size();
  world.agent().hand_setpoint(celsius(26), world.now);
  world.pass(120);
  CHECK(world.link.sent.size() == before);
  CHECK(world.board.outputs.heating == room::Percent::full());
}

TEST_CASE(
    "a hand at the panel acts with the next step, link or not, and is kept over a power cut") {
  World world;
  world.agent().on_link_down();
  REQUIRE(world.agent().hand_light(named("bedside"), percent(40), world.now));
  CHECK(world.agent().next_deadline() <= world.now);
  world.agent().step(world.now);
  CHECK(*room::level_of(world.board.outputs.lights, named("bedside")) == percent(40));
  world.pass(61);
  world.restart();
  CHECK(*room::level_of(world.board.outputs.lights, named("bedside")) == percent(40));
  CHECK(world.link.last_report().why.lights[1].because == room::Because::guest_hand);
}

TEST_CASE("a light that the room does not have is refused") {
  World world;
  CHECK_FALSE(world.agent().hand_light(named("disco"), percent(40), world.now));
}

TEST_CASE(
    "a guest who plays with a dimmer causes one write a minute and one report a second at most") {
  World world;
  world.pass(120);
  const int writes = world.memory.writes;
  const std::size_t reports = world.link.count(wire::Channel::report);
  for (int i = 0; i < 600; ++i) {
    REQUIRE(world.agent().hand_light(named("bedside"), percent(i % 100), world.now));
    world.agent().step(world.now);
    world.now += std::chrono::milliseconds(100);
  }
  CHECK(world.memory.writes - writes == 1);
  const std::size_t sent = world.link.count(wire::Channel::report) - reports;
  CHECK(sent >= 59);
  CHECK(sent <= 60);
  world.pass(61);
  CHECK(world.memory.writes - writes == 2);
  CHECK(*room::level_of(world.link.last_report().state.hand.lights, named("bedside")) ==
        percent(99));
}

TEST_CASE("a clean end writes the hand that was still waiting, and says offline last") {
  World world;
  world.agent().hand_setpoint(celsius(25), world.now);
  world.agent().step(world.now);
  world.agent().shut_down();
  CHECK(world.link.sent.back() ==
        std::pair{wire::Channel::link, std::string(R"({"state":"offline"})")});
  world.restart();
  CHECK(world.agent().hand().setpoint == celsius(25));
}

TEST_CASE(
    "a sensor that is lost for a minute is a fault, and a room that was heated goes on a little") {
  World world;
  world.board.air = celsius(16);
  world.pass(1);
  REQUIRE(world.board.outputs.heating == room::Percent::full());
  world.board.air.reset();
  world.pass(59);
  CHECK(world.link.last_report().faults.empty());
  world.pass(2);
  CHECK(world.board.outputs.heating == percent(control::kBlindStrongPercent));
  CHECK(world.board.outputs.cooling == room::Percent::zero());
  REQUIRE(world.link.last_report().faults.size() == 1);
  CHECK(world.link.last_report().faults[0] == room::Fault::air_sensor);
  CHECK(world.link.last_report().why.mode.because == room::Because::air_sensor);
  world.board.air = celsius(22);
  world.pass(2);
  CHECK(world.link.last_report().faults.empty());
}

TEST_CASE(
    "an actuator that does not move is tried again each second, reported, and never claimed as "
    "driven") {
  World world;
  world.board.jammed = true;
  world.receive(rented({7, 1}, 3, 22, 60));
  CHECK(world.link.last_report().faults[0] == room::Fault::actuator);
  CHECK(*room::level_of(world.link.last_report().state.lights, named("ceiling")) == percent(0));
  world.board.jammed = false;
  world.pass(2);
  CHECK(world.link.last_report().faults.empty());
  CHECK(*room::level_of(world.link.last_report().state.lights, named("ceiling")) == percent(60));
}

TEST_CASE(
    "an output that is lost after it was taken is driven again, and reported until it holds") {
  World world;
  world.receive(rented({7, 1}, 3, 22, 60));
  REQUIRE(world.link.last_report().faults.empty());
  world.board.lost = true;
  world.board.jammed = true;
  world.pass(2);
  CHECK(world.link.last_report().faults[0] == room::Fault::actuator);
  world.board.lost = false;
  world.board.jammed = false;
  world.pass(2);
  CHECK(world.link.last_report().faults.empty());
}

TEST_CASE("what a board took of a whole that it did not take is told") {
  World world;
  world.board.jammed = true;
  world.board.lights_hold = true;
  world.receive(rented({7, 1}, 3, 22, 60));
  CHECK(world.link.last_report().faults[0] == room::Fault::actuator);
  CHECK(*room::level_of(world.link.last_report().state.lights, named("ceiling")) == percent(60));
  CHECK(world.link.last_report().state.heating == percent(0));
}

TEST_CASE("what a broken sensor or panel makes up is neither obeyed nor told") {
  World world;
  world.board.air = room::Temperature::celsius(850);
  world.agent().hand_setpoint(room::Temperature::celsius(-274), world.now);
  world.pass(62);
  const room::Report report = world.link.last_report();
  CHECK(report.state.air == std::nullopt);
  CHECK(report.state.hand.setpoint == std::nullopt);
  REQUIRE(report.faults.size() == 1);
  CHECK(report.faults[0] == room::Fault::air_sensor);
}

TEST_CASE("measurements go out every minute, and on a marked change after five seconds") {
  World world;
  const std::size_t before = world.link.count(wire::Channel::telemetry);
  REQUIRE(before == 1);
  world.pass(59);
  CHECK(world.link.count(wire::Channel::telemetry) == before);
  world.pass(1);
  CHECK(world.link.count(wire::Channel::telemetry) == before + 1);
  world.board.air = room::Temperature::milli_celsius(22'600);
  world.pass(4);
  CHECK(world.link.count(wire::Channel::telemetry) == before + 1);
  world.pass(1);
  CHECK(world.link.count(wire::Channel::telemetry) == before + 2);
}

TEST_CASE("a temperature that drifts reaches the report within a minute, not at each step") {
  World world;
  const std::size_t before = world.link.count(wire::Channel::report);
  for (int i = 0; i < 60; ++i) {
    world.board.air = room::Temperature::milli_celsius(22'000 + (i % 2) * 900);
    world.pass(1);
  }
  CHECK(world.link.count(wire::Channel::report) - before == 1);
}

TEST_CASE("the hub's time is carried on by the board's clock") {
  World world;
  world.hub_time.reset();
  world.restart();
  CHECK(world.agent().time(world.now) == std::nullopt);
  world.agent().on_hub_time({{1'790'000'000}, 120}, world.now);
  CHECK(world.agent().time(world.now + std::chrono::seconds(90)) ==
        room::LocalTime{{1'790'000'090}, 120});
}

}  // namespace
}  // namespace innkeeper::agent::test
