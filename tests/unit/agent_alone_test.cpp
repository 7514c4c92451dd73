// SPDX-License-Identifier: Apache-2.0
// A room alone: for days without hub, over power cuts, without the time, with a memory that lost all.
#include <limits>
#include <random>

#include "tests/unit/agent_room.hpp"

namespace innkeeper::agent::test {
namespace {

using room::Because;
using room::Fault;

TEST_CASE("for days without hub the room goes on: sets back, welcomes, obeys, and writes little") {
  GuestRoom room;
  room.agent().on_link_down();
  const int writes = room.memory.writes;
  for (int day = 0; day < 3; ++day) {
    room.leave_for(480);
    CHECK(room.agent().situation().presence == room::Presence::nobody);
    CHECK(room.light("ceiling") == percent(0));
    room.come_in();
    CHECK(room.climate().setpoint == celsius(22));
    room.pass(54'000);
  }
  CHECK(room.memory.writes - writes <= 3 * 24);
}

TEST_CASE("presence, arrival and what was learned survive a power cut at any time") {
  GuestRoom room;
  room.leave_for(30);
  room.pass(60);
  REQUIRE(room.agent().situation().presence == room::Presence::nobody);
  room.restart();
  CHECK(room.agent().situation().presence == room::Presence::nobody);
  CHECK(room.light("ceiling") == percent(0));
  room.move();
  CHECK(room.agent().situation().presence == room::Presence::guest);
}

TEST_CASE("a hub's clock that jumps by years, or backwards, changes hours and nothing else") {
  GuestRoom room;
  for (const std::int64_t utc : {0LL, 253'402'300'799LL, 1'790'078'400LL, 1LL, 1'790'078'400LL}) {
    room.agent().on_hub_time({{utc}, 0}, room.now);
    room.pass(5);
    CHECK(room.climate().setpoint == celsius(22));
    CHECK(room.agent().situation().presence == room::Presence::guest);
  }
  CHECK(room.light("ceiling") == percent(60));
}

TEST_CASE("a room whose clock runs out of the years goes on as one that does not know the hour") {
  GuestRoom room;
  room.agent().on_hub_time({room::kLatestTime, 0}, room.now);
  room.pass(1);
  CHECK_FALSE(room.agent().time(room.now));
  CHECK(room.agent().time(room.now - seconds(1))->utc == room::kLatestTime);
  room.agent().hand_setpoint(celsius(23), room.now);
  room.pass(120);
  CHECK(room.link.last_report().why.climate.setpoint == celsius(23));
  CHECK_FALSE(room.agent().situation().time);
  room.agent().on_hub_time({{1'790'078'400}, 0}, room.now);
  room.pass(1);
  CHECK(room.agent().situation().time->utc.seconds == 1'790'078'401);
}

TEST_CASE("a time that no hub can tell leaves the room with the one it has") {
  GuestRoom room;
  const auto before = room.agent().time(room.now);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t utc : {room::kLatestTime.seconds + 1, kMost, std::int64_t{-1}, -kMost}) {
    room.agent().on_hub_time({{utc}, 0}, room.now);
    CHECK(room.agent().time(room.now) == before);
  }
}

TEST_CASE("with both copies lost the room still heats, cools and lights, and says what it lost") {
  GuestRoom room;
  room.pass(120);
  for (auto& slot : room.memory.slots) slot[100] ^= std::byte{0x40};
  room.board.air = celsius(15);
  room.restart();
  room.pass(3);
  CHECK(room.agent().plan() == nullptr);
  CHECK(room.agent().faults().has(Fault::memory_lost));
  CHECK(room.board.outputs.heating > percent(0));
  CHECK(room.board.outputs.ventilation);
  REQUIRE(room.agent().hand_light(named("ceiling"), percent(80), room.now));
  room.pass(2);
  CHECK(room.light("ceiling") == percent(80));
  CHECK(room.climate().because == Because::no_plan);
}

TEST_CASE("a memory that is full or worn is told, and the room works on") {
  GuestRoom room;
  room.memory.broken = true;
  room.agent().hand_setpoint(celsius(25), room.now);
  room.pass(70);
  CHECK(room.agent().faults().has(Fault::memory));
  CHECK(room.climate().setpoint == celsius(25));
  room.memory.broken = false;
  room.pass(70);
  CHECK_FALSE(room.agent().faults().has(Fault::memory));
}

TEST_CASE("a compressor rests after every start of the board, without any clock") {
  GuestRoom room;
  room.terminal.kind = control::TerminalKind::compressor;
  room.board.air = celsius(17);
  room.restart();
  room.pass(597);
  CHECK(room.board.outputs.heating == percent(0));
  room.pass(4);
  CHECK(room.board.outputs.heating == percent(100));
}

TEST_CASE("a day of everything at once writes once a minute at most") {
  GuestRoom room;
  std::mt19937 random(7);
  const int writes = room.memory.writes;
  for (int i = 0; i < 24 * 60 * 4; ++i) {
    room.board.sensors.door_open = random() % 7 == 0;
    room.board.sensors.bedroom_motion = random() % 3 == 0;
    room.board.air = room::Temperature::milli_celsius(17'000 + static_cast<int>(random() % 9'000));
    if (random() % 3 == 0) room.agent().hand_steps(random() % 2 == 0 ? 1 : -1, room.now);
    room.pass(15);
  }
  CHECK(room.memory.writes - writes <= 24 * 60 + 1);
}

TEST_CASE("every control step that comes to its end feeds the watchdog, and none is late for it") {
  GuestRoom room;
  const int fed = room.board.fed;
  room.pass(60);
  CHECK(room.board.fed - fed >= 60);
  CHECK(kControlPeriod * 5 <= kWatchdogPatience);
}

TEST_CASE("the state of an agent fits a small board") {
  // 20 kB of RAM is what small microcontrollers have; the network stack needs its share too.
  constexpr std::size_t kMost = 12'288;
  CHECK(sizeof(Agent) <= kMost);
  CHECK(kRecordBytes == 1344);
}

}  // namespace
}  // namespace innkeeper::agent::test
