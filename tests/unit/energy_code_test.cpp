// SPDX-License-Identifier: Apache-2.0
// The numbers of the energy codes, in the units they are written in.
#include "shared/room/energy_code.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::room {
namespace {

double fahrenheit(TemperatureDelta delta) { return delta.milli_kelvin() / 1000.0 * 9 / 5; }
double fahrenheit(Temperature t) { return t.milli_celsius() / 1000.0 * 9 / 5 + 32; }

TEST_CASE("ASHRAE 90.1 asks for 4 F within 30 minutes, 60 and 80 F unrented, light off after 20") {
  const CodeRequirements& code = requirements_of(EnergyCode::ashrae_90_1);
  CHECK(code.setback_after_s == 1800);
  CHECK(fahrenheit(code.setback) >= 4);
  CHECK(fahrenheit(code.setback) < 4.01);
  CHECK(fahrenheit(code.vacant_heat) <= 60);
  CHECK(fahrenheit(code.vacant_heat) > 59.9);
  CHECK(fahrenheit(code.vacant_cool) >= 80);
  CHECK(fahrenheit(code.vacant_cool) < 80.1);
  CHECK(code.lights_after_s == 1200);
  CHECK(code.bath_lights_after_s == 1800);
}

TEST_CASE("IECC asks for 4 F within 30 minutes, and for air and light off within 20") {
  const CodeRequirements& code = requirements_of(EnergyCode::iecc);
  CHECK(code.setback_after_s == 1800);
  CHECK(fahrenheit(code.setback) >= 4);
  CHECK(code.ventilation_after_s == 1200);
  CHECK(code.lights_after_s == 1200);
  CHECK(fahrenheit(code.vacant_heat) <= 60);
  CHECK(fahrenheit(code.vacant_cool) >= 80);
}

TEST_CASE("Title 24 asks for 5 F and no air after 5 minutes, and for 5 F more after 30") {
  const CodeRequirements& code = requirements_of(EnergyCode::title_24);
  CHECK(code.standby_after_s == 300);
  CHECK(fahrenheit(code.standby) >= 5);
  CHECK(code.ventilation_after_s == 300);
  CHECK(code.setback_after_s == 1800);
  CHECK(fahrenheit(code.setback) >= 10);
}

TEST_CASE("without a code no set point moves for the law's sake") {
  const CodeRequirements& none = requirements_of(EnergyCode::none);
  CHECK(none.setback == TemperatureDelta{});
  CHECK(none.standby_after_s == 0);
  CHECK(none.vacant_heat >= Temperature::celsius(35));
  CHECK(none.vacant_cool <= Temperature::celsius(5));
}

}  // namespace
}  // namespace innkeeper::room
