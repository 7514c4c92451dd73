// SPDX-License-Identifier: Apache-2.0
// A room that no sensor tells the temperature of: what its terminal does by the need it had last.
#include "tests/support/catch.hpp"
#include "tests/unit/climate_observer.hpp"
#include "tests/unit/climate_plant.hpp"
#include "tests/unit/climate_terminals.hpp"

namespace innkeeper::control::test {
namespace {

/// A terminal without a room: the test says what the air is.
struct Bench {
  explicit Bench(const Terminal& terminal, const NeedState& remembered = {})
      : controller(terminal, now, remembered) {}

  void pass(room::Duration time, std::optional<Temperature> air) {
    task.air = air;
    for (const room::Time end = now + time; now < end;) {
      now += seconds(5);
      command = controller.step(task, now);
      REQUIRE((command.heating == percent(0) || command.cooling == percent(0)));
      heating.see(command.heating > percent(0), now);
      cooling.see(command.cooling > percent(0), now);
      heat_s += command.heating.value() * 5 / 100.0;
      cold_s += command.cooling.value() * 5 / 100.0;
    }
  }
  /// Minutes of full heat, and of full cold, in `time` without any temperature.
  std::pair<double, double> blind(room::Duration time) {
    heat_s = cold_s = 0;
    pass(time, std::nullopt);
    return {heat_s / 60, cold_s / 60};
  }

