// SPDX-License-Identifier: Apache-2.0
// Whatever is asked for, whenever: what a climate controller may tell a terminal at all.
#include <array>
#include <random>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_observer.hpp"
#include "tests/unit/climate_plant.hpp"

namespace innkeeper::control::test {
namespace {

class Whim {
 public:
  explicit Whim(std::uint32_t seed) : random_(seed) {}

  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  ClimateTask task() {
    ClimateTask result;
    const int heat = 5'000 + pick(29'000);
    result.band = {Temperature::milli_celsius(heat),
                   Temperature::milli_celsius(heat + 1'000 + pick(5'000))};
    result.mode = static_cast<room::ClimateMode>(pick(4));
    result.fan = static_cast<room::FanSetting>(pick(5));
    if (pick(10) > 0) result.air = Temperature::milli_celsius(pick(60'000) - 10'000);
    if (pick(3) > 0) result.water = Temperature::milli_celsius(pick(60'000));
    return result;
  }
  room::Duration pause() {
    constexpr std::array<room::Duration, 5> kPauses{seconds(0), seconds(1), minutes(3), hours(5),
                                                    hours(24 * 400)};
    return kPauses[static_cast<std::size_t>(pick(5))] / (1 + pick(3));
  }

 private:
  std::mt19937 random_;
};

Terminal terminal(int number) {
  return {static_cast<TerminalKind>(number % 3), static_cast<ValveKind>(number / 3 % 2),
          static_cast<FanKind>(number / 6 % 2)};
}

void check_command(const Terminal& kind, const ClimateTask& task, const ClimateCommand& command) {
  REQUIRE((command.heating == percent(0) || command.cooling == percent(0)));
  const bool off = task.mode == room::ClimateMode::off;
  if (off || task.mode == room::ClimateMode::cool) REQUIRE(command.heating == percent(0));
  if (off || task.mode == room::ClimateMode::heat) REQUIRE(command.cooling == percent(0));
  const bool valve_open = command.heating > percent(0) || command.cooling > percent(0);
  if (valve_open) REQUIRE(command.fan > percent(0));
  if (kind.valve == ValveKind::on_off || kind.kind == TerminalKind::compressor) {
    for (const room::Percent out : {command.heating, command.cooling}) {
      REQUIRE((out == percent(0) || out == percent(100)));
    }
  }
  if (kind.fan == FanKind::three_speed) {
    REQUIRE((command.fan == percent(0) || command.fan == percent(kFanLowPercent) ||
             command.fan == percent(kFanMediumPercent) || command.fan == percent(100)));
  }
}

/// Water that does neither, with its hysteresis given away.
void check_water(const Terminal& kind, const ClimateTask& task, const ClimateCommand& command) {
  if (kind.kind != TerminalKind::fan_coil_2_pipe) return;
  const bool may_be_hot = task.water && *task.water >= kHotWater - kWaterHysteresis;
  const bool may_be_cold = task.water && *task.water <= kColdWater + kWaterHysteresis;
  if (!may_be_hot) REQUIRE(command.heating == percent(0));
  if (!may_be_cold) REQUIRE(command.cooling == percent(0));
}

/// What wears a terminal: told every second, so that all times are exact.
class Wear {
 public:
  explicit Wear(const Terminal& kind) : kind_(kind) {}
  /// `safe`: the mode lets the terminal go on as it does; else it must stop before its time.
  void see(const ClimateCommand& command, bool safe, room::Time now) {
    const bool on = command.heating > percent(0) || command.cooling > percent(0);
    if (unit_.on() && !on && safe && unit_.on_for(now) < shortest_on()) FAIL("stopped too early");
    unit_.see(on, now);
  }
  void check_times() const {
    const bool compressor = kind_.kind == TerminalKind::compressor;
    if (!compressor && kind_.valve == ValveKind::modulating) return;
    CHECK(unit_.most_an_hour <= 6);
    if (unit_.shortest_off) {
      CHECK(*unit_.shortest_off >= (compressor ? kShortestOff : kValveShortest));
    }
    if (unit_.shortest_spacing) CHECK(*unit_.shortest_spacing >= minutes(10));
  }

 private:
  [[nodiscard]] room::Duration shortest_on() const {
    if (kind_.kind == TerminalKind::compressor) return kShortestOn;
    return kind_.valve == ValveKind::on_off ? kValveShortest : room::Duration{};
  }
  Terminal kind_;
  Switching unit_;
};

/// Neither mode nor water forbids what `before` did.
bool may_go_on(const Terminal& kind, const ClimateTask& task, const ClimateCommand& before) {
  const Direction direction = before.heating > percent(0) ? Direction::heating : Direction::cooling;
  const bool water = kind.kind != TerminalKind::fan_coil_2_pipe;
  return water && allows(task.mode, direction);
}

TEST_CASE("whatever is asked for each second, no terminal wears out or obeys the wrong water") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {4U, 5U, fresh}) {
    for (int number = 0; number < 12; ++number) {
      INFO("seed " << seed << ", terminal " << number);
      Whim whim(seed);
      const Terminal kind = terminal(number);
      ClimateController controller(kind, room::Time{});
      Wear wear(kind);
      ClimateTask task = whim.task();
      ClimateCommand before;
      for (int second = 1; second <= 12 * 3600; ++second) {
        // Long peace and short turmoil both.
        if (whim.pick(second / 3600 % 2 == 0 ? 5 : 500) == 0) task = whim.task();
        const room::Time now{seconds(second)};
        const ClimateCommand command = controller.step(task, now);
        check_command(kind, task, command);
        check_water(kind, task, command);
        wear.see(command, may_go_on(kind, task, before), now);
        before = command;
      }
      wear.check_times();
    }
  }
}

TEST_CASE("no terminal ever heats and cools, or does what its kind or mode cannot") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {1U, 2U, 3U, fresh}) {
    for (int number = 0; number < 12; ++number) {
      INFO("seed " << seed << ", terminal " << number);
      Whim whim(seed);
      ClimateController controller(terminal(number), room::Time{});
      room::Time now{};
      ClimateTask task = whim.task();
      for (int i = 0; i < 3000; ++i) {
        if (whim.pick(5) == 0) task = whim.task();
        now += whim.pause();
        check_command(terminal(number), task, controller.step(task, now));
      }
    }
  }
}

}  // namespace
}  // namespace innkeeper::control::test
