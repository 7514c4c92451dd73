// SPDX-License-Identifier: Apache-2.0
#include "shared/control/actuator_watch.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::control {
namespace {

using room::Temperature;
using std::chrono::minutes;

struct Watched {
  void pass(int times, int warming_mk = 0) {
    for (int i = 0; i < times; ++i) {
      now += minutes(1);
      air = air + room::TemperatureDelta::milli_kelvin(warming_mk);
      watch.update(command, band, air, fan_runs, disturbed, now);
    }
  }
  ActuatorWatch watch;
  room::Time now{};
  room::TemperatureBand band{Temperature::celsius(21), Temperature::celsius(22)};
  Temperature air = Temperature::celsius(18);
  ClimateCommand command{room::Percent::full(), room::Percent::zero(), room::Percent::full()};
  std::optional<bool> fan_runs = true;
  bool disturbed = false;
};

TEST_CASE("full heat that moves nothing for 90 minutes is a fault, until the air moves") {
  Watched room;
  room.pass(90);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(1);
  CHECK(room.watch.faults().heating);
  CHECK_FALSE(room.watch.faults().cooling);
  room.pass(10, 60);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("a room that warms by half a kelvin an hour is slow, not broken") {
  Watched room;
  for (int minute = 0; minute < 300; ++minute) {
    room.pass(1, 9);
    CHECK_FALSE(room.watch.faults().heating);
  }
}

TEST_CASE("full heat against which the air sinks is a fault after half an hour") {
  Watched room;
  room.pass(30, -20);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(1, -20);
  CHECK(room.watch.faults().heating);
}

TEST_CASE(
    "air that still sinks for a while, as a lagging sensor sees it, and then turns is no fault") {
  Watched room;
  room.pass(20, -30);
  room.pass(11, 20);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(60, 10);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE(
    "a unit that warmed the room is at its limit when it rests, dead when the air then sinks") {
  Watched room;
  room.pass(60, 10);
  room.pass(7 * 60);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(61, -20);
  CHECK(room.watch.faults().heating);
}

TEST_CASE("a unit at its limit is told after eight hours without movement, not before") {
  Watched room;
  room.pass(60, 10);
  room.pass(8 * 60 - 60);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(120);
  CHECK(room.watch.faults().heating);
}

TEST_CASE("half a kelvin short of the band is near enough to prove nothing") {
  Watched room;
  room.air = Temperature::milli_celsius(20'501);
  room.pass(24 * 60);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("behind a fan that is held low air may rest or sink, up to two kelvins from the band") {
  Watched room;
  room.command.fan = room::Percent::from(kFanLowPercent).value();
  room.air = Temperature::milli_celsius(20'900);
  room.pass(180, -10);
  CHECK_FALSE(room.watch.faults().heating);
  room.pass(31, -10);
  CHECK(room.watch.faults().heating);
}

TEST_CASE("one moment of the low fan in a look is enough to forgive it") {
  Watched room;
  room.air = Temperature::milli_celsius(20'000);
  for (int look = 0; look < 8; ++look) {
    room.command.fan = room::Percent::from(kFanLowPercent).value();
    room.pass(1);
    room.command.fan = room::Percent::full();
    room.pass(29);
  }
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("full cooling that moves nothing is a fault of its own") {
  Watched room;
  room.air = Temperature::celsius(27);
  room.command = {room::Percent::zero(), room::Percent::full(), room::Percent::full()};
  room.pass(91);
  CHECK(room.watch.faults().cooling);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("an open window, a lost sensor or a room that has arrived prove nothing") {
  Watched open;
  open.disturbed = true;
  open.pass(200);
  CHECK_FALSE(open.watch.faults().heating);
  Watched arrived;
  arrived.air = Temperature::celsius(21);
  arrived.pass(200);
  CHECK_FALSE(arrived.watch.faults().heating);
}

/// The set point goes to `heat` and the terminal does what follows from it.
void aim(Watched& room, int heat) {
  room.band = {Temperature::celsius(heat), Temperature::celsius(heat + 1)};
  const bool heats = room.air < room.band.heat;
  room.command.heating = heats ? room::Percent::full() : room::Percent::zero();
}

TEST_CASE("a set point that is lowered to where the air is does not end a heating fault") {
  Watched room;
  room.pass(91);
  REQUIRE(room.watch.faults().heating);
  aim(room, 16);
  room.pass(60);
  CHECK(room.watch.faults().heating);
  aim(room, 21);
  room.pass(1);
  CHECK(room.watch.faults().heating);
  room.pass(10, 60);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("a room that arrives where it was wanted ends a heating fault, however slowly") {
  Watched room;
  room.air = Temperature::milli_celsius(20'400);
  room.pass(91);
  REQUIRE(room.watch.faults().heating);
  room.command.heating = room::Percent::from(40).value();
  room.pass(61, 10);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("a set point that is moved every twenty minutes does not hide dead heating") {
  Watched room;
  for (int i = 0; i < 5; ++i) {
    aim(room, 21);
    room.pass(20);
    aim(room, 16);
    room.pass(20);
  }
  CHECK(room.watch.faults().heating);
}

TEST_CASE("a room that cools while its target is away is judged by what heating does to it") {
  Watched room;
  room.pass(20, 20);
  aim(room, 16);
  room.pass(60, -10);
  aim(room, 21);
  room.pass(9, 20);
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("a compressor that rests between its runs is not found dead by their sum") {
  Watched room;
  for (int i = 0; i < 20; ++i) {
    room.command.heating = room::Percent::full();
    room.pass(10, 30);
    room.command.heating = room::Percent::zero();
    room.pass(10, -30);
  }
  CHECK_FALSE(room.watch.faults().heating);
}

TEST_CASE("a fan that does not turn as told for ten minutes is a fault") {
  Watched room;
  room.fan_runs = false;
  room.pass(10, 100);
  CHECK_FALSE(room.watch.faults().fan);
  room.pass(1, 100);
  CHECK(room.watch.faults().fan);
  room.fan_runs = true;
  room.pass(1, 100);
  CHECK_FALSE(room.watch.faults().fan);
  room.fan_runs.reset();
  room.pass(100);
  CHECK_FALSE(room.watch.faults().fan);
}

}  // namespace
}  // namespace innkeeper::control
