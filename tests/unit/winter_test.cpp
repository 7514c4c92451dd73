// SPDX-License-Identifier: Apache-2.0
// The whole agent in simulated winter rooms without a window contact. `innkeeper-bench openings` measures
// the same over more rooms; these bounds hold for the seeds below.
#include <array>

#include "device/sim/sim_room.hpp"
#include "tests/bench/openings.hpp"
#include "tests/bench/sim_agent.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::bench {
namespace {

template <class Judge>
void for_rooms(Winter winter, bool noise_free, Judge judge) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    OpeningsOptions options;
    options.winter = winter;
    options.days = 8;
    options.noise_free = noise_free;
    options.seed = seed;
    judge(simulate_winter(options));
  }
}

TEST_CASE("a month of healthy winter days knows no open window and no frozen sensor") {
  for (const bool noise_free : {false, true}) {
    for_rooms(Winter::healthy, noise_free, [](const OpeningsResult& room) {
      CHECK(room.false_openings == 0);
      CHECK(room.false_frozen == 0);
      CHECK(room.openings.empty());
    });
  }
}

TEST_CASE("most windows that guests open in winter are found while they are open, within minutes") {
  double openings = 0;
  double found = 0;
  double soon = 0;
  for_rooms(Winter::airing, false, [&](const OpeningsResult& room) {
    CHECK(room.false_openings <= 1);
    for (const Opening& opening : room.openings) {
      ++openings;
      found += opening.found_min ? 1 : 0;
      soon += opening.found_min && *opening.found_min <= 10 ? 1 : 0;
    }
  });
  CHECK(openings >= 20);
  CHECK(found / openings >= 0.75);
  CHECK(soon / found >= 0.8);
}

TEST_CASE("a terminal that dies is told as heating, and not taken for a window") {
  for_rooms(Winter::dead_terminal, false, [](const OpeningsResult& room) {
    CHECK(room.false_openings == 0);
    CHECK(room.heating_told_h.has_value());
  });
}

TEST_CASE("a sensor that freezes is told within a day whatever the room was doing") {
  for (const bool noise_free : {false, true}) {
    for_rooms(Winter::frozen_sensor, noise_free, [](const OpeningsResult& room) {
      REQUIRE(room.frozen_told_h.has_value());
      CHECK(*room.frozen_told_h <= 24.1);
    });
  }
}

/// A room of the cold climate that starts at 18 degrees, walls and all, on a January night, let for 22.
class ColdStart {
 public:
  ColdStart(const control::Terminal& terminal, std::uint32_t seed)
      : room_(setup_of(terminal, seed)), agent_(false, terminal) {
    agent_.let(22, 1, now());
  }
  void pass(room::Duration time) {
    for (const room::Time end = now() + time; now() < end;) {
      const auto happened = room_.advance(std::chrono::seconds(10), command_, agent_.ventilates());
      command_ = agent_.step(happened, room_, room_.sensed_air(), now());
      judge();
    }
  }
  [[nodiscard]] double air_c() const { return room_.state().air_c; }
  int guesses = 0;
  int faults = 0;

 private:
  static sim::SimRoomSetup setup_of(const control::Terminal& terminal, std::uint32_t seed) {
    sim::SimRoomSetup setup;
    setup.climate = sim::cold_climate();
    setup.seed = seed;
    setup.begin = std::chrono::hours(24) * (seed % 28);
    setup.start_c = 18;
    setup.terminal = terminal;
    return setup;
  }
  void judge() {
    guesses += agent_.agent().situation().protection == room::Protection::opening ? 1 : 0;
    faults += agent_.agent().faults().list().empty() ? 0 : 1;
  }
  [[nodiscard]] room::Time now() const { return room::Time(room_.now()); }

  sim::SimRoom room_;
  SimAgent agent_;
  control::ClimateCommand command_;
};

TEST_CASE("a room without a contact that starts at 18 degrees warms up without guess or fault") {
  using control::FanKind;
  using control::TerminalKind;
  using control::ValveKind;
  const std::array<control::Terminal, 3> terminals{
      {{},
       {TerminalKind::fan_coil_4_pipe, ValveKind::on_off, FanKind::three_speed},
       {TerminalKind::compressor, ValveKind::modulating, FanKind::three_speed}}};
  for (const control::Terminal& terminal : terminals) {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
      CAPTURE(name_of(terminal.kind), name_of(terminal.valve), seed);
      ColdStart room(terminal, seed);
      REQUIRE(room.air_c() < 18.5);
      room.pass(std::chrono::hours(6));
      CHECK(room.guesses == 0);
      CHECK(room.faults == 0);
      CHECK(room.air_c() > 20.5);
    }
  }
}

}  // namespace
}  // namespace innkeeper::bench
