// SPDX-License-Identifier: Apache-2.0
// What wears a fan-coil unit out, or is heard at night: valves and fans that move too often.
#include <cmath>
#include <random>

#include "tests/support/catch.hpp"
#include "tests/unit/climate_observer.hpp"
#include "tests/unit/climate_plant.hpp"
#include "tests/unit/climate_terminals.hpp"

namespace innkeeper::control::test {
namespace {

constexpr Terminal kModulating{};

ClimateTask task_at(int air_milli_celsius) {
  return {{Temperature::celsius(20), Temperature::celsius(21)},
          room::ClimateMode::automatic,
          room::FanSetting::automatic,
          Temperature::milli_celsius(air_milli_celsius),
          {}};
}

void check_valve(const Switching& valve) {
  CHECK(valve.most_an_hour <= 6);
  if (valve.shortest_on) CHECK(*valve.shortest_on >= kValveShortest);
  if (valve.shortest_off) CHECK(*valve.shortest_off >= kValveShortest);
  if (valve.shortest_spacing) CHECK(*valve.shortest_spacing >= kValveSpacing);
}

TEST_CASE("an on/off valve holds the band and opens six times an hour at most") {
  Plant room(kOnOff, 20, 0);
  room.pass(hours(6));
  Switching valve;
  double lowest = 99;
  double highest = 0;
  for (int i = 0; i < 12 * 720; ++i) {
    room.step();
    valve.see(room.command.heating > percent(0), room.now);
    lowest = std::min(lowest, room.air);
    highest = std::max(highest, room.air);
  }
  check_valve(valve);
  CHECK(valve.changes > 12);
  CHECK(lowest > 20.5 - 0.5);
  CHECK(highest < 20.5 + 0.8);
}

TEST_CASE("however demand jumps, an on/off valve keeps its minutes and its six openings an hour") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {1U, 2U, fresh}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    ClimateController controller(kOnOff, room::Time{});
    Switching valve;
    ClimateTask task = task_at(19'000);
    for (int second = 1; second < 24 * 3600; ++second) {
      if (random() % 60 == 0) {
        task = task_at(18'000 + static_cast<int>(random() % 2500));
        if (random() % 4 == 0) task.air.reset();
      }
      const room::Time now{seconds(second)};
      valve.see(controller.step(task, now).heating > percent(0), now);
    }
    check_valve(valve);
    // 300 other seeds gave 89 to 127 changes (mean 109, standard deviation 6.8): this is eight deviations
    // less, and far more than a valve that stays where it is.
    CHECK(valve.changes > 54);
  }
}

TEST_CASE("an on/off valve shuts at once for safety, and does not open again before its time") {
  ClimateController controller(kOnOff, room::Time{});
  ClimateTask task = task_at(15'000);
  Switching valve;
  for (int second = 1; second < 6 * 3600; ++second) {
    task.mode = second % 240 == 0 ? room::ClimateMode::off : room::ClimateMode::automatic;
    const room::Time now{seconds(second)};
    const bool open = controller.step(task, now).heating > percent(0);
    if (task.mode == room::ClimateMode::off) CHECK_FALSE(open);
    valve.see(open, now);
  }
  CHECK(valve.most_an_hour <= 6);
  CHECK(*valve.shortest_spacing >= kValveSpacing);
  CHECK(*valve.shortest_off >= kValveShortest);
}

TEST_CASE("small demand opens an on/off valve seldom and long enough, not often and briefly") {
  ValveDuty duty;
  Switching valve;
  int open_s = 0;
  for (int second = 1; second <= 100 * 3600; ++second) {
    const room::Time now{seconds(second)};
    const bool open = duty.step(5, true, now, seconds(1));
    valve.see(open, now);
    open_s += open ? 1 : 0;
  }
  check_valve(valve);
  CHECK(open_s == Approx(0.05 * 100 * 3600).epsilon(0.02));
  CHECK(valve.most_an_hour == 1);
}

TEST_CASE(
    "a fan keeps two minutes between changes at the noisy edge of a band, start and stop too") {
  for (const Terminal& terminal : {kModulating, kOnOff}) {
    std::mt19937 random(11);
    ClimateController controller(terminal, room::Time{});
    Changes fan;
    for (int second = 1; second < 24 * 3600; second += 5) {
      const double hour = second / 3600.0;
      const int noise = static_cast<int>(random() % 200) - 100;
      const ClimateTask task = task_at(20'000 + static_cast<int>(300 * std::sin(hour)) + noise);
      const room::Time now{seconds(second)};
      fan.see(controller.step(task, now).fan.value(), now);
    }
    CHECK(*fan.shortest >= kFanDwell);
    CHECK(fan.count > 2);
    CHECK(fan.count < 60);
  }
}

TEST_CASE("a fan keeps two minutes between changes however demand jumps between its speeds") {
  for (const FanKind kind : {FanKind::three_speed, FanKind::variable}) {
    std::mt19937 random(12);
    ClimateController controller({TerminalKind::fan_coil_4_pipe, ValveKind::modulating, kind},
                                 room::Time{});
    Changes fan;
    for (int second = 1; second < 6 * 3600; second += 5) {
      const room::Time now{seconds(second)};
      const ClimateTask task = task_at(16'500 + static_cast<int>(random() % 6000));
      fan.see(controller.step(task, now).fan.value(), now);
    }
    CHECK(*fan.shortest >= kFanDwell);
    CHECK(fan.count > 100);
  }
}

TEST_CASE("a room of steady load is held by the valve, not by the speeds of its fan") {
  // A load between what low and medium speed give at the full valve.
  Plant room(kModulating, 20, -40);
  room.pass(hours(12));
  Changes fan;
  for (int i = 0; i < 12 * 720; ++i) {
    room.step();
    fan.see(room.command.fan.value(), room.now);
  }
  CHECK(room.air > 20.5 - 0.6);
  CHECK(fan.count <= 12);
}

TEST_CASE("a guest's fan key is answered at once, a hundred presses a second are not") {
  ClimateController controller(kModulating, room::Time{});
  ClimateTask task = task_at(20'500);
  room::Time now(seconds(10));
  REQUIRE(controller.step(task, now).fan == percent(0));
  task.fan = room::FanSetting::high;
  CHECK(controller.step(task, now + seconds(1)).fan == percent(100));
  task.fan = room::FanSetting::low;
  CHECK(controller.step(task, now + seconds(4)).fan == percent(kFanLowPercent));
  task.fan = room::FanSetting::automatic;
  CHECK(controller.step(task, now + seconds(8)).fan == percent(0));
  now += minutes(1);
  Changes fan;
  for (int i = 0; i < 6000; ++i) {
    now += std::chrono::milliseconds(10);
    task.fan = i % 2 == 0 ? room::FanSetting::high : room::FanSetting::low;
    fan.see(controller.step(task, now).fan.value(), now);
  }
  CHECK(fan.count <= 31);
}

TEST_CASE("a sensor's noise and tenths move neither valve nor fan of a room that is fine") {
  Plant room(kModulating, 20.5, 5);
  std::mt19937 random(5);
  std::normal_distribution<double> noise(0, 0.05);
  room.noise = [&] { return noise(random); };
  room.pass(hours(6));
  const int travel = room.travel;
  Changes fan;
  double lowest = 99;
  double highest = 0;
  for (int i = 0; i < 24 * 720; ++i) {
    room.step();
    fan.see(room.command.fan.value(), room.now);
    lowest = std::min(lowest, room.air);
    highest = std::max(highest, room.air);
  }
  INFO("travel " << room.travel - travel << ", fan " << fan.count);
  CHECK(lowest > 20.5 - 0.4);
  CHECK(highest < 20.5 + 0.4);
  CHECK(room.travel - travel < 24 * 500);
  CHECK(fan.count <= 24);
}

}  // namespace
}  // namespace innkeeper::control::test
