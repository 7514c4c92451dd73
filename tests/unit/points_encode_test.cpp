// SPDX-License-Identifier: Apache-2.0
// From what the agent wants to what hardware takes.
#include "device/linux/points/encode.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::device::test {
namespace {

room::Percent percent(int value) { return room::Percent::from(value).value(); }

TEST_CASE("every percent comes out as itself in a register of 0 to 100") {
  const Encoding encoding{0, 100, 0, false, {}};
  for (int i = 0; i <= 100; ++i) CHECK(encode_percent(encoding, percent(i)) == i);
}

TEST_CASE("every level comes out as itself in a DALI gateway's register, and as light in a PWM") {
  const Encoding gateway{0, 254, 0, true, {}};
  const Encoding pwm{0, 65'535, 0, false, {}};
  for (int i = 0; i <= 254; ++i) {
    const auto level = static_cast<control::DimLevel>(i);
    CHECK(encode_lamp(gateway, level) == i);
    CHECK(encode_lamp(pwm, level) == control::linear_of(level));
  }
}

TEST_CASE("nothing is off, and the least of something is the least that the hardware can") {
  const Encoding driver{100, 1000, 0, false, {}};
  CHECK(encode_share(driver, 0) == 0);
  CHECK(encode_share(driver, 1) == 100);
  CHECK(encode_share(driver, 65'535) == 1000);
  const Encoding turned{100, 0, 100, false, {}};
  CHECK(encode_percent(turned, percent(25)) == 75);
}

TEST_CASE("the darkest light is not off in a register of percent") {
  const Encoding percents{0, 100, 0, false, {}};
  CHECK(encode_lamp(percents, 0) == 0);
  CHECK(encode_lamp(percents, 1) == 1);
  CHECK(encode_lamp(percents, control::kFullDimLevel) == 100);
}

TEST_CASE("one fan relay at most is closed, and the stage is the one of three speeds") {
  Point low;
  low.role = Role::fan_low;
  Point high = low;
  high.role = Role::fan_high;
  Point stage = low;
  stage.role = Role::fan_stage;
  stage.encoding.words = {10, 11, 12, 13};
  agent::Outputs outputs;
  CHECK(encode_output(stage, outputs) == 10);
  outputs.fan = percent(33);
  CHECK(encode_output(low, outputs) == 1);
  CHECK(encode_output(high, outputs) == 0);
  CHECK(encode_output(stage, outputs) == 11);
  outputs.fan = percent(67);
  CHECK(encode_output(stage, outputs) == 12);
  outputs.fan = percent(100);
  CHECK(encode_output(low, outputs) == 0);
  CHECK(encode_output(high, outputs) == 1);
  CHECK(encode_output(stage, outputs) == 13);
}

TEST_CASE("a mode register says what the terminal does now") {
  Point mode;
  mode.role = Role::mode;
  mode.encoding.words = {0, 5, 6, 0};
  agent::Outputs outputs;
  CHECK(encode_output(mode, outputs) == 0);
  outputs.cooling = percent(10);
  CHECK(encode_output(mode, outputs) == 6);
  outputs = {};
  outputs.heating = percent(10);
  CHECK(encode_output(mode, outputs) == 5);
}

}  // namespace
}  // namespace innkeeper::device::test
