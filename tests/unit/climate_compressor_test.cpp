// SPDX-License-Identifier: Apache-2.0
#include <deque>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_plant.hpp"

namespace innkeeper::control::test {
namespace {

constexpr Terminal kUnit{TerminalKind::compressor, ValveKind::on_off, FanKind::three_speed};

ClimateTask cold_room() {
  return {{Temperature::celsius(20), Temperature::celsius(21)},
          room::ClimateMode::automatic,
          room::FanSetting::automatic,
          Temperature::celsius(17),
          {}};
}

TEST_CASE("after a start of the board the compressor rests its full five minutes") {
  ClimateController controller(kUnit, room::Time{});
  const ClimateTask task = cold_room();
  CHECK(controller.step(task, room::Time(seconds(299))).heating == percent(0));
  CHECK(controller.step(task, room::Time(seconds(300))).heating == percent(100));
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
  CHECK(controller.step(task, now + seconds(479)).heating == percent(0));
  CHECK(controller.step(task, now + seconds(480)).heating == percent(100));
}

TEST_CASE("what safety forbids stops a compressor at once, and the rest counts from there") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  REQUIRE(controller.step(task, room::Time(minutes(10))).heating == percent(100));
  task.mode = room::ClimateMode::off;
  CHECK(controller.step(task, room::Time(minutes(10) + seconds(1))).heating == percent(0));
  task.mode = room::ClimateMode::automatic;
  CHECK(controller.step(task, room::Time(minutes(15))).heating == percent(0));
  CHECK(controller.step(task, room::Time(minutes(15) + seconds(1))).heating == percent(100));
}

TEST_CASE("a guest who turns the set point every second gets six starts an hour at most") {
  ClimateController controller(kUnit, room::Time{});
  ClimateTask task = cold_room();
  std::deque<room::Time> starts;
  bool was_on = false;
  for (int second = 0; second < 6 * 3600; ++second) {
    const room::Time now{seconds(second)};
    task.air = Temperature::milli_celsius(second % 2 == 0 ? 17'000 : 25'000);
    const ClimateCommand command = controller.step(task, now);
    const bool on = command.heating > percent(0) || command.cooling > percent(0);
    if (on && !was_on) starts.push_back(now);
    was_on = on;
    while (!starts.empty() && now - starts.front() >= hours(1)) starts.pop_front();
    REQUIRE(starts.size() <= kMostStartsAnHour);
  }
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
