// SPDX-License-Identifier: Apache-2.0
// A simulated room as a whole: its parts work on each other, and a setup gives one story.
#include "device/sim/sim_room.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim::test {
namespace {

using control::ClimateCommand;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr ClimateCommand kOff{};
const ClimateCommand kHeat{room::Percent::full(), room::Percent::zero(), room::Percent::full()};
const ClimateCommand kCool{room::Percent::zero(), room::Percent::full(), room::Percent::full()};

SimRoomSetup setup_of(std::uint32_t seed) {
  SimRoomSetup setup;
  setup.seed = seed;
  setup.begin = hours(15);
  return setup;
}

double celsius(room::Temperature t) { return t.milli_celsius() / 1000.0; }

TEST_CASE("a setup gives one story") {
  const auto run = [](std::uint32_t seed, room::Duration step) {
    SimRoom room(setup_of(seed));
    room.check_in(2);
    std::size_t events = 0;
    for (room::Duration t{}; t < hours(48); t += step)
      events += room.advance(step, kHeat, true).size();
    return std::make_tuple(room.state().air_c, room.energy().heat_kwh, events,
                           room.sensed_air()->milli_celsius());
  };
  CHECK(run(1, seconds(60)) == run(1, seconds(60)));
  CHECK(run(1, seconds(60)) != run(2, seconds(60)));
  // An hour is walked through by the minute.
  CHECK(run(1, seconds(60)) == run(1, hours(1)));
}

TEST_CASE("fine and coarse steps tell nearly the same story") {
  SimRoom fine(setup_of(3));
  SimRoom coarse(setup_of(3));
  for (int i = 0; i < 8640; ++i) (void)fine.advance(seconds(10), i % 360 < 60 ? kHeat : kOff, true);
  for (int i = 0; i < 1440; ++i) (void)coarse.advance(minutes(1), i % 60 < 10 ? kHeat : kOff, true);
  CHECK(fine.state().air_c == Approx(coarse.state().air_c).margin(0.05));
  CHECK(fine.energy().heat_kwh == Approx(coarse.energy().heat_kwh).epsilon(0.005));
  CHECK(fine.wear().valve_travel == Approx(coarse.wear().valve_travel));
}

TEST_CASE("ventilation cools a winter room") {
  const auto fall_k = [](bool ventilation) {
    SimRoom room(setup_of(5));
    (void)room.advance(hours(3), kOff, ventilation);
    return 20 - celsius(room.air());
  };
  CHECK(fall_k(true) > fall_k(false) + 0.2);
}

TEST_CASE("the window that people open is the one that the room feels") {
  SimRoomSetup setup = setup_of(6);
  setup.people.opens_window = 1;
  setup.people.stays_in = 1;
  SimRoom airy(setup);
  setup.open_window_per_h = 0;
  SimRoom tight(setup);
  airy.check_in(1);
  tight.check_in(1);
  // The same people in both: until the first window, nothing differs.
  for (int i = 0; i < 3 * 1440 && !airy.presence().window_open; ++i) {
    REQUIRE(airy.state().air_c == tight.state().air_c);
    (void)airy.advance(minutes(1), kOff, true);
    (void)tight.advance(minutes(1), kOff, true);
  }
  REQUIRE(airy.presence().window_open);
  REQUIRE(airy.outdoors().outdoor_c < airy.state().air_c - 5);
  (void)airy.advance(minutes(9), kOff, true);
  (void)tight.advance(minutes(9), kOff, true);
  CHECK(airy.state().air_c < tight.state().air_c - 1);
}

TEST_CASE("people warm and moisten a room") {
  SimRoomSetup setup = setup_of(7);
  setup.people.opens_window = 0;
  SimRoom taken(setup);
  SimRoom empty(setup);
  taken.check_in(2);
  (void)taken.advance(hours(14), kOff, false);
  (void)empty.advance(hours(14), kOff, false);
  CHECK(taken.state().air_c > empty.state().air_c + 0.5);
  CHECK(taken.state().humidity_g_per_kg > empty.state().humidity_g_per_kg + 0.3);
  CHECK(taken.energy().heat_kwh == 0);
}

TEST_CASE("a cooled room in a hot climate gets drier, and never beyond what air can hold") {
  SimRoomSetup setup = setup_of(8);
  setup.climate = hot_climate();
  setup.begin = hours(24 * 200 + 10);
  setup.start_c = 28;
  SimRoom cooled(setup);
  SimRoom left(setup);
  (void)cooled.advance(hours(6), kCool, true);
  (void)left.advance(hours(6), kOff, true);
  CHECK(cooled.state().air_c < left.state().air_c - 3);
  CHECK(cooled.state().humidity_g_per_kg < left.state().humidity_g_per_kg - 1);
  CHECK(cooled.state().humidity_percent <= 100);
  CHECK(cooled.energy().cool_kwh > 3);
  CHECK(cooled.energy().fan_kwh > 0.1);
  CHECK(cooled.energy().electric_kwh == cooled.energy().fan_kwh);
}

TEST_CASE("a compressor room pays in electricity, less than it gives") {
  SimRoomSetup setup = setup_of(9);
  setup.terminal.kind = control::TerminalKind::compressor;
  SimRoom room(setup);
  (void)room.advance(hours(2), kHeat, true);
  CHECK(room.energy().heat_kwh > 2);
  CHECK(room.energy().electric_kwh < room.energy().heat_kwh);
  CHECK(room.energy().electric_kwh > room.energy().heat_kwh / 4);
  CHECK(room.wear().compressor_starts == 1);
}

TEST_CASE("sensors see the room late and within their error") {
  SimRoom room(setup_of(10));
  CHECK_FALSE(room.sensed_air());
  (void)room.advance(minutes(10), kHeat, true);
  CHECK(celsius(*room.sensed_air()) < celsius(room.air()) - 0.2);
  for (int i = 0; i < 600; ++i) (void)room.advance(seconds(60), kOff, true);
  CHECK(celsius(*room.sensed_air()) == Approx(celsius(room.air())).margin(0.4));
  REQUIRE(room.sensed_humidity());
  CHECK(room.sensed_humidity()->value() == Approx(room.state().humidity_percent).margin(5));
  CHECK(celsius(room.operative()) == Approx(room.state().operative_c).margin(1e-3));
}

TEST_CASE("rooms of one house differ in walls and terminal, unless told not to") {
  const auto after_hours = [](std::uint32_t seed, double spread) {
    SimRoomSetup setup = setup_of(seed);
    setup.spread = spread;
    SimRoom room(setup);
    (void)room.advance(hours(1), kHeat, false);
    return room.energy().heat_kwh;
  };
  CHECK(after_hours(1, 0.1) != after_hours(2, 0.1));
  CHECK(after_hours(1, 0) == after_hours(2, 0));
  // With all else taken away, the walls alone.
  SimRoomSetup setup = setup_of(1);
  setup.solar_m2 = setup.infiltration_per_h = 0;
  SimRoom varied(setup);
  setup.spread = 0;
  SimRoom plain(setup);
  (void)varied.advance(minutes(30), kOff, false);
  (void)plain.advance(minutes(30), kOff, false);
  CHECK(varied.state().surface_c != plain.state().surface_c);
  CHECK(plain.state().humidity_percent > 0);
}

TEST_CASE("no time, no change") {
  SimRoom room(setup_of(11));
  CHECK(room.advance(seconds(0), kHeat, true).empty());
  CHECK(room.advance(seconds(-5), kHeat, true).empty());
  CHECK(room.now() == hours(15));
  CHECK_FALSE(room.sensed_air());
}

}  // namespace
}  // namespace innkeeper::sim::test
