// SPDX-License-Identifier: Apache-2.0
// What heats and cools a simulated room: how late it is, what it gives, what it counts.
#include <cmath>

#include "device/sim/terminal_model.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim::test {
namespace {

using control::ClimateCommand;
using control::TerminalKind;

ClimateCommand command(int heating, int cooling, int fan) {
  return {*room::Percent::from(heating), *room::Percent::from(cooling), *room::Percent::from(fan)};
}

TerminalModel model_of(TerminalKind kind, const TerminalSize& size = {}) {
  return TerminalModel({kind, {}, {}}, size);
}

/// Power over the last second of `seconds` with this command.
double power_after(TerminalModel& model, int seconds, const ClimateCommand& told,
                   const TerminalSurroundings& around = {}) {
  double power_w = 0;
  for (int i = 0; i < seconds; ++i) power_w = model.step(1, told, around);
  return power_w;
}

TEST_CASE("a coil follows an open valve with its lag") {
  TerminalSize size;
  size.fan_coil.valve_stroke_s = 1e-3;
  TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe, size);
  CHECK(power_after(model, 150, command(100, 0, 100)) ==
        Approx(2000 * (1 - std::exp(-149.5 / 150))).epsilon(1e-3));
  CHECK(power_after(model, 1500, command(100, 0, 100)) == Approx(2000).epsilon(1e-3));
}

TEST_CASE("a valve takes its stroke to open and as long to shut") {
  TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe);
  power_after(model, 60, command(100, 0, 100));
  CHECK(model.heating_valve() == Approx(0.5));
  power_after(model, 60, command(100, 0, 100));
  CHECK(model.heating_valve() == Approx(1));
  power_after(model, 30, command(0, 0, 100));
  CHECK(model.heating_valve() == Approx(0.75));
  power_after(model, 90, command(0, 0, 100));
  CHECK(model.heating_valve() == Approx(0).margin(1e-12));
  CHECK(model.wear().valve_travel == Approx(2));
  CHECK(model.wear().valve_commands == 2);
}

TEST_CASE("a fan-coil unit gives its capacity by fan speed, and little with the fan off") {
  const auto settled_w = [](int fan) {
    TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe);
    return power_after(model, 3600, command(100, 0, fan));
  };
  CHECK(settled_w(100) == Approx(2000).epsilon(1e-6));
  CHECK(settled_w(67) == Approx(2000 * 0.8185).epsilon(1e-3));
  CHECK(settled_w(33) == Approx(2000 * 0.5745).epsilon(1e-3));
  CHECK(settled_w(0) == Approx(100).epsilon(1e-6));
}

TEST_CASE("the other coil cools") {
  TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe);
  CHECK(power_after(model, 3600, command(0, 50, 100)) == Approx(-1000).epsilon(1e-6));
  CHECK(model.energy().heat_j == 0);
  CHECK(model.energy().cool_j > 0);
}

TEST_CASE("in a two-pipe system the water decides what an open valve does") {
  TerminalSurroundings around;
  around.water_c = 7;
  around.air_c = 26;
  TerminalModel model = model_of(TerminalKind::fan_coil_2_pipe);
  CHECK(power_after(model, 3600, command(100, 0, 100), around) == Approx(-2000).epsilon(1e-6));
  around.water_c = 45;
  around.air_c = 20;
  CHECK(power_after(model, 3600, command(0, 100, 100), around) == Approx(2000).epsilon(1e-6));
  around.water_c = 20;
  CHECK(power_after(model, 7200, command(100, 0, 100), around) == Approx(0).margin(1e-6));
}

TEST_CASE("a terminal gives the same energy in steps of any length") {
  for (const TerminalKind kind : {TerminalKind::fan_coil_4_pipe, TerminalKind::compressor}) {
    double fine_j = 0;
    double coarse_j = 0;
    TerminalModel fine = model_of(kind);
    TerminalModel coarse = model_of(kind);
    for (int i = 0; i < 7200; ++i) fine_j += fine.step(1, command(i < 3600 ? 100 : 0, 0, 100), {});
    for (int i = 0; i < 120; ++i) {
      coarse_j += 60 * coarse.step(60, command(i < 60 ? 100 : 0, 0, 100), {});
    }
    CHECK(coarse_j == Approx(fine_j).epsilon(2e-3));
    TerminalModel huge = model_of(kind);
    for (int i = 0; i < 100; ++i) {
      const double power_w = huge.step(3600, command(100, 0, 100), {});
      REQUIRE((power_w >= 0 && power_w <= 2500));
    }
  }
}

