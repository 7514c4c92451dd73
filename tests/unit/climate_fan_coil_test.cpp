// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_plant.hpp"
#include "tests/unit/climate_terminals.hpp"

namespace innkeeper::control::test {
namespace {

TEST_CASE("a cold room is warmed to its band, without overshoot, and held there in peace") {
  Plant room(kFourPipe, 17, 0);
  double highest = 0;
  for (int i = 0; i < 6 * 720; ++i) {
    room.step();
    highest = std::max(highest, room.air);
  }
  const int travel_before = room.travel;
  double lowest = 99;
  double highest_settled = 0;
  for (int i = 0; i < 6 * 720; ++i) {
    room.step();
    lowest = std::min(lowest, room.air);
    highest_settled = std::max(highest_settled, room.air);
  }
  INFO("highest " << highest << ", settled " << lowest << " to " << highest_settled
                  << ", valve travel per hour " << (room.travel - travel_before) / 6);
  CHECK(highest < 20.5 + 0.5);
  CHECK(lowest > 20.5 - 0.3);
  CHECK(highest_settled < 20.5 + 0.3);
  CHECK((room.travel - travel_before) / 6 < 100);
  CHECK(room.command.cooling == percent(0));
}

TEST_CASE("a hot room is cooled to its band and held there") {
  Plant room(kFourPipe, 28, 32);
  room.pass(hours(8));
  CHECK(std::abs(room.air - 21.5) < 0.3);
  CHECK(room.command.heating == percent(0));
}

TEST_CASE("hours at full power wind nothing up: a target just below the air shuts the valve") {
  Plant room(kFourPipe, 5, -20);
  room.task.band = {Temperature::celsius(30), Temperature::celsius(31)};
  room.pass(hours(10));
  REQUIRE(room.command.heating == percent(100));
  const auto just_below = Temperature::milli_celsius(static_cast<int>(room.sensed * 1000) - 700);
  room.task.band = {just_below, just_below + room::TemperatureDelta::milli_kelvin(1000)};
  room.pass(seconds(10));
  CHECK(room.command.heating == percent(0));
}

TEST_CASE("the valve opens before the fan rises") {
  Plant room(kFourPipe, 20, 0);
  room.step();
  CHECK(room.command.heating > percent(0));
  CHECK(room.command.heating < percent(100));
  CHECK(room.command.fan == percent(kFanLowPercent));
  Plant cold(kFourPipe, 15, 0);
  cold.step();
  CHECK(cold.command.heating == percent(100));
  CHECK(cold.command.fan == percent(100));
}

TEST_CASE("inside the band nothing runs, the fan neither") {
  Plant room(kFourPipe, 21, 21);
  room.pass(minutes(30));
  CHECK(room.command == ClimateCommand{});
}

TEST_CASE("a quiet fan stays low near the band and helps only when the air is far off") {
  Plant room(kFourPipe, 19.6, -5);
  room.task.fan = room::FanSetting::quiet;
  room.step();
  CHECK(room.command.fan <= percent(kFanLowPercent));
  Plant cold(kFourPipe, 16, -5);
  cold.task.fan = room::FanSetting::quiet;
  cold.step();
  CHECK(cold.command.fan > percent(kFanLowPercent));
}

TEST_CASE("a speed that the guest chose holds in the dead band, and off is off") {
  Plant room(kFourPipe, 21, 21);
  room.task.fan = room::FanSetting::medium;
  room.step();
  CHECK(room.command == ClimateCommand{percent(0), percent(0), percent(kFanMediumPercent)});
  room.task.mode = room::ClimateMode::off;
  room.step();
  CHECK(room.command == ClimateCommand{});
}

TEST_CASE("a two-pipe unit never opens for water of the wrong or an unknown temperature") {
  for (const auto& [water, heats, cools] :
       {std::tuple{std::optional(Temperature::celsius(45)), true, false},
        std::tuple{std::optional(Temperature::celsius(8)), false, true},
        std::tuple{std::optional(Temperature::celsius(25)), false, false},
        std::tuple{std::optional<Temperature>(), false, false}}) {
    Plant cold(kTwoPipe, 17, 0);
    cold.task.water = water;
    cold.step();
    CHECK((cold.command.heating > percent(0)) == heats);
    CHECK(cold.command.cooling == percent(0));
    Plant hot(kTwoPipe, 28, 30);
    hot.task.water = water;
    hot.step();
    CHECK((hot.command.cooling > percent(0)) == cools);
    CHECK(hot.command.heating == percent(0));
  }
}

TEST_CASE("water that swings about its limit opens and shuts nothing") {
  for (const bool winter : {true, false}) {
    Plant room(kTwoPipe, winter ? 17 : 28, winter ? 0 : 30);
    const int limit = winter ? 30'000 : 20'000;
    const int inward = winter ? -1 : 1;
    room.task.water = Temperature::milli_celsius(limit - inward * 100);
    room.step();
    const auto opening = [&] { return std::max(room.command.heating, room.command.cooling); };
    REQUIRE(opening() > percent(0));
    for (int i = 0; i < 100; ++i) {
      room.task.water = Temperature::milli_celsius(limit + inward * (i % 2 == 0 ? 1900 : -100));
      room.step();
      REQUIRE(opening() > percent(0));
    }
    room.task.water = Temperature::milli_celsius(limit + inward * 2100);
    room.step();
    CHECK(opening() == percent(0));
    room.pass(minutes(10));
    room.task.water = Temperature::milli_celsius(limit + inward * 100);
    room.step();
    CHECK(opening() == percent(0));
  }
}

/// A controller that heated last, in a room that wants cold now.
struct TurnedFanCoil {
  ClimateCommand step(room::Duration passed) {
    now += passed;
    return controller.step(task, now);
  }
  explicit TurnedFanCoil(const Terminal& terminal = kFourPipe)
      : controller(terminal, room::Time{}) {
    CHECK(step(seconds(1)).heating > percent(0));
    CHECK(step(seconds(1)).heating > percent(0));
    task.air = Temperature::celsius(23);
  }
  void move_band(int milli_kelvin) {
    const auto by = room::TemperatureDelta::milli_kelvin(milli_kelvin);
    task.band = {task.band.heat + by, task.band.cool + by};
  }
  room::Time now{};
  ClimateController controller;
  ClimateTask task{{Temperature::celsius(20), Temperature::celsius(21)},
                   room::ClimateMode::automatic,
                   room::FanSetting::low,  // always, so that its own times do not matter here
                   Temperature::celsius(18),
                   {}};
};

TEST_CASE("heating and cooling change places after twenty minutes of demand") {
  TurnedFanCoil room;
  CHECK(room.step(seconds(1)).cooling == percent(0));
  CHECK(room.step(minutes(19)).cooling == percent(0));
  CHECK(room.step(minutes(1)).cooling > percent(0));
}

TEST_CASE("half a kelvin by hand lets heating and cooling change places at once") {
  TurnedFanCoil room;
  CHECK(room.step(minutes(3)).cooling == percent(0));
  room.move_band(-500);
  CHECK(room.step(seconds(1)).cooling > percent(0));
}

TEST_CASE("a band that creeps by hundredths never lets heating and cooling change places early") {
  TurnedFanCoil room;
  for (int second = 1; second < 19 * 60; ++second) {
    room.move_band(second % 2 == 0 ? 10 : -20);
    REQUIRE(room.step(seconds(1)).cooling == percent(0));
  }
}

TEST_CASE("a window that was open in between does not let heating and cooling change places") {
  TurnedFanCoil room;
  room.task.mode = room::ClimateMode::off;
  CHECK(room.step(minutes(5)) == ClimateCommand{});
  room.task.mode = room::ClimateMode::automatic;
  CHECK(room.step(seconds(1)).cooling == percent(0));
  CHECK(room.step(minutes(20)).cooling > percent(0));
}

TEST_CASE("a target that moved while the power was off is answered at once") {
  ClimateController controller(kFourPipe, room::Time{}, {Direction::cooling, false});
  const ClimateTask task{{Temperature::celsius(20), Temperature::celsius(21)},
                         room::ClimateMode::automatic,
                         room::FanSetting::automatic,
                         Temperature::celsius(18),
                         {}};
  CHECK(controller.step(task, room::Time(seconds(1))).heating > percent(0));
}

TEST_CASE("a mode that allows one direction never gets the other") {
  Plant room(kFourPipe, 28, 30);
  room.task.mode = room::ClimateMode::heat;
  room.pass(minutes(40));
  CHECK(room.command.cooling == percent(0));
  Plant cold(kFourPipe, 15, 0);
  cold.task.mode = room::ClimateMode::cool;
  cold.pass(minutes(40));
  CHECK(cold.command.heating == percent(0));
}

}  // namespace
}  // namespace innkeeper::control::test
