// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_plant.hpp"

namespace innkeeper::control::test {
namespace {

constexpr Terminal kFourPipe{};
constexpr Terminal kOnOff{TerminalKind::fan_coil_4_pipe, ValveKind::on_off, FanKind::three_speed};
constexpr Terminal kTwoPipe{TerminalKind::fan_coil_2_pipe, ValveKind::modulating,
                            FanKind::variable};

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

TEST_CASE("hours at full power wind nothing up: the valve closes when the room is warm") {
  Plant room(kFourPipe, 5, -20);
  room.task.band = {Temperature::celsius(30), Temperature::celsius(31)};
  room.pass(hours(10));
  REQUIRE(room.command.heating == percent(100));
  room.task.band = {Temperature::celsius(15), Temperature::celsius(16)};
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

TEST_CASE("an on/off valve opens at most six times an hour and still holds the band") {
  Plant room(kOnOff, 20, 0);
  room.pass(hours(6));
  const int before = room.starts;
  double lowest = 99;
  for (int i = 0; i < 4 * 720; ++i) {
    room.step();
    lowest = std::min(lowest, room.air);
  }
  CHECK((room.starts - before) <= 6 * 4);
  CHECK(lowest > 20.5 - 0.5);
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

TEST_CASE("heating and cooling change places after twenty minutes, at once when the band moved") {
  ClimateController controller(kFourPipe, room::Time{});
  ClimateTask task{{Temperature::celsius(20), Temperature::celsius(21)},
                   room::ClimateMode::automatic,
                   room::FanSetting::automatic,
                   Temperature::celsius(18),
                   {}};
  room::Time now{};
  const auto step = [&](room::Duration passed) {
    now += passed;
    return controller.step(task, now);
  };
  CHECK(step(seconds(1)).heating > percent(0));
  CHECK(step(seconds(1)).heating > percent(0));
  task.air = Temperature::celsius(23);
  CHECK(step(seconds(1)).cooling == percent(0));
  CHECK(step(minutes(19)).cooling == percent(0));
  CHECK(step(minutes(1)).cooling > percent(0));
  task.band = {Temperature::celsius(25), Temperature::celsius(26)};
  CHECK(step(seconds(1)).heating > percent(0));
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

TEST_CASE("without any temperature a room that was heated gets forty percent, another nothing") {
  ClimateController controller(kFourPipe, room::Time{});
  ClimateTask task{{Temperature::celsius(20), Temperature::celsius(21)},
                   room::ClimateMode::automatic,
                   room::FanSetting::automatic,
                   {},
                   {}};
  CHECK(controller.step(task, room::Time(seconds(1))) == ClimateCommand{});
  task.air = Temperature::celsius(17);
  static_cast<void>(controller.step(task, room::Time(seconds(2))));
  task.air.reset();
  const ClimateCommand blind = controller.step(task, room::Time(seconds(3)));
  CHECK(blind.heating == percent(kBlindDutyPercent));
  CHECK(blind.fan == percent(kFanLowPercent));
}

}  // namespace
}  // namespace innkeeper::control::test