TEST_CASE("meters count what the room was given") {
  TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe);
  double heat_j = 0;
  double cool_j = 0;
  for (int i = 0; i < 3600; ++i) {
    const bool heats = i < 900;
    const double power_w = model.step(10, command(heats ? 80 : 0, heats ? 0 : 40, 67), {});
    (power_w > 0 ? heat_j : cool_j) += std::abs(power_w) * 10;
  }
  // The coils overlap for some minutes: the sum hides a little of each.
  CHECK(model.energy().heat_j == Approx(heat_j).epsilon(0.02));
  CHECK(model.energy().cool_j == Approx(cool_j).epsilon(0.02));
  CHECK(model.energy().heat_j - model.energy().cool_j == Approx(heat_j - cool_j).epsilon(1e-9));
  CHECK(model.energy().compressor_j == 0);
}

TEST_CASE("a fan uses power by its speed and nothing when off") {
  TerminalModel model = model_of(TerminalKind::fan_coil_4_pipe);
  model.step(3600, command(0, 0, 0), {});
  CHECK(model.energy().fan_j == 0);
  CHECK(model.wear().fan_switches == 0);
  model.step(3600, command(0, 0, 100), {});
  CHECK(model.energy().fan_j == Approx(45 * 3600));
  model.step(3600, command(0, 0, 33), {});
  CHECK(model.energy().fan_j < 45 * 3600 * 1.3);
  CHECK(model.wear().fan_switches == 2);
}

TEST_CASE("a compressor starts late, and uses power from the start") {
  TerminalModel model = model_of(TerminalKind::compressor);
  CHECK(power_after(model, 20, command(100, 0, 100)) == Approx(0).margin(1e-9));
  CHECK(model.energy().compressor_j > 0);
  const double full_w = TerminalModel::heating_point(CompressorSize{}, 10).capacity_w;
  CHECK(power_after(model, 60, command(100, 0, 100)) == Approx(full_w * 0.63).epsilon(0.01));
  CHECK(power_after(model, 900, command(100, 0, 100)) == Approx(full_w).epsilon(1e-3));
}

TEST_CASE("a compressor gives less and costs more the colder it heats and the hotter it cools") {
  const CompressorSize size;
  CHECK(TerminalModel::heating_point(size, 8.3).capacity_w == Approx(2300));
  CHECK(TerminalModel::heating_point(size, 8.3).cop == Approx(3.3));
  CHECK(TerminalModel::heating_point(size, -8.3).capacity_w == Approx(2300 * 0.58));
  CHECK(TerminalModel::cooling_point(size, 35).capacity_w == Approx(2300));
  CHECK(TerminalModel::cooling_point(size, 35).cop == Approx(3.1));
  for (int c = -40; c < 60; ++c) {
    CHECK(TerminalModel::heating_point(size, c).capacity_w <=
          TerminalModel::heating_point(size, c + 1).capacity_w);
    CHECK(TerminalModel::heating_point(size, c).cop <=
          TerminalModel::heating_point(size, c + 1).cop);
    CHECK(TerminalModel::heating_point(size, c).cop >= 1);
    CHECK(TerminalModel::cooling_point(size, c).capacity_w >=
          TerminalModel::cooling_point(size, c + 1).capacity_w);
    CHECK(TerminalModel::cooling_point(size, c).cop >=
          TerminalModel::cooling_point(size, c + 1).cop);
    CHECK(TerminalModel::cooling_point(size, c).cop > 1);
  }
}

TEST_CASE("starts of a compressor are counted, and those too soon after a stop apart") {
  TerminalModel model = model_of(TerminalKind::compressor);
  power_after(model, 600, command(100, 0, 100));
  CHECK(model.wear().compressor_starts == 1);
  CHECK(model.wear().compressor_short_starts == 0);
  power_after(model, 299, command(0, 0, 0));
  power_after(model, 600, command(100, 0, 100));
  CHECK(model.wear().compressor_starts == 2);
  CHECK(model.wear().compressor_short_starts == 1);
  power_after(model, 300, command(0, 0, 0));
  power_after(model, 600, command(100, 0, 100));
  CHECK(model.wear().compressor_starts == 3);
  CHECK(model.wear().compressor_short_starts == 1);
  power_after(model, 600, command(0, 100, 100));
  CHECK(model.wear().compressor_starts == 4);
  CHECK(model.wear().compressor_short_starts == 2);
}

}  // namespace
}  // namespace innkeeper::sim::test
