// SPDX-License-Identifier: Apache-2.0
// The order rules of plans: which are taken, which are answered, which change nothing.
#include "shared/util/crc32.hpp"
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {
namespace {

TEST_CASE("a room without a plan is liveable, says so, and has no fault on a new board") {
  World world;
  const room::Report report = world.link.last_report();
  CHECK(report.applied == room::PlanId{});
  CHECK(report.verdict == room::Verdict::none);
  CHECK(report.why.climate.because == room::Because::no_plan);
  CHECK(report.faults.empty());
  CHECK(report.boot == 1);
}

TEST_CASE("a plan is taken: driven, kept and reported with its digest") {
  World world;
  const std::string bytes = bytes_of(rented({7, 1}, 3, 22, 60));
  world.receive(bytes);
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(60));
  CHECK(world.memory.holds(bytes));
  const room::Report report = world.link.last_report();
  CHECK(report.applied == room::PlanId{7, 1});
  CHECK(report.seen == room::PlanId{7, 1});
  CHECK(report.verdict == room::Verdict::applied);
  CHECK(report.digest == crc32(bytes));
  CHECK(report.state.lights == world.board.outputs.lights);
}

TEST_CASE("the time to apply spans from receipt to the driven outputs") {
  World world;
  world.agent().on_plan(bytes_of(rented({7, 1}, 3, 22, 60)), world.now);
  CHECK(world.agent().next_deadline() <= world.now);
  world.agent().step(world.now + std::chrono::milliseconds(38));
  CHECK(world.link.last_report().apply_ms == 38);
}

TEST_CASE("a higher version and a higher epoch are taken, whatever the version is then") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  world.receive(rented({7, 6}, 3, 22, 50));
  CHECK(world.link.last_report().applied == room::PlanId{7, 6});
  world.receive(rented({8, 1}, 3, 22, 40));
  CHECK(world.link.last_report().applied == room::PlanId{8, 1});
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(40));
}

TEST_CASE("the same plan again is acknowledged without touching actuator or memory") {
  World world;
  const room::Plan plan = rented({7, 5}, 3, 22, 60);
  world.receive(plan);
  const int drives = world.board.drives;
  const int writes = world.memory.writes;
  const std::size_t reports = world.link.count(wire::Channel::report);
  world.receive(plan);
  CHECK(world.link.count(wire::Channel::report) == reports + 1);
  CHECK(world.link.last_report().verdict == room::Verdict::applied);
  CHECK(world.board.drives == drives);
  CHECK(world.memory.writes == writes);
}

TEST_CASE("another plan under the same number changes nothing, and the digest tells") {
  World world;
  const std::string bytes = bytes_of(rented({7, 5}, 3, 22, 60));
  world.receive(bytes);
  world.receive(rented({7, 5}, 3, 22, 10));
  CHECK(world.link.last_report().digest == crc32(bytes));
  CHECK(*room::level_of(world.board.outputs.lights, named("ceiling")) == percent(60));
}

TEST_CASE("an older plan is answered with the report and changes nothing") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  const int drives = world.board.drives;
  const int writes = world.memory.writes;
  const std::size_t reports = world.link.count(wire::Channel::report);
  const room::PlanId older = GENERATE(room::PlanId{7, 4}, room::PlanId{6, 9});
  world.receive(rented(older, 4, 20, 10));
  CHECK(world.link.count(wire::Channel::report) == reports + 1);
  CHECK(world.link.last_report().applied == room::PlanId{7, 5});
  CHECK(world.link.last_report().verdict == room::Verdict::applied);
  CHECK(world.board.drives == drives);
  CHECK(world.memory.writes == writes);
}

TEST_CASE(
    "a plan with any error changes nothing, is reported as rejected, and raises what was seen") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  const Outputs outputs = world.board.outputs;
  room::Plan wrong = rented({7, 6}, 4, 24, 10);
  REQUIRE(room::set_level(wrong.lights.welcome, named("disco"), percent(10)));
  world.receive(wrong);
  const room::Report report = world.link.last_report();
  CHECK(report.verdict == room::Verdict::rejected);
  CHECK(report.applied == room::PlanId{7, 5});
  CHECK(report.seen == room::PlanId{7, 6});
  REQUIRE(report.errors.size() == 1);
  CHECK(report.errors[0].at.view() == "/lights/welcome/disco");
  CHECK(report.errors[0].code == room::Code::unknown_fixture);
  CHECK(world.board.outputs == outputs);
  CHECK(world.agent().plan()->tenancy == 3);

  SECTION("the plan in force, coming late, does not hide the rejection") {
    world.receive(rented({7, 5}, 3, 22, 60));
    CHECK(world.link.last_report().verdict == room::Verdict::rejected);
  }
  SECTION("the corrected plan ends it") {
    world.receive(rented({7, 7}, 4, 24, 10));
    CHECK(world.link.last_report().verdict == room::Verdict::applied);
    CHECK(world.link.last_report().errors.empty());
  }
}

TEST_CASE("garbage is rejected aloud, and the next repetition of the plan in force clears it") {
  World world;
  world.receive(rented({7, 5}, 3, 22, 60));
  world.receive("{\"schema\":");
  CHECK(world.link.last_report().verdict == room::Verdict::rejected);
  CHECK(world.link.last_report().seen == room::PlanId{7, 5});
  world.receive(rented({7, 5}, 3, 22, 60));
  CHECK(world.link.last_report().verdict == room::Verdict::applied);
}

TEST_CASE("a plan beyond its size is rejected") {
  World world;
  world.receive(std::string(wire::kMaxPlanBytes + 1, ' '));
  CHECK(world.link.last_report().verdict == room::Verdict::rejected);
  CHECK(world.link.last_report().errors[0].code == room::Code::too_large);
  CHECK(world.agent().plan() == nullptr);
}

TEST_CASE("a change of tenancy forgets the hand, the same tenancy keeps it") {
  World world;
  world.receive(rented({7, 1}, 3, 22, 60));
  world.agent().hand_setpoint(celsius(25), world.now);
  REQUIRE(world.agent().hand_light(named("bedside"), percent(77), world.now));
  world.pass(70);
  world.receive(rented({7, 2}, 3, 20, 50));
  CHECK(world.link.last_report().why.climate.setpoint == celsius(25));
  CHECK(world.link.last_report().state.hand.lights.size() == 1);
  world.receive(rented({7, 3}, 4, 20, 40));
  CHECK(world.link.last_report().why.climate.setpoint == celsius(20));
  CHECK(world.link.last_report().state.hand == room::Hand{});
}

TEST_CASE("another epoch forgets the hand, even if it brings the same tenancy") {
  World world;
  world.receive(rented({7, 1}, 3, 22, 60));
  world.agent().hand_setpoint(celsius(25), world.now);
  REQUIRE(world.agent().hand_light(named("bedside"), percent(77), world.now));
  world.pass(70);
  world.receive(rented({8, 1}, 3, 20, 50));
  CHECK(world.link.last_report().why.climate.setpoint == celsius(20));
  CHECK(world.link.last_report().state.hand == room::Hand{});
}

TEST_CASE("a restored hub's higher epoch wins over every version of the old one") {
  World world;
  world.receive(rented({1'700'000'000, 90}, 3, 22, 60));
  world.restart();
  world.receive(rented({1'700'000'001, 1}, 4, 21, 20));
  CHECK(world.link.last_report().applied == room::PlanId{1'700'000'001, 1});
}

}  // namespace
}  // namespace innkeeper::agent::test
