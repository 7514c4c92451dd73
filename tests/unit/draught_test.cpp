// SPDX-License-Identifier: Apache-2.0
// An open window by the air alone: what is one, what only looks like it, and when it is over.
#include "shared/control/draught.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

namespace innkeeper::control {
namespace {

using std::chrono::seconds;

room::Percent percent(int value) { return *room::Percent::from(value); }

/// A room whose air goes where the test says, in steps of 0.1 K as sensors tell it.
struct Draughty {
  /// `kelvin_per_h` of the air; true once it is believed that a window is open.
  bool pass(double time_min, double kelvin_per_h = 0) {
    const int steps = static_cast<int>(time_min * 6);
    for (int i = 0; i < steps; ++i) {
      now += seconds(10);
      air_c += kelvin_per_h / 360;
      const auto tenths = static_cast<std::int32_t>(std::lround(air_c * 10));
      if (sensor) readings.air = room::Temperature::milli_celsius(tenths * 100);
      watch.update(readings, now);
      readings.steady = true;
      ever_open |= watch.open();
    }
    return watch.open();
  }
  DraughtWatch watch;
  DraughtReadings readings{{}, percent(40), true};
  room::Time now{};
  double air_c = 21.04;
  bool sensor = true;
  bool ever_open = false;
};

TEST_CASE("air that was held and falls by 10 K an hour under the same heat is a window") {
  Draughty room;
  CHECK_FALSE(room.pass(20));
  CHECK_FALSE(room.pass(3, -10));
  CHECK(room.pass(4, -10));
}

TEST_CASE("more heat than before does not hide the window, nor does a room that needed none") {
  for (const int before : {0, 40, 100}) {
    Draughty room;
    room.readings.heating = percent(before);
    room.pass(20);
    room.readings.heating = percent(before == 0 ? 0 : 100);
    CHECK(room.pass(7, -10));
  }
}

TEST_CASE("a window is seen in a room that was warming up, and in one that cooled a little") {
  for (const double before : {2.0, -1.5}) {
    Draughty room;
    room.pass(20, before);
    CHECK(room.pass(8, -10));
  }
}

TEST_CASE("a terminal that died lets the air fall more slowly: no window") {
  Draughty room;
  room.pass(20);
  room.readings.heating = percent(100);
  room.pass(10, -4.5);
  room.pass(120, -1.5);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("air that falls steadily has no edge: no window, however fast") {
  Draughty room;
  room.air_c = 40;
  room.pass(60, -12);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("less heat than before is reason enough to fall") {
  Draughty room;
  room.readings.heating = percent(80);
  room.pass(20);
  room.readings.heating = percent(30);
  room.pass(10, -10);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("heat that was off and came back just now does not show yet") {
  Draughty room;
  room.readings.heating = percent(100);
  room.pass(20);
  room.readings.heating = percent(0);
  room.pass(6, -8);
  room.readings.heating = percent(100);
  room.pass(3, -8);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("a valve that opened again after a pause lets the air fall on for a while: no window") {
  Draughty room;
  room.readings.heating = percent(0);
  room.pass(20);
  room.pass(2, -8);
  room.readings.heating = percent(100);
  room.pass(4, -8);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("for a quarter of an hour after anything else moved the air, nothing is a window") {
  Draughty room;
  room.pass(30);
  room.readings.steady = false;
  room.pass(5);
  room.pass(9, -10);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("without a sensor there is no window, and after a gap the watch begins anew") {
  Draughty room;
  room.pass(20);
  room.sensor = false;
  room.readings.air.reset();
  room.pass(1);
  room.sensor = true;
  room.air_c -= 3;
  room.pass(6);
  CHECK_FALSE(room.ever_open);
  room.pass(20);
  room.now += std::chrono::hours(5);
  room.air_c -= 3;
  room.pass(6);
  CHECK_FALSE(room.ever_open);
}

Draughty with_open_window() {
  Draughty room;
  room.pass(20);
  REQUIRE(room.pass(7, -10));
  room.readings.heating = percent(0);
  return room;
}

TEST_CASE("the window is shut when the air rises") {
  Draughty room = with_open_window();
  CHECK(room.pass(4, -10));
  CHECK_FALSE(room.pass(4, 6));
}

TEST_CASE("the window is shut when the air does not fall any more") {
  Draughty room = with_open_window();
  CHECK(room.pass(5, 0));
  CHECK_FALSE(room.pass(4, 0));
}

TEST_CASE("no window is believed for more than half an hour, and none at once again") {
  Draughty room = with_open_window();
  CHECK(room.pass(25, -3));
  CHECK_FALSE(room.pass(6, -3));
  room.ever_open = false;
  room.pass(60, -3);
  CHECK_FALSE(room.ever_open);
}

TEST_CASE("a clock that is set back does not keep a window open for ever") {
  Draughty room = with_open_window();
  room.now -= std::chrono::hours(24 * 365);
  CHECK_FALSE(room.pass(1, -10));
}

}  // namespace
}  // namespace innkeeper::control
