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

TEST_CASE("an open window is stronger than a lost sensor, whichever came first") {
  for (const bool window_first : {false, true}) {
    Guarded room;
    room.pass(seconds(1));
    room.readings.window_open = window_first;
    if (!window_first) room.readings.air.reset();
    CHECK(room.pass(minutes(2)) == (window_first ? Guard::none : Guard::air_sensor));
    room.readings.window_open = true;
    room.readings.air.reset();
    room.pass(minutes(1));
    CHECK(room.pass(minutes(1)) == Guard::opening);
    room.readings.window_open = false;
    room.pass(seconds(1));
    CHECK(room.pass(seconds(20)) == Guard::air_sensor);
  }
}

TEST_CASE("half an hour open and unseen is taken for frost, after a summer's day it is not") {
  for (const bool summer : {false, true}) {
    Guarded room;
    room.readings.cooled_last = summer;
    room.readings.air.reset();
    room.readings.window_open = true;
    room.pass(seconds(1));
    CHECK(room.pass(minutes(1)) == Guard::opening);
    CHECK(room.pass(minutes(29)) == Guard::opening);
    CHECK(room.pass(minutes(1)) == (summer ? Guard::opening : Guard::frost));
    CHECK_FALSE(room.protection.frost());
    room.readings.air = Temperature::celsius(12);
    CHECK(room.pass(seconds(1)) == Guard::opening);
    room.readings.air.reset();
    CHECK(room.pass(minutes(29)) == Guard::opening);
  }
}

TEST_CASE("heat that is no more seen does not let an open room be cooled") {
  Guarded room;
  room.readings.air = Temperature::celsius(36);
  CHECK(room.pass(seconds(1)) == Guard::overheat);
  room.readings.air.reset();
  CHECK(room.pass(minutes(1)) == Guard::overheat);
  room.readings.window_open = true;
  room.pass(seconds(1));
  CHECK(room.pass(minutes(2)) == Guard::opening);
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

/// Seconds of obeyed opening, and how often it began, over a day in which a contact repeats: open, shut.
struct Obeyed {
  int begun = 0;
  std::int64_t seconds = 0;
};
Obeyed obey_for_a_day(Guarded& room, int open_s, int shut_s) {
  Obeyed obeyed;
  Guard before = Guard::none;
  for (int second = 0; second < 86'400; ++second) {
    room.readings.window_open = second % (open_s + shut_s) < open_s;
    const Guard guard = room.pass(seconds(1));
    obeyed.begun += guard == Guard::opening && before != Guard::opening ? 1 : 0;
    obeyed.seconds += guard == Guard::opening ? 1 : 0;
    before = guard;
  }
  return obeyed;
}

TEST_CASE("a window contact that flutters for a day is broken, and does not switch the terminal") {
  for (const auto& [open_s, shut_s] : {std::pair{1, 1}, {3, 5}, {30, 10}, {61, 21}, {100, 100}}) {
    CAPTURE(open_s, shut_s);
    Guarded room;
    const Obeyed obeyed = obey_for_a_day(room, open_s, shut_s);
    CHECK(room.protection.opening_stuck());
    CHECK(obeyed.begun <= 10);
    CHECK(obeyed.seconds <= 3600);
  }
}

TEST_CASE("a contact that fluttered is obeyed again after half an hour of rest") {
  Guarded room;
  for (int i = 0; i < 60; ++i) {
    room.readings.window_open = i % 2 == 0;
    room.pass(seconds(3));
  }
  REQUIRE(room.protection.opening_stuck());
  room.readings.window_open = true;
  for (int i = 0; i < 30; ++i) CHECK(room.pass(minutes(1)) == Guard::none);
  room.pass(minutes(1));
  CHECK_FALSE(room.protection.opening_stuck());
  CHECK(room.pass(minutes(1)) == Guard::opening);
}

TEST_CASE("guests who air the room ten times a day are obeyed each time") {
  Guarded room;
  for (int i = 0; i < 10; ++i) {
    room.readings.window_open = true;
    room.pass(seconds(1));
    CHECK(room.pass(minutes(2)) == Guard::opening);
    room.readings.window_open = false;
    for (int minute = 0; minute < 40; ++minute) room.pass(minutes(1));
    CHECK_FALSE(room.protection.opening_stuck());
  }
}

TEST_CASE(
    "a contact that misses samples means what it said; silent for five minutes it is broken") {
  Guarded room;
  room.readings.window_open = true;
  room.pass(seconds(1));
  REQUIRE(room.pass(minutes(2)) == Guard::opening);
  room.readings.window_open.reset();
  CHECK(room.pass(seconds(59)) == Guard::opening);
  CHECK(room.pass(seconds(1)) == Guard::none);
  CHECK_FALSE(room.protection.opening_stuck());
  room.pass(minutes(4));
  CHECK(room.protection.opening_stuck());
  room.readings.window_open = false;
  room.pass(seconds(1));
  CHECK_FALSE(room.protection.opening_stuck());
}

TEST_CASE("a room that never had a contact has none that is broken") {
  Guarded room;
  room.readings.window_open.reset();
  room.pass(hours(100));
  CHECK_FALSE(room.protection.opening_stuck());
}

TEST_CASE(
    "the air is watched where there is no contact or a broken one, else the contact is obeyed") {
  for (const bool has_contact : {false, true}) {
    Guarded room;
    if (!has_contact) room.readings.window_open.reset();
    for (int i = 0; i < 20; ++i) room.pass(minutes(1));
    Guard guard = Guard::none;
    for (int milli = 21'000; milli > 19'000; milli -= 200) {
      room.readings.air = Temperature::milli_celsius(milli);
      guard = room.pass(minutes(1));
    }
    CHECK(guard == (has_contact ? Guard::none : Guard::opening));
  }
}

}  // namespace
}  // namespace innkeeper::control
