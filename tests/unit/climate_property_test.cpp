// SPDX-License-Identifier: Apache-2.0
// Whatever is asked for, whenever: what a climate controller may tell a terminal at all.
#include <array>
#include <random>

#include "tests/support/catch.hpp"
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
