// SPDX-License-Identifier: Apache-2.0
// The board of a simulated room: what its contacts tell of people, and the agent that runs it.
#include "device/agent/agent.hpp"
#include "device/sim/board.hpp"
#include "device/sim/ram_memory.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

SimRoomSetup afternoon(std::uint32_t seed) {
  SimRoomSetup setup;
  setup.seed = seed;
  setup.begin = hours(15);
  return setup;
}

TEST_CASE("a board counts changes of its outputs, not commands") {
  SimulatedBoard board(afternoon(1), Contacts::window);
  agent::Outputs outputs;
  outputs.heating = room::Percent::full();
  REQUIRE(board.drive(outputs));
  REQUIRE(board.drive(outputs));
  CHECK(board.actuations() == 1);
  CHECK(board.outputs() == outputs);
}

TEST_CASE("a board senses its air from the start, and people only where it has contacts for it") {
  SimulatedBoard blind(afternoon(2), Contacts::window);
  SimulatedBoard seeing(afternoon(2), Contacts::all);
  CHECK(blind.read().air == seeing.read().air);
  REQUIRE(blind.read().air);
  CHECK(blind.read().humidity);
  CHECK_FALSE(blind.read().door_open);
  CHECK(blind.read().window_open == false);
  CHECK_FALSE(blind.read().bedroom_motion);
  CHECK(seeing.read().door_open == false);
  CHECK(seeing.read().window_open == false);
  CHECK(seeing.read().bedroom_motion == false);
}

TEST_CASE(
    "who checks in opens the door and is seen on the way in; who checks out opens it and is gone") {
  SimulatedBoard board(afternoon(3), Contacts::all);
  board.check_in(2);
  CHECK(board.read().door_open == true);
  CHECK(board.read().bedroom_motion == true);
  (void)board.advance(seconds(10));
  (void)board.advance(seconds(20));
  CHECK(board.read().door_open == false);
  CHECK(board.people().guests_in == 2);
  board.check_out();
  CHECK(board.read().door_open == true);
  CHECK(board.people().guests_in == 0);
  (void)board.advance(minutes(1));
  for (int i = 0; i < 24 * 60; ++i) {
    REQUIRE(board.advance(minutes(1)).empty());
    REQUIRE(board.read().door_open == false);
    REQUIRE(board.read().bedroom_motion == false);
  }
}

TEST_CASE("a door that opens and shuts within one long step was open") {
  SimulatedBoard board(afternoon(4), Contacts::all);
  board.check_in(1);
  (void)board.advance(minutes(1));
  bool swung = false;
  for (int i = 0; i < 48 * 60; ++i) {
    const auto happened = board.advance(minutes(1));
    const bool opened = std::any_of(happened.begin(), happened.end(), [](const Happening& event) {
      return event.what == Happened::door_opened;
    });
    swung |= opened && !board.people().door_open;
    REQUIRE(board.read().door_open == (opened || board.people().door_open));
  }
  CHECK(swung);
}

TEST_CASE("however its time is cut, a room lives the same life") {
  SimulatedBoard fine(afternoon(5), Contacts::all);
  SimulatedBoard coarse(afternoon(5), Contacts::all);
  std::size_t fine_events = 0;
  std::size_t coarse_events = 0;
  for (const bool let : {false, true}) {
    if (let) fine.check_in(2);
    if (let) coarse.check_in(2);
    for (int i = 0; i < 24 * 3600 * 4; ++i) {
      fine_events += fine.advance(std::chrono::milliseconds(250)).size();
    }
    for (int i = 0; i < 24; ++i) coarse_events += coarse.advance(hours(1)).size();
  }
  CHECK(fine_events > 20);
  CHECK(fine_events == coarse_events);
  CHECK(fine.air() == coarse.air());
  CHECK(fine.people() == coarse.people());
}

class NoLink final : public agent::Link {
 public:
  bool publish(wire::Channel, std::string_view) override { return false; }
};

TEST_CASE("an agent brings a cold simulated room to its band within an hour and keeps it there") {
  SimRoomSetup setup = afternoon(11);
  setup.start_c = 18;
  SimulatedBoard board(setup, Contacts::window);
  RamMemory memory;
  NoLink link;
  agent::Agent agent({{}, {}}, board, memory, link);
  room::Time now{};
  agent.boot(now);
  agent.hand_setpoint(room::Temperature::celsius(23), now);
  for (int s = 0; s < 4 * 3600; ++s) {
    (void)board.advance(seconds(1));
    now += seconds(1);
    agent.step(now);
    REQUIRE((board.outputs().heating == room::Percent::zero() ||
             board.outputs().cooling == room::Percent::zero()));
    if (s > 3600) {
      REQUIRE(board.air() > room::Temperature::celsius(22));
      REQUIRE(board.air() < room::Temperature::celsius(24));
    }
  }
}

}  // namespace
}  // namespace innkeeper::sim
