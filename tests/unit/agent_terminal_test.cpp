// SPDX-License-Identifier: Apache-2.0
// A room's terminal over power cuts and without sensors: what protects the compressor, and the guest.
#include <random>

#include "tests/unit/agent_room.hpp"
#include "tests/unit/climate_observer.hpp"

namespace innkeeper::agent::test {
namespace {

using control::TerminalKind;
using control::test::Switching;
using std::chrono::hours;

constexpr std::array kKinds{TerminalKind::fan_coil_4_pipe, TerminalKind::compressor};

/// A guest's room with this terminal, whose air is `air` for an hour.
struct Conditioned {
  Conditioned(TerminalKind kind, int air) {
    room.terminal.kind = kind;
    room.board.air = celsius(air);
    room.restart();
    room.pass(3600);
  }
  void lose_sensor_and_power() {
    room.board.air.reset();
    room.restart();
  }
  /// The mean output in percent of so many hours.
  std::pair<int, int> mean(int of_hours) {
    const int readings = of_hours * 360;
    int heat = 0;
    int cold = 0;
    for (int i = 0; i < readings; ++i) {
      room.pass(10);
      heat += room.board.outputs.heating.value();
      cold += room.board.outputs.cooling.value();
    }
    return {heat / readings, cold / readings};
  }
  GuestRoom room;
};

bool runs(const FakeBoard& board) {
  return board.outputs.heating > percent(0) || board.outputs.cooling > percent(0);
}

TEST_CASE("a room that loses sensor and power in winter is heated on, in summer cooled") {
  for (const TerminalKind kind : kKinds) {
    Conditioned winter(kind, 17);
    winter.lose_sensor_and_power();
    const auto [heat, no_cold] = winter.mean(10);
    CHECK(heat >= control::kBlindStrongPercent - 5);
    CHECK(heat <= control::kBlindStrongPercent + 1);
    CHECK(no_cold == 0);
    CHECK(winter.room.agent().faults().has(room::Fault::air_sensor));
    Conditioned summer(kind, 27);
    summer.lose_sensor_and_power();
    const auto [no_heat, cold] = summer.mean(10);
    CHECK(cold >= control::kBlindStrongPercent - 5);
    CHECK(no_heat == 0);
  }
}

TEST_CASE("a room that lost its sensor does not heat or cool the street, and says why") {
  for (const TerminalKind kind : kKinds) {
    for (const int air : {17, 27}) {
      Conditioned open(kind, air);
      open.lose_sensor_and_power();
      open.mean(1);
      open.room.board.sensors.window_open = true;
      open.room.pass(62);
      for (int second = 0; second < 29 * 60; ++second) {
        open.room.pass(1);
        REQUIRE_FALSE(runs(open.room.board));
      }
      const room::Decision& why = open.room.agent().decision();
      CHECK(why.mode.value == room::ClimateMode::off);
      CHECK(why.mode.because == room::Because::opening);
      CHECK(why.mode.wanted == room::ClimateMode::automatic);
      CHECK(open.room.agent().faults().has(room::Fault::air_sensor));
    }
  }
}

TEST_CASE(
    "a winter room left open without a sensor is guarded from frost, and heated on when shut") {
  for (const TerminalKind kind : kKinds) {
    Conditioned winter(kind, 17);
    winter.lose_sensor_and_power();
    winter.room.board.sensors.window_open = true;
    winter.room.pass(62 + 30 * 60);
    const auto [guard, no_cold] = winter.mean(10);
    CHECK(guard >= control::kBlindWeakPercent - 5);
    CHECK(guard <= control::kBlindWeakPercent + 1);
    CHECK(no_cold == 0);
    const auto report = winter.room.link.last_report();
    CHECK(report.why.mode.because == room::Because::frost);
    CHECK(report.state.situation.protection == room::Protection::frost);
    CHECK_FALSE(winter.room.agent().faults().has(room::Fault::frost));
    winter.room.board.sensors.window_open = false;
    CHECK(winter.mean(10).first >= control::kBlindStrongPercent - 5);
    CHECK(winter.room.agent().decision().mode.because == room::Because::air_sensor);
  }
}

TEST_CASE("a full drip pan stops cold that goes on without a sensor") {
  for (const TerminalKind kind : kKinds) {
    Conditioned summer(kind, 27);
    summer.lose_sensor_and_power();
    summer.room.board.sensors.condensate = true;
    CHECK(summer.mean(3) == std::pair{0, 0});
  }
}

TEST_CASE("a new board without any sensor keeps frost away after an hour") {
  for (const TerminalKind kind : kKinds) {
    World world;
    world.terminal.kind = kind;
    for (auto& slot : world.memory.slots) slot.fill(std::byte{0xFF});
    world.board.air.reset();
    world.restart();
    world.pass(3500);
    CHECK_FALSE(runs(world.board));
    long heat = 0;
    for (int i = 0; i < 3600; ++i) {
      world.pass(10);
      heat += world.board.outputs.heating.value();
      REQUIRE(world.board.outputs.cooling == percent(0));
    }
    CHECK(heat / 3600 >= control::kBlindWeakPercent - 3);
    CHECK(heat / 3600 <= control::kBlindWeakPercent + 1);
  }
}

TEST_CASE("wherever power fails, a compressor starts six times an hour at most and rests between") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {1U, 2U, 3U, fresh}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    GuestRoom room;
    room.terminal.kind = TerminalKind::compressor;
    room.restart();
    Switching unit;
    for (int second = 0; second < 24 * 3600; ++second) {
      if (random() % 97 == 0) room.board.air = celsius(16 + static_cast<int>(random() % 12));
      room.pass(1);
      unit.see(runs(room.board), room.now);
      // Often within the first seconds of a run, when it is not in memory yet.
      const bool cut = unit.on() ? random() % 240 == 0 : random() % 3600 == 0;
      if (!cut) continue;
      room.board.outputs = {};
      unit.see(false, room.now);
      room.now += std::chrono::seconds(random() % 30);
      room.restart();
      unit.see(runs(room.board), room.now);
    }
    CHECK(unit.most_an_hour <= control::kMostStartsAnHour);
    CHECK(*unit.shortest_off >= control::kShortestOff);
    CHECK(*unit.shortest_spacing >= control::kStartSpacing);
    CHECK(unit.changes > 50);
  }
}

}  // namespace
}  // namespace innkeeper::agent::test
