// SPDX-License-Identifier: Apache-2.0
#include "shared/control/protection.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::control {
namespace {

using room::Temperature;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Guard = room::Protection;

struct Guarded {
  Guarded() {
    readings.air = Temperature::celsius(21);
    readings.window_open = false;
  }
  Guard pass(room::Duration time) {
    now += time;
    return protection.update(readings, now);
  }
  ProtectionReadings readings;
  Protection protection;
  room::Time now{};
};

TEST_CASE("a window stops the room after a minute and gives it back when it is shut") {
  Guarded room;
  room.readings.window_open = true;
  CHECK(room.pass(seconds(1)) == Guard::none);
  CHECK(room.pass(seconds(59)) == Guard::none);
  CHECK(room.pass(seconds(1)) == Guard::opening);
  CHECK(room.pass(hours(3)) == Guard::opening);
  room.readings.window_open = false;
  CHECK(room.pass(seconds(1)) == Guard::opening);
  CHECK(room.pass(seconds(20)) == Guard::none);
}

TEST_CASE("the five minutes that codes allow for a door switch are kept") {
  CHECK(kOpenDelay <= minutes(5));
}

TEST_CASE("a contact that flutters is one opening, and one that is open for a day is broken") {
  Guarded room;
  room.readings.window_open = true;
  room.pass(seconds(1));
  room.pass(minutes(2));
  room.readings.window_open = false;
  CHECK(room.pass(seconds(5)) == Guard::opening);
  room.readings.window_open = true;
  CHECK(room.pass(seconds(5)) == Guard::opening);
  CHECK(room.pass(hours(24)) == Guard::none);
  CHECK(room.protection.opening_stuck());
  room.readings.window_open = false;
  room.pass(seconds(1));
  room.pass(seconds(30));
  CHECK_FALSE(room.protection.opening_stuck());
}

TEST_CASE("frost protection begins below five and ends at seven degrees, with an open window too") {
  Guarded room;
  room.readings.window_open = true;
  room.pass(seconds(1));
  room.readings.air = Temperature::milli_celsius(5'000);
  CHECK(room.pass(minutes(2)) == Guard::opening);
  room.readings.air = Temperature::milli_celsius(4'999);
  CHECK(room.pass(seconds(1)) == Guard::frost);
  room.readings.air = Temperature::milli_celsius(6'999);
  CHECK(room.pass(seconds(1)) == Guard::frost);
  room.readings.air = Temperature::milli_celsius(7'000);
  CHECK(room.pass(seconds(1)) == Guard::opening);
}

TEST_CASE("a room that froze when its sensor was lost is heated until a sensor says otherwise") {
  Guarded room;
  room.readings.air = Temperature::celsius(3);
  CHECK(room.pass(seconds(1)) == Guard::frost);
  room.readings.air.reset();
  CHECK(room.pass(hours(10)) == Guard::frost);
}

TEST_CASE("nothing heats a room above thirty-five degrees before it is below thirty-three") {
  Guarded room;
  room.readings.air = Temperature::milli_celsius(35'001);
  CHECK(room.pass(seconds(1)) == Guard::overheat);
  room.readings.air = Temperature::milli_celsius(33'001);
  CHECK(room.pass(seconds(1)) == Guard::overheat);
  room.readings.air = Temperature::celsius(33);
  CHECK(room.pass(seconds(1)) == Guard::none);
}

TEST_CASE("a lost sensor is a protection of its own") {
  Guarded room;
  room.readings.air.reset();
  CHECK(room.pass(seconds(1)) == Guard::air_sensor);
}

TEST_CASE("an empty room is dried above 65 and until 60 percent, an occupied one is left alone") {
  Guarded room;
  room.readings.nobody = true;
  room.readings.humidity = room::Percent::from(65);
  CHECK(room.pass(seconds(1)) == Guard::humidity);
  room.readings.humidity = room::Percent::from(60);
  CHECK(room.pass(seconds(1)) == Guard::humidity);
  room.readings.nobody = false;
  CHECK(room.pass(seconds(1)) == Guard::none);
  room.readings.nobody = true;
  room.readings.humidity = room::Percent::from(59);
  CHECK(room.pass(seconds(1)) == Guard::none);
}

TEST_CASE(
    "a full drip pan stops cooling until it was dry for ten minutes, damp air alone does not") {
  Guarded room;
  room.readings.humidity = room::Percent::full();
  CHECK(room.pass(hours(5)) == Guard::none);
  room.readings.condensate = true;
  CHECK(room.pass(seconds(1)) == Guard::condensation);
  room.readings.condensate = false;
  CHECK(room.pass(minutes(9)) == Guard::condensation);
  CHECK(room.pass(minutes(1)) == Guard::none);
}

TEST_CASE("a room without a contact knows an open window by air that falls while it heats hard") {
  Guarded room;
  room.readings.window_open.reset();
  room.readings.heating = true;
  int air = 21'000;
  Guard guard = Guard::none;
  for (int second = 0; second < 400 && guard == Guard::none; second += 10) {
    air -= 10;
    room.readings.air = Temperature::milli_celsius(air);
    guard = room.pass(seconds(10));
  }
  CHECK(guard == Guard::opening);
  room.readings.heating = false;
  CHECK(room.pass(minutes(29)) == Guard::opening);
  CHECK(room.pass(minutes(2)) == Guard::none);
}

TEST_CASE("air that falls slowly, or while nothing heats, is no window") {
  Guarded room;
  room.readings.window_open.reset();
  for (int i = 0; i < 200; ++i) {
    room.readings.heating = i % 2 == 0;
    room.readings.air = Temperature::milli_celsius(25'000 - i * 40);
    REQUIRE(room.pass(minutes(1)) == Guard::none);
  }
}

}  // namespace
}  // namespace innkeeper::control
