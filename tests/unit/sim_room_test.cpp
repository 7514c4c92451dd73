// SPDX-License-Identifier: Apache-2.0
// The simulated room: its physics, its board, its person, and the agent that runs it.
#include "device/agent/agent.hpp"
#include "device/sim/board.hpp"
#include "device/sim/person.hpp"
#include "device/sim/ram_memory.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

room::Fixtures two_lights() {
  room::Fixtures fixtures;
  REQUIRE(fixtures.push_back(room::fixture_name("ceiling").value()));
  REQUIRE(fixtures.push_back(room::fixture_name("bedside").value()));
  return fixtures;
}

TEST_CASE("full heating lifts a room by about two kelvin in ten minutes") {
  RoomModel model({}, 1);
  const room::Temperature before = model.air();
  model.step(minutes(10), room::Percent::full(), room::Percent::zero());
  const std::int32_t lift = (model.air() - before).milli_kelvin();
  CHECK(lift > 1'500);
  CHECK(lift < 2'600);
}

TEST_CASE("a room left alone settles where its losses equal its gains, from either side") {
  RoomPhysics physics;
  physics.people_and_sun_w = 0;
  RoomModel model(physics, 1);
  model.step(hours(500), room::Percent::zero(), room::Percent::zero());
  CHECK(model.air() == physics.outdoors);
  model.step(hours(1), room::Percent::zero(), room::Percent::full());
  CHECK(model.air() < physics.outdoors);
}

TEST_CASE("many short steps and one long one end at the same temperature") {
  RoomModel fine({}, 7);
  RoomModel coarse({}, 7);
  for (int i = 0; i < 3600; ++i) {
    fine.step(seconds(1), room::Percent::full(), room::Percent::zero());
  }
  coarse.step(hours(1), room::Percent::full(), room::Percent::zero());
  CHECK(std::abs((fine.air() - coarse.air()).milli_kelvin()) <= 1);
}

TEST_CASE("the same seed gives the same room, another one another") {
  CHECK(RoomModel({}, 3).air() == RoomModel({}, 3).air());
  CHECK(RoomModel({}, 3).air() != RoomModel({}, 4).air());
}

TEST_CASE("a board counts changes of its outputs, not commands") {
  SimulatedBoard board(RoomModel({}, 1));
  agent::Outputs outputs;
  outputs.heating = room::Percent::full();
  REQUIRE(board.drive(outputs));
  REQUIRE(board.drive(outputs));
  CHECK(board.actuations() == 1);
  CHECK(board.outputs() == outputs);
}

TEST_CASE("a person acts only while the room is rented, and alike for one seed") {
  Person one(two_lights(), 5);
  Person other(two_lights(), 5);
  int gestures = 0;
  for (int s = 0; s < 3600; ++s) {
    const room::Time now{seconds(s)};
    CHECK_FALSE(one.act(now, false));
    CHECK_FALSE(other.act(now, false));
  }
  for (int s = 3600; s < 2 * 3600; ++s) {
    const room::Time now{seconds(s)};
    const auto gesture = one.act(now, true);
    CHECK(gesture == other.act(now, true));
    gestures += gesture ? 1 : 0;
  }
  CHECK(gestures > 3);
  CHECK(gestures < 60);
}

class NoLink final : public agent::Link {
 public:
  bool publish(wire::Channel, std::string_view) override { return false; }
};

TEST_CASE("an agent brings a cold simulated room to its band within an hour and keeps it there") {
  SimulatedBoard board(RoomModel({}, 11));
  RamMemory memory;
  NoLink link;
  agent::Agent agent({two_lights(), {}}, board, memory, link);
  room::Time now{};
  agent.boot(now);
  agent.hand_setpoint(room::Temperature::celsius(23), now);
  for (int s = 0; s < 4 * 3600; ++s) {
    board.advance(seconds(1));
    now += seconds(1);
    agent.step(now);
    REQUIRE((board.outputs().heating == room::Percent::zero() ||
             board.outputs().cooling == room::Percent::zero()));
    if (s > 3600) {
      REQUIRE(board.air() > room::Temperature::celsius(22));
      REQUIRE(board.air() < room::Temperature::celsius(24));
    }
  }
  // A valve that moves every second wears out: in three settled hours it hardly moves.
  CHECK(board.actuations() < 100);
}

}  // namespace
}  // namespace innkeeper::sim
