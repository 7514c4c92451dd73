// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/room_board.hpp"

#include <array>

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/i2c.hpp"

namespace innkeeper::cortex_m {
namespace {

// Texas Instruments' TMP105 and its like (LM75): data sheet SBOS368, tables 2 to 9.
constexpr i2c::Address kThermometer = 0x48;
constexpr std::byte kTemperatureRegister{0};
constexpr std::byte kConfigurationRegister{1};
constexpr std::byte kTwelveBits{0x60};

std::optional<room::Temperature> read_air() {
  std::array<std::byte, 2> bytes{};
  if (!i2c::read(kThermometer, std::array{kTemperatureRegister}, bytes)) return std::nullopt;
  const auto raw = static_cast<std::int16_t>((std::to_integer<unsigned>(bytes[0]) << 8U) |
                                             std::to_integer<unsigned>(bytes[1]));
  // Sixteenths of a degree stand in the upper twelve bits.
  const std::int32_t sixteenths = raw / 16;
  return room::Temperature::milli_celsius(sixteenths * 1000 / 16);
}

}  // namespace

RoomBoard::RoomBoard(Output& output) : output_(output) {
  // Without it the readings are coarser; without the sensor they are none, which the agent tells.
  static_cast<void>(i2c::write(kThermometer, std::array{kConfigurationRegister, kTwelveBits}));
}

agent::Readings RoomBoard::read() {
  agent::Readings readings;
  readings.air = read_air();
  readings.door_open = contacts_.door_open;
  readings.window_open = contacts_.window_open;
  readings.bedroom_motion = contacts_.bedroom_motion;
  readings.bathroom_motion = contacts_.bathroom_motion;
  return readings;
}

bool RoomBoard::drive(const agent::Outputs& outputs) {
  if (!board::drive(outputs)) return false;
  ++drives_;
  output_.text("outputs ").number(drives_);
  output_.text(" heating ").percent(outputs.heating).text(" cooling ").percent(outputs.cooling);
  output_.text(" fan ").percent(outputs.fan);
  output_.text(outputs.ventilation ? " air on" : " air off");
  for (const room::FixtureLevel& light : outputs.lights) {
    output_.text(" ").text(light.fixture.view()).text(" ").percent(light.level);
  }
  output_.end();
  return true;
}

void RoomBoard::dim(const control::Lamps& lamps) { board::dim(lamps); }

void RoomBoard::feed_watchdog() { board::feed_watchdog(); }

}  // namespace innkeeper::cortex_m