  room::Time now{};
  ClimateController controller;
  ClimateTask task{{Temperature::celsius(20), Temperature::celsius(22)},
                   room::ClimateMode::automatic,
                   room::FanSetting::automatic,
                   {},
                   {}};
  ClimateCommand command;
  Switching heating;
  Switching cooling;
  double heat_s = 0;
  double cold_s = 0;
};

constexpr Temperature kCold = Temperature::celsius(17);
constexpr Temperature kHot = Temperature::celsius(25);
constexpr Temperature kFine = Temperature::celsius(21);
/// Off the band by what a loop answers with a quarter of its valve.
constexpr Temperature kCool = Temperature::milli_celsius(19'600);

TEST_CASE("a strong need of heat, or of cold, goes on at forty percent and low speed") {
  Bench winter(kFourPipe);
  winter.pass(minutes(20), kCold);
  winter.pass(minutes(11), std::nullopt);
  CHECK(winter.command ==
        ClimateCommand{percent(kBlindStrongPercent), percent(0), percent(kFanLowPercent)});
  Bench summer(kFourPipe);
  summer.pass(minutes(20), kHot);
  summer.pass(minutes(11), std::nullopt);
  CHECK(summer.command ==
        ClimateCommand{percent(0), percent(kBlindStrongPercent), percent(kFanLowPercent)});
}

TEST_CASE("a weak need goes on at twenty percent") {
  Bench room(kFourPipe);
  room.pass(minutes(15), kCool);
  REQUIRE(room.command.heating < percent(kStrongPercent));
  room.pass(minutes(1), std::nullopt);
  CHECK(room.command.heating == percent(kBlindWeakPercent));
}

TEST_CASE("an hour of full heat is a strong need, however near the air came to its band") {
  Bench room(kFourPipe);
  room.pass(hours(1), Temperature::milli_celsius(18'200));
  room.pass(minutes(1), std::nullopt);
  CHECK(room.command.heating == percent(kBlindStrongPercent));
}

TEST_CASE("a strong need that was met long ago is none") {
  Bench room(kFourPipe);
  room.pass(minutes(40), kCold);
  room.pass(hours(3), kFine);
  room.pass(minutes(59), std::nullopt);
  CHECK(room.command.heating == percent(0));
  room.pass(minutes(2), std::nullopt);
  CHECK(room.command.heating == percent(kBlindWeakPercent));
}

TEST_CASE("a summer room that needed no cold when its sensor died gets neither, for days") {
  Bench room(kFourPipe);
  room.pass(minutes(40), kHot);
  room.pass(hours(3), kFine);
  CHECK(room.blind(hours(72)) == std::pair{0.0, 0.0});
}

TEST_CASE("without any known need nothing happens for an hour, then a little heat") {
  for (const Terminal& terminal : {kFourPipe, kOnOff, kUnit}) {
    Bench room(terminal);
    CHECK(room.blind(minutes(59)) == std::pair{0.0, 0.0});
    const auto [heat, cold] = room.blind(hours(10));
    CHECK(heat == Approx(0.2 * 600).margin(12));
    CHECK(cold == 0);
  }
}

TEST_CASE("a need is remembered over a window that was open, for any terminal") {
  for (const Terminal& terminal : {kFourPipe, kOnOff, kUnit}) {
    Bench room(terminal);
    room.pass(minutes(40), kCold);
    room.task.mode = room::ClimateMode::off;
    room.pass(hours(5), kCold);
    room.pass(minutes(1), std::nullopt);
    CHECK(room.command == ClimateCommand{});
    room.task.mode = room::ClimateMode::automatic;
    CHECK(room.blind(hours(10)).first == Approx(0.4 * 600).margin(20));
  }
}

TEST_CASE("a remembered need is taken up after a reboot, for any terminal") {
  for (const Terminal& terminal : {kFourPipe, kOnOff, kUnit}) {
    for (const bool strong : {false, true}) {
      const double share = (strong ? kBlindStrongPercent : kBlindWeakPercent) / 100.0;
      Bench winter(terminal, {Direction::heating, strong});
      CHECK(winter.blind(hours(10)).first == Approx(share * 600).margin(25));
      CHECK(winter.cold_s == 0);
      Bench summer(terminal, {Direction::cooling, strong});
      CHECK(summer.blind(hours(10)).second == Approx(share * 600).margin(25));
      CHECK(summer.heat_s == 0);
    }
  }
}

TEST_CASE("what is remembered is the need of now, not of the season before") {
  Bench room(kFourPipe, {Direction::cooling, true});
  room.pass(hours(1), kCool);
  CHECK(room.controller.need() == NeedState{Direction::heating, false});
  room.pass(hours(1), kCold);
  CHECK(room.controller.need() == NeedState{Direction::heating, true});
}

TEST_CASE("a blind compressor keeps its minutes on and off, and two starts an hour") {
  Bench unit(kUnit);
  unit.pass(minutes(40), kCold);
  unit.heating = {};
  unit.pass(hours(48), std::nullopt);
  CHECK(*unit.heating.shortest_on >= kShortestOn);
  CHECK(*unit.heating.shortest_off >= kShortestOff);
  CHECK(unit.heating.most_an_hour == 2);
  CHECK(unit.cooling.changes == 0);
}

TEST_CASE("a mode that forbids the last need's direction is obeyed without a temperature") {
  for (const Terminal& terminal : {kFourPipe, kOnOff, kUnit}) {
    Bench room(terminal, {Direction::heating, true});
    room.task.mode = room::ClimateMode::cool;
    CHECK(room.blind(hours(24)) == std::pair{0.0, 0.0});
    Bench dripping(terminal, {Direction::cooling, true});
    dripping.task.mode = room::ClimateMode::heat;
    CHECK(dripping.blind(hours(24)) == std::pair{0.0, 0.0});
  }
}

TEST_CASE("a blind two-pipe unit follows its water: warm water after a summer is a winter") {
  Bench room(kTwoPipe, {Direction::cooling, true});
  room.task.water = Temperature::celsius(8);
  room.pass(minutes(5), std::nullopt);
  CHECK(room.command.cooling == percent(kBlindStrongPercent));
  room.task.water.reset();
  room.pass(minutes(5), std::nullopt);
  CHECK(room.command.cooling == percent(0));
  room.task.water = Temperature::celsius(45);
  room.pass(minutes(90), std::nullopt);
  CHECK(room.command.heating == percent(kBlindWeakPercent));
}

TEST_CASE("a guard against frost gives the least heat, however strong the need was, and no cold") {
  for (const Terminal& terminal : {kFourPipe, kOnOff, kUnit}) {
    for (const bool strong : {false, true}) {
      Bench winter(terminal, {Direction::heating, strong});
      winter.task.frost_guard = true;
      winter.task.mode = room::ClimateMode::heat;
      CHECK(winter.blind(hours(10)).first == Approx(kBlindWeakPercent / 100.0 * 600).margin(25));
      Bench summer(terminal, {Direction::cooling, strong});
      summer.task.frost_guard = true;
      CHECK(summer.blind(hours(10)) == std::pair{0.0, 0.0});
    }
  }
}

TEST_CASE("a sensor that comes back ends the blind duty at once") {
  Bench room(kFourPipe);
  room.pass(minutes(40), kCold);
  room.pass(hours(2), std::nullopt);
  room.pass(seconds(5), kFine);
  CHECK(room.command.heating == percent(0));
}

}  // namespace
}  // namespace innkeeper::control::test
