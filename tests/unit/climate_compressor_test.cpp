// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_observer.hpp"
#include "tests/unit/climate_plant.hpp"
#include "tests/unit/climate_terminals.hpp"

namespace innkeeper::control::test {
namespace {

ClimateTask cold_room() {
  return {{Temperature::celsius(20), Temperature::celsius(21)},
          room::ClimateMode::automatic,
          room::FanSetting::automatic,
          Temperature::celsius(17),
          {}};
}

TEST_CASE("after a start of the board the compressor counts as started just then: ten minutes") {
  ClimateController controller(kUnit, room::Time{});
  const ClimateTask task = cold_room();
  CHECK(controller.step(task, room::Time(seconds(599))).heating == percent(0));
  CHECK(controller.step(task, room::Time(seconds(600))).heating == percent(100));
}

TEST_CASE("a compressor runs at least three minutes, rests at least five, and its fan runs on") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  room::Time now(minutes(10));
  REQUIRE(controller.step(task, now).heating == percent(100));
  task.air = Temperature::celsius(25);
  CHECK(controller.step(task, now + seconds(179)).heating == percent(100));
  CHECK(controller.step(task, now + seconds(180)).heating == percent(0));
  CHECK(controller.step(task, now + seconds(239)).fan > percent(0));
  CHECK(controller.step(task, now + seconds(241)).fan == percent(0));
  task = cold_room();
  CHECK(controller.step(task, now + seconds(599)).heating == percent(0));
  CHECK(controller.step(task, now + seconds(600)).heating == percent(100));
  task.air = Temperature::celsius(25);
  CHECK(controller.step(task, now + minutes(19)).heating == percent(0));
  task = cold_room();
  CHECK(controller.step(task, now + minutes(24) - seconds(1)).heating == percent(0));
  CHECK(controller.step(task, now + minutes(24)).heating == percent(100));
}

TEST_CASE("what safety forbids stops a compressor at once, and the rest counts from there") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  REQUIRE(controller.step(task, room::Time(minutes(10))).heating == percent(100));
  task.mode = room::ClimateMode::off;
  CHECK(controller.step(task, room::Time(minutes(10) + seconds(1))).heating == percent(0));
  task.mode = room::ClimateMode::automatic;
  CHECK(controller.step(task, room::Time(minutes(20) - seconds(1))).heating == percent(0));
  CHECK(controller.step(task, room::Time(minutes(20))).heating == percent(100));
}

void check_compressor(const Switching& unit) {
  CHECK(unit.most_an_hour <= kMostStartsAnHour);
  CHECK(*unit.shortest_on >= kShortestOn);
  CHECK(*unit.shortest_off >= kShortestOff);
}

TEST_CASE("a guest who turns the set point every second gets six starts an hour at most") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  task.air = Temperature::celsius(21);
  Switching unit;
  for (int second = 1; second < 6 * 3600; ++second) {
    const room::Time now{seconds(second)};
    const int heat = second % 2 == 0 ? 16'000 : 26'000;
    task.band = {Temperature::milli_celsius(heat), Temperature::milli_celsius(heat + 1000)};
    const ClimateCommand command = controller.step(task, now);
    REQUIRE((command.heating == percent(0) || command.cooling == percent(0)));
    unit.see(command.heating > percent(0) || command.cooling > percent(0), now);
  }
  check_compressor(unit);
  CHECK(unit.changes > 20);
}

TEST_CASE("air that a broken sensor makes jump gets six starts an hour at most") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  Switching unit;
  for (int second = 1; second < 6 * 3600; ++second) {
    const room::Time now{seconds(second)};
    task.air = Temperature::celsius(second % 2 == 0 ? 17 : 25);
    const ClimateCommand command = controller.step(task, now);
    unit.see(command.heating > percent(0) || command.cooling > percent(0), now);
  }
  check_compressor(unit);
}

