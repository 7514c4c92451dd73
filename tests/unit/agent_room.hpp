// SPDX-License-Identifier: Apache-2.0
// An agent whose room has a door, motion and a window, in the test's hands.
#pragma once

#include "tests/unit/agent_fakes.hpp"

namespace innkeeper::agent::test {

using std::chrono::minutes;
using std::chrono::seconds;

inline room::Fixtures hotel_lights() {
  room::Fixtures fixtures;
  REQUIRE(fixtures.push_back({named("ceiling"), room::FixtureRole::general}));
  REQUIRE(fixtures.push_back({named("bath"), room::FixtureRole::bath}));
  return fixtures;
}

inline room::Plan plan_of_one() {
  room::Plan plan = rented({7, 1}, 3, 22, 60);
  REQUIRE(room::set_level(plan.lights.welcome, named("bath"), percent(40)));
  plan.guests = 1;
  return plan;
}

/// A world whose sensors all answer, in a room that a guest has rented and is in.
class GuestRoom : public World {
 public:
  GuestRoom() : World(hotel_lights()) {
    board.sensors.door_open = false;
    board.sensors.bedroom_motion = false;
    board.sensors.bathroom_motion = false;
    board.sensors.window_open = false;
    receive(plan);
    come_in();
  }

  void door() {
    board.sensors.door_open = true;
    pass(3);
    board.sensors.door_open = false;
    pass(2);
  }
  void move() {
    board.sensors.bedroom_motion = true;
    pass(30);
    board.sensors.bedroom_motion = false;
    pass(2);
  }
  void come_in() {
    door();
    pass(16);
    move();
  }
  void leave_for(std::int64_t minutes_away) {
    door();
    pass(minutes_away * 60);
  }
  /// Goes on with the same plan, changed.
  void change(const room::Plan& changed) {
    plan = changed;
    ++plan.id.version;
    receive(plan);
    pass(1);
  }
  [[nodiscard]] room::Percent light(const char* name) const {
    return *room::level_of(board.outputs.lights, named(name));
  }
  [[nodiscard]] const room::ClimateDecision& climate() { return agent().decision().climate; }

  room::Plan plan = plan_of_one();
};

}  // namespace innkeeper::agent::test
