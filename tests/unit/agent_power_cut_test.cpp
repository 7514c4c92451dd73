// SPDX-License-Identifier: Apache-2.0
// Power fails after the n-th port call, for every n, with the write of that moment torn at several
// bytes: the room comes back with the old plan or the new one, never a mix, and its report is true.
#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {
namespace {

constexpr std::array kTears{std::size_t{0},   std::size_t{1},   std::size_t{9},    std::size_t{40},
                            std::size_t{252}, std::size_t{700}, std::size_t{1279}, kRecordBytes};

/// A room in tenancy 3 whose guest has changed things by hand, all of it in memory.
void settle(World& world, const room::Plan& old_plan) {
  world.receive(old_plan);
  world.agent().hand_setpoint(celsius(25), world.now);
  REQUIRE(world.agent().hand_light(named("bedside"), percent(77), world.now));
  world.pass(61);
}

void check_room_is_whole(World& world, const room::Plan& old_plan, const room::Plan& new_plan,
                         bool confirmed) {
  const room::Plan* plan = world.agent().plan();
  REQUIRE(plan != nullptr);
  const bool is_new = *plan == new_plan;
  CHECK((is_new || *plan == old_plan));
  if (confirmed) CHECK(is_new);

  const bool hand_belongs = !is_new || new_plan.tenancy == old_plan.tenancy;
  CHECK(world.agent().hand().setpoint.has_value() == hand_belongs);
  CHECK(world.memory.holds("bedside") == hand_belongs);

  const room::Decision decision =
      room::decide(plan, world.agent().hand(), world.agent().situation(), world.fixtures());
  for (const room::LightDecision& light : decision.lights) {
    CHECK(*room::level_of(world.board.outputs.lights, light.fixture) == light.level);
  }
  const room::Report report = world.link.last_report();
  CHECK(report.applied == plan->id);
  CHECK(report.why == decision);
  CHECK(report.state.lights == world.board.outputs.lights);
}

/// Cuts power after `calls` port calls from the receipt on; false when the intake needed fewer.
bool cut_during_intake(long calls, std::size_t torn_at, std::uint32_t new_tenancy) {
  CAPTURE(calls, torn_at, new_tenancy);
  const room::Plan old_plan = rented({7, 5}, 3, 22, 61);
  const room::Plan new_plan = rented({7, 6}, new_tenancy, 20, 50);
  World world;
  settle(world, old_plan);
  world.link.sent.clear();
  world.power = Power{calls, 0};
  world.memory.torn_at = torn_at;
  world.receive(new_plan);
  const bool was_cut = !world.power.on();
  bool confirmed = false;
  for (const room::Report& report : world.link.reports()) {
    confirmed = confirmed || report.applied == new_plan.id;
  }
  world.restart();
  check_room_is_whole(world, old_plan, new_plan, confirmed);

  world.receive(new_plan);  // the broker's retained copy
  CHECK(world.agent().plan()->id == new_plan.id);
  return was_cut;
}

TEST_CASE("a power cut at any moment of a plan's intake leaves the old plan or the new one") {
  const std::uint32_t tenancy = GENERATE(3U, 4U);
  for (const std::size_t torn_at : kTears) {
    long calls = 1;
    while (cut_during_intake(calls, torn_at, tenancy)) ++calls;
    CHECK(calls > 3);  // persist, act and report are three calls at least
  }
}

TEST_CASE("a power cut at any moment of a boot loses nothing") {
  const room::Plan plan = rented({7, 5}, 3, 22, 61);
  for (const std::size_t torn_at : kTears) {
    for (long calls = 1; calls <= 8; ++calls) {
      CAPTURE(calls, torn_at);
      World world;
      settle(world, plan);
      world.power = Power{calls, 0};
      world.memory.torn_at = torn_at;
      {
        Agent agent({world.fixtures(), {}}, world.board, world.memory, world.link);
        agent.boot(world.now);
      }
      world.restart();
      check_room_is_whole(world, plan, plan, true);
      CHECK(world.link.last_report().faults.empty());
    }
  }
}

TEST_CASE("boot numbers of boots that reported never repeat, wherever power fails") {
  World world;
  std::uint32_t last = world.link.last_report().boot;
  for (long calls = 1; calls <= 12; ++calls) {
    world.link.sent.clear();
    world.power = Power{calls, 0};
    world.memory.torn_at = 100;
    {
      Agent agent({world.fixtures(), {}}, world.board, world.memory, world.link);
      agent.boot(world.now);
      agent.on_link_up(world.now);
      agent.step(world.now);
    }
    for (const room::Report& report : world.link.reports()) {
      CHECK(report.boot > last);
      last = report.boot;
    }
    world.link.sent.clear();
    world.restart();
    CHECK(world.link.last_report().boot > last);
    last = world.link.last_report().boot;
  }
}

}  // namespace
}  // namespace innkeeper::agent::test