TEST_CASE("a noisy sensor starts a compressor no more often than a quiet one needs") {
  Plant room(kUnit, 20, 0);
  std::mt19937 random(3);
  std::normal_distribution<double> noise(0, 0.05);
  room.noise = [&] { return noise(random); };
  Switching unit;
  for (int i = 0; i < 24 * 720; ++i) {
    room.step();
    unit.see(room.command.heating > percent(0), room.now);
  }
  check_compressor(unit);
  CHECK(unit.most_an_hour <= 4);
}

/// A unit that heated last, stopped long ago, in a room that wants cold from `now` on.
struct TurnedCompressor {
  explicit TurnedCompressor(const NeedState& remembered = {})
      : controller(kUnit, room::Time{}, remembered) {}
  void heat_once() {
    REQUIRE(step(minutes(10)).heating == percent(100));
    task.air = Temperature::milli_celsius(20'600);
    REQUIRE(step(minutes(5)).heating == percent(0));
    step(minutes(30));
  }
  ClimateCommand step(room::Duration passed) {
    now += passed;
    return controller.step(task, now);
  }
  room::Time now{};
  ClimateController controller;
  ClimateTask task = cold_room();
};

TEST_CASE("a compressor turns from heating to cooling after twenty minutes of demand") {
  TurnedCompressor unit;
  unit.heat_once();
  unit.task.air = Temperature::celsius(23);
  CHECK(unit.step(seconds(1)).cooling == percent(0));
  CHECK(unit.step(minutes(20) - seconds(1)).cooling == percent(0));
  CHECK(unit.step(seconds(1)).cooling == percent(100));
}

TEST_CASE("demand that pauses begins its twenty minutes anew") {
  TurnedCompressor unit;
  unit.heat_once();
  for (int i = 0; i < 6; ++i) {
    unit.task.air = Temperature::celsius(23);
    unit.step(seconds(1));
    CHECK(unit.step(minutes(15)).cooling == percent(0));
    unit.task.air = Temperature::milli_celsius(20'600);
    unit.step(seconds(1));
  }
}

TEST_CASE("a press at the panel turns a compressor around at once, a band that creeps does not") {
  TurnedCompressor unit;
  unit.heat_once();
  unit.task.air = Temperature::celsius(23);
  for (int second = 0; second < 600; ++second) {
    unit.task.band.heat = Temperature::milli_celsius(20'000 - second % 7 * 30);
    REQUIRE(unit.step(seconds(1)).cooling == percent(0));
  }
  unit.task.band = {Temperature::celsius(19), Temperature::celsius(20)};
  CHECK(unit.step(seconds(1)).cooling == percent(100));
}

TEST_CASE("the twenty minutes hold over a reboot by the need that is remembered") {
  TurnedCompressor unit({Direction::heating, false});
  unit.task.air = Temperature::celsius(23);
  CHECK(unit.step(seconds(1)).cooling == percent(0));
  CHECK(unit.step(minutes(19)).cooling == percent(0));
  CHECK(unit.step(minutes(1)).cooling == percent(100));
}

TEST_CASE("the need that is kept in flash changes with the season, not with each start") {
  Plant room(kUnit, 20, -5);
  room.pass(hours(2));
  Switching unit;
  int changes = 0;
  NeedState last = room.controller.need();
  for (int i = 0; i < 24 * 720; ++i) {
    room.step();
    unit.see(room.command.heating > percent(0), room.now);
    changes += room.controller.need() == last ? 0 : 1;
    last = room.controller.need();
  }
  CHECK(unit.changes > 40);
  CHECK(changes <= 2);
}

TEST_CASE("a compressor holds a winter and a summer room within a kelvin of its band") {
  Plant winter(kUnit, 18, -5);
  winter.pass(hours(8));
  CHECK(winter.air > 20.5 - 1);
  CHECK(winter.air < 21.5 + 1);
  Plant summer(kUnit, 28, 33);
  summer.pass(hours(8));
  CHECK(summer.air > 20.5 - 1);
  CHECK(summer.air < 21.5 + 1);
}

}  // namespace
}  // namespace innkeeper::control::test
