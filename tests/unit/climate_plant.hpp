// SPDX-License-Identifier: Apache-2.0
// A climate controller on a simulated room of one wall to a steady outdoors, without people: what a
// test needs to see it settle.
#pragma once

#include <algorithm>
#include <functional>

#include "device/sim/sensor_model.hpp"
#include "device/sim/terminal_model.hpp"
#include "device/sim/zone.hpp"
#include "shared/control/climate_controller.hpp"

namespace innkeeper::control::test {

using room::Temperature;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

inline room::Percent percent(int value) { return room::Percent::from(value).value(); }

/// Two nodes, as ISO 13790 has them in principle: air that follows within minutes and walls that follow
/// within days.
class Plant {
 public:
  Plant(const Terminal& terminal, double air_c, double outdoors_c)
      : controller(terminal, now), air(air_c), walls(air_c), outdoors(outdoors_c) {}

  void pass(room::Duration time) {
    for (room::Duration left = time; left > room::Duration::zero(); left -= kStep) step();
  }

  void step() {
    now += kStep;
    const double dt = std::chrono::duration<double>(kStep).count();
    sensed += (air - sensed) * dt / kSensorLag;
    task.air = Temperature::milli_celsius(static_cast<std::int32_t>((sensed + noise()) * 10) * 100);
    command = controller.step(task, now);
    const double target = kPower * (command.heating.value() - command.cooling.value()) / 100.0 *
                          (command.fan.value() > 0 ? 0.4 + 0.6 * command.fan.value() / 100.0 : 0);
    coil += (target - coil) * dt / kCoilLag;
    const double to_walls = kToWalls * (air - walls);
    const double lost = kLoss * (air - outdoors);
    air += (coil - to_walls - lost) * dt / kAirCapacity;
    walls += to_walls * dt / kWallCapacity;
    travel += std::abs(command.heating.value() - last_.heating.value()) +
              std::abs(command.cooling.value() - last_.cooling.value());
    starts += last_.heating == room::Percent::zero() && command.heating > last_.heating ? 1 : 0;
    starts += last_.cooling == room::Percent::zero() && command.cooling > last_.cooling ? 1 : 0;
    last_ = command;
  }

  static constexpr room::Duration kStep = seconds(5);
  room::Time now = room::Time(hours(1));
  ClimateController controller;
  ClimateTask task{{Temperature::milli_celsius(20'500), Temperature::milli_celsius(21'500)},
                   room::ClimateMode::automatic,
                   room::FanSetting::automatic,
                   {},
                   {}};
  ClimateCommand command;
  double air;
  double walls;
  double outdoors;
  double sensed = air;
  double coil = 0;
  std::function<double()> noise = [] { return 0.0; };  ///< of the sensor, in K
  int travel = 0;                                      ///< percent points of valve
  int starts = 0;

 private:
  static constexpr double kPower = 2000;
  static constexpr double kCoilLag = 150;
  static constexpr double kSensorLag = 300;
  static constexpr double kToWalls = 380;
  static constexpr double kLoss = 23;
  static constexpr double kAirCapacity = 0.33e6;
  static constexpr double kWallCapacity = 4e6;
  ClimateCommand last_;
};

}  // namespace innkeeper::control::test
