// SPDX-License-Identifier: Apache-2.0
// The heat of a simulated room against published steps of ISO 13790, against the network's own
// equations, and against what a hotel room does.
#include <algorithm>
#include <cmath>

#include "device/sim/zone.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim::test {
namespace {

/// The zone of the tests of RC_BuildingSimulator (ETH Zurich), where the walls' conductance is not
/// put in series with the mass.
Zone published_zone() {
  Zone zone;
  zone.mass_m2 = 2.5 * 34.3;
  zone.surface_m2 = 142.38;
  zone.walls_w_per_k = 0.2 * (15.19 - 13.5);
  zone.window_w_per_k = 1.1 * 13.5;
  zone.mass_surface_w_per_k = 9.1 * zone.mass_m2;
  zone.surface_air_w_per_k = 3.45 * zone.surface_m2;
  zone.mass_j_per_k = 165'000 * 34.3;
  return zone;
}

struct PublishedStep {
  double outdoor_c, mass_c, solar_w, conditioning_w;
  double mass_mean_c, mass_end_c, surface_c, air_c;
};

ZoneDrive drive_of(const PublishedStep& row) {
  ZoneDrive drive;
  drive.outdoor_c = drive.supply_c = row.outdoor_c;
  drive.ventilation_w_per_k = ventilation_w_per_k(106.33, 2);
  drive.internal_w = 10;
  drive.solar_w = row.solar_w;
  drive.conditioning_w = row.conditioning_w;
  return drive;
}

/// The room of RoomShape with its ventilation on: 0.7 changes an hour.
ZoneDrive room_drive(double outdoor_c, double conditioning_w = 0) {
  ZoneDrive drive;
  drive.outdoor_c = drive.supply_c = outdoor_c;
  drive.ventilation_w_per_k = ventilation_w_per_k(65, 0.7);
  drive.conditioning_w = conditioning_w;
  return drive;
}

double minutes_until(double from_c, double to_c, const ZoneDrive& drive) {
  ZoneModel model(zone_of(RoomShape{}), {from_c, from_c});
  double seconds = 0;
  while ((model.state().air_c < to_c) == (from_c < to_c) && seconds < 1e6) {
    model.step(10, drive);
    seconds += 10;
  }
  return seconds / 60;
}

TEST_CASE("an hour of the simple hourly method gives the published temperatures") {
  const Zone zone = published_zone();
  CHECK(zone.mass_surface_w_per_k == Approx(780.325).margin(5e-4));
  CHECK(zone.surface_air_w_per_k == Approx(491.211).margin(5e-4));
  const PublishedStep rows[] = {
      {10, 22, 2000, 0, 22.3340, 22.6680, 22.1376, 20.6158},
      {25, 24, 4000, -264.7521, 25.1461, 26.2922, 26.6731, 26.0},
      {10, 20, 2000, 328.0941, 20.4589, 20.9178, 20.7650, 20.0},
  };
  for (const PublishedStep& row : rows) {
    const ZoneDrive drive = drive_of(row);
    CHECK(drive.ventilation_w_per_k == Approx(70.8867).margin(5e-5));
    const HourlyStep step = step_hourly(zone, drive, row.mass_c, 3600);
    CHECK(step.mass_mean_c == Approx(row.mass_mean_c).margin(6e-5));
    CHECK(step.mass_c == Approx(row.mass_end_c).margin(6e-5));
    CHECK(step.surface_c == Approx(row.surface_c).margin(6e-5));
    CHECK(step.air_c == Approx(row.air_c).margin(6e-5));
    CHECK(step.operative_c == Approx(0.3 * row.air_c + 0.7 * row.surface_c).margin(1e-4));
  }
}

TEST_CASE("the power that a set point needs is the published one") {
  const Zone zone = published_zone();
  const PublishedStep cool{25, 24, 4000, 0, 0, 0, 0, 0};
  const PublishedStep heat{10, 20, 2000, 0, 0, 0, 0, 0};
  CHECK(hourly_need_w(zone, drive_of(cool), 24, 3600, 26) == Approx(-264.7521).margin(5e-4));
  CHECK(hourly_need_w(zone, drive_of(heat), 20, 3600, 20) == Approx(328.0941).margin(5e-4));
}

TEST_CASE("a room's shape gives its conductances and capacities") {
  const Zone zone = zone_of(RoomShape{});
  CHECK(zone.window_w_per_k == Approx(4.9));
  CHECK(1 / (1 / zone.walls_w_per_k + 1 / zone.mass_surface_w_per_k) == Approx(2.76));
  CHECK(zone.mass_j_per_k == Approx(4.125e6));
  CHECK(zone.air_j_per_k == Approx(0.328e6));
  CHECK(ventilation_w_per_k(65, 0.7) == Approx(15.1667).margin(1e-4));
}

TEST_CASE("a settled room loses outdoors exactly what it is given") {
  const Zone zone = zone_of(RoomShape{});
  ZoneDrive drive = room_drive(-5, 400);
  drive.internal_w = 120;
  drive.solar_w = 90;
  const ZoneState end = ZoneModel::settled(zone, drive);
  const double surface_c = ZoneModel::surface_of(zone, drive, end);
  const double lost_w = zone.walls_w_per_k * (end.mass_c + 5) +
                        zone.window_w_per_k * (surface_c + 5) +
                        drive.ventilation_w_per_k * (end.air_c + 5);
  // ISO 13790 drops the gains that fall on the window itself.
  const double into_window_w = zone.window_w_per_k / (9.1 * zone.surface_m2) * (0.5 * 120 + 90);
  CHECK(lost_w == Approx(400 + 120 + 90 - into_window_w).epsilon(1e-9));

  ZoneModel model(zone, {20, 20});
  for (int day = 0; day < 60; ++day) model.step(86'400, drive);
  CHECK(model.state().air_c == Approx(end.air_c).margin(1e-6));
  CHECK(model.state().mass_c == Approx(end.mass_c).margin(1e-6));
}

TEST_CASE("without gains a room of one temperature all over settles at the outdoors") {
  const ZoneState end = ZoneModel::settled(zone_of(RoomShape{}), room_drive(7));
  CHECK(end.air_c == Approx(7));
  CHECK(end.mass_c == Approx(7));
}

TEST_CASE("a room left alone forgets its temperature at the rate of its losses and capacities") {
  const Zone zone = zone_of(RoomShape{});
  ZoneModel model(zone, {20, 20});
  const ZoneDrive drive = room_drive(0);
  model.step(12 * 3600, drive);
  const double before = model.state().mass_c;
  model.step(10 * 3600, drive);
  const double constant_h = 10 / std::log(before / model.state().mass_c);

  // The slow root of the two nodes' equations, surfaces eliminated.
  const double sum = zone.mass_surface_w_per_k + zone.surface_air_w_per_k + zone.window_w_per_k;
  const double cross = zone.mass_surface_w_per_k * zone.surface_air_w_per_k / sum;
  const double mass =
      zone.walls_w_per_k + zone.mass_surface_w_per_k * (1 - zone.mass_surface_w_per_k / sum);
  const double air =
      drive.ventilation_w_per_k + zone.surface_air_w_per_k * (1 - zone.surface_air_w_per_k / sum);
  const double b = mass / zone.mass_j_per_k + air / zone.air_j_per_k;
  const double c = (mass * air - cross * cross) / (zone.mass_j_per_k * zone.air_j_per_k);
  const double slow = 0.5 * (b - std::sqrt(b * b - 4 * c));
  CHECK(constant_h == Approx(1 / slow / 3600).epsilon(1e-6));
  // All capacity over all losses, in hours: the nodes' resistances only add to it.
  CHECK(constant_h > 54);
  CHECK(constant_h < 60);
}

TEST_CASE("the exact step follows the network's equations") {
  const Zone zone = zone_of(RoomShape{});
  ZoneDrive drive = room_drive(3, 1500);
  drive.internal_w = 100;
  drive.solar_w = 300;
  ZoneModel model(zone, {16, 18});
  model.step(1800, drive);

  double air = 16;
  double mass = 18;
  for (int i = 0; i < 36'000; ++i) {  // Euler, 0.05 s
    const double surface = ZoneModel::surface_of(zone, drive, {air, mass});
    const double to_mass = zone.walls_w_per_k * (3 - mass) +
                           zone.mass_surface_w_per_k * (surface - mass) +
                           zone.mass_m2 / zone.surface_m2 * 350;
    const double to_air = zone.surface_air_w_per_k * (surface - air) +
                          drive.ventilation_w_per_k * (3 - air) + 50 + 1500;
    mass += to_mass / zone.mass_j_per_k * 0.05;
    air += to_air / zone.air_j_per_k * 0.05;
  }
  CHECK(model.state().air_c == Approx(air).margin(2e-3));
  CHECK(model.state().mass_c == Approx(mass).margin(2e-3));
}

TEST_CASE("the length of a step changes nothing") {
  const Zone zone = zone_of(RoomShape{});
  const ZoneDrive drive = room_drive(-10, 800);
  ZoneModel whole(zone, {15, 17});
  whole.step(3600, drive);
  for (const int parts : {2, 60, 360, 3600}) {
    ZoneModel model(zone, {15, 17});
    for (int i = 0; i < parts; ++i) model.step(3600.0 / parts, drive);
    CHECK(model.state().air_c == Approx(whole.state().air_c).margin(1e-9));
    CHECK(model.state().mass_c == Approx(whole.state().mass_c).margin(1e-9));
  }
}

TEST_CASE("no step makes a room warmer or colder than what surrounds it") {
  for (const double seconds : {1.0, 60.0, 3600.0, 1e5, 1e9}) {
    ZoneModel model(zone_of(RoomShape{}), {30, 10});
    for (int i = 0; i < 1000; ++i) {
      ZoneDrive drive = room_drive(i % 2 == 0 ? 5 : 25);
      if (i % 3 == 0) drive.ventilation_w_per_k = ventilation_w_per_k(65, 6);
      if (i % 7 == 0) drive.ventilation_w_per_k = 0;
      model.step(seconds, drive);
      REQUIRE(model.state().air_c >= 5 - 1e-9);
      REQUIRE(model.state().air_c <= 30 + 1e-9);
    }
  }
}

TEST_CASE("over a day of changing drives no energy is made or lost") {
  const Zone zone = zone_of(RoomShape{});
  ZoneModel model(zone, {20, 20});
  double given_j = 0;
  double lost_j = 0;
  for (int i = 0; i < 1440; ++i) {
    ZoneDrive drive = room_drive(10 + 5 * std::sin(i / 200.0), i % 30 < 10 ? 2000 : 0);
    if (i % 100 < 20) drive.ventilation_w_per_k = ventilation_w_per_k(65, 6);
    model.step(60, drive);
    const double surface = ZoneModel::surface_of(zone, drive, model.mean());
    given_j += drive.conditioning_w * 60;
    lost_j += 60 * (zone.walls_w_per_k * (model.mean().mass_c - drive.outdoor_c) +
                    zone.window_w_per_k * (surface - drive.outdoor_c) +
                    drive.ventilation_w_per_k * (model.mean().air_c - drive.outdoor_c));
  }
  const double kept_j = zone.mass_j_per_k * (model.state().mass_c - 20) +
                        zone.air_j_per_k * (model.state().air_c - 20);
  CHECK(given_j - lost_j == Approx(kept_j).margin(1e-6 * given_j));
}

TEST_CASE("a hotel room recovers and drifts as fast as its design says") {
  // Two kilowatts, everything at the first temperature at first, no gains. The minutes come from
  // an independent integration of the same equations.
  struct Row {
    double from_c, to_c, power_w, outdoor_c, minutes;
  };
  const Row rows[] = {
      {15.6, 21, 2000, -10, 37}, {15.6, 21, 2000, 0, 30}, {15.6, 21, 2000, 10, 25},
      {18.8, 21, 2000, -10, 10}, {18.8, 21, 2000, 0, 9},  {18.8, 21, 2000, 10, 8},
      {21, 18.8, 0, -10, 52},    {21, 18.8, 0, 0, 159},   {21, 18.8, 0, 10, 540},
  };
  for (const Row& row : rows) {
    const double minutes =
        minutes_until(row.from_c, row.to_c, room_drive(row.outdoor_c, row.power_w));
    INFO(row.from_c << " to " << row.to_c << " at " << row.outdoor_c);
    CHECK(std::abs(minutes - row.minutes) <= std::max(0.03 * row.minutes, 0.6));
  }
}

}  // namespace
}  // namespace innkeeper::sim::test
