// SPDX-License-Identifier: Apache-2.0
// The zones of cases 600 and 900 of ASHRAE 140-2020 (BESTEST).
#include <cmath>

#include "device/sim/zone.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::sim::test {
namespace {

/// As in the models of Modelica Buildings, ThermalZones.ISO13790.Validation.BESTEST: a floor of
/// 48 m2, 12 m2 of window to the south, and a surface coefficient of 2.1 instead of 3.45.
Zone bestest_zone(double mass_j_per_m2k, double mass_area_factor) {
  Zone zone;
  zone.mass_m2 = mass_area_factor * 48;
  zone.surface_m2 = 4.5 * 48;
  zone.mass_surface_w_per_k = 9.1 * zone.mass_m2;
  zone.surface_air_w_per_k = 2.1 * zone.surface_m2;
  const double opaque_w_per_k = 0.53 * (21.6 + 16.2 + 9.6 + 16.2) + 0.33 * 48 + 0.038 * 48;
  zone.walls_w_per_k = 1 / (1 / opaque_w_per_k - 1 / zone.mass_surface_w_per_k);
  zone.window_w_per_k = 3.1 * 12;
  zone.mass_j_per_k = mass_j_per_m2k * 48;
  return zone;
}

Zone case_600() { return bestest_zone(42'167, 2.95); }
Zone case_900() { return bestest_zone(307'750, 2.43); }

ZoneDrive night_drive(double outdoor_c) {
  ZoneDrive drive;
  drive.outdoor_c = drive.supply_c = outdoor_c;
  drive.ventilation_w_per_k = ventilation_w_per_k(129.6, 0.414);
  drive.internal_w = 200;
  return drive;
}

TEST_CASE("steady loads of cases 600 and 900 are their losses") {
  for (const Zone& zone : {case_600(), case_900()}) {
    // All nodes at 20 degrees: each loses by its own conductance, whatever the network's inside.
    ZoneDrive drive = night_drive(-10);
    drive.internal_w = 0;
    double mass_c = 20;
    double need_w = 0;
    for (int hour = 0; hour < 2000; ++hour) {
      need_w = hourly_need_w(zone, drive, mass_c, 3600, 20);
      drive.conditioning_w = need_w;
      mass_c = step_hourly(zone, drive, mass_c, 3600).mass_c;
    }
    const HourlyStep step = step_hourly(zone, drive, mass_c, 3600);
    const double lost_w = zone.walls_w_per_k * (mass_c + 10) +
                          zone.window_w_per_k * (step.surface_c + 10) +
                          drive.ventilation_w_per_k * (step.air_c + 10);
    CHECK(step.air_c == Approx(20));
    CHECK(need_w == Approx(lost_w).epsilon(1e-9));
  }
}

}  // namespace
}  // namespace innkeeper::sim::test
