// SPDX-License-Identifier: Apache-2.0
// What agent.toml binds: each reading and each output of the room to one point of the hardware. Plain
// values, read from the file; nothing here touches hardware. docs/board-points.md says the same for
// installers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/config/problem.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::device {

/// What a point is to the room. Inputs first.
enum class Role : std::uint8_t {
  air,
  return_air,
  water,
  humidity,
  door_open,
  window_open,
  condensate,
  bedroom_motion,
  bathroom_motion,
  guest_card,
  staff_card,
  fan_runs,
  lamp_burns,  // of one fixture
  heating,
  cooling,
  mode,  // off, heat or cool in one register
  fan,
  fan_low,
  fan_medium,
  fan_high,
  fan_stage,  // 0 .. 3 in one register
  ventilation,
  lamp,      // of one fixture
  constant,  // a register that must hold one value, such as `remote control on`
};

[[nodiscard]] constexpr bool is_output(Role role) { return role >= Role::heating; }
[[nodiscard]] constexpr bool is_temperature(Role role) { return role <= Role::water; }
/// Yes or no, told as 1 or 0.
[[nodiscard]] constexpr bool is_contact(Role role) {
  return role >= Role::door_open && role <= Role::lamp_burns;
}
/// Known to be only on or off, whatever drives it.
[[nodiscard]] constexpr bool is_speed_relay(Role role) {
  return role >= Role::fan_low && role <= Role::fan_high;
}
/// As agent.toml spells it.
[[nodiscard]] std::string_view name_of(Role role);

enum class Bias : std::uint8_t { as_is, pull_up, pull_down, none };

struct GpioPoint {
  std::string line;  ///< by its name
  std::optional<std::string> chip =
      {};  ///< by its label or name; none: the only chip with such a line
  bool active_low = false;
  Bias bias = Bias::as_is;
  room::Duration debounce{};  ///< an input must rest for so long before a change counts
  friend bool operator==(const GpioPoint&, const GpioPoint&) = default;
};

struct PwmPoint {
  std::string chip;  ///< `pwmchip0`, or the device it belongs to
  std::uint32_t channel = 0;
  std::uint32_t period_ns = 1'000'000;
  bool inversed = false;
  friend bool operator==(const PwmPoint&, const PwmPoint&) = default;
};

enum class SensorKind : std::uint8_t { iio, hwmon, one_wire };

/// A sensor that the kernel shows as files.
struct SensorPoint {
  SensorKind kind = SensorKind::iio;
  std::string device;   ///< by its name, or by its directory
  std::string channel;  ///< `temp`, `humidityrelative`; `temp1`; none of 1-wire
  friend bool operator==(const SensorPoint&, const SensorPoint&) = default;
};

enum class ModbusTable : std::uint8_t { coil, discrete_input, holding_register, input_register };

struct ModbusPoint {
  std::size_t bus = 0;  ///< index into BoardPoints::buses
  std::uint8_t unit = 1;
  ModbusTable table = ModbusTable::holding_register;
  std::uint16_t address = 0;  ///< as on the wire, counted from 0
  bool is_signed = true;
  std::optional<std::uint8_t> bit;      ///< of a register that holds contacts
  std::optional<std::int32_t> invalid;  ///< raw value that stands for `no value`
  std::int64_t scale_thousandths = 1;   ///< of a degree or percent for one count
  /// The register can be read: it is compared before it is written.
  bool readback = true;
  friend bool operator==(const ModbusPoint&, const ModbusPoint&) = default;
};

using Where = std::variant<GpioPoint, PwmPoint, SensorPoint, ModbusPoint>;

/// How a share of 0 .. 65,535 becomes what the hardware takes.
struct Encoding {
  std::int32_t min = 0;  ///< just above nothing
  std::int32_t max = 1;  ///< everything
  std::int32_t off = 0;  ///< nothing
  /// A lamp whose driver has the curve of IEC 62386-102 itself takes levels, any other one light.
  bool logarithmic = false;
  std::array<std::int32_t, 4> words{};  ///< of a stage: 0 .. 3; of a mode: off, heat, cool
  friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// Where in agent.toml something stands.
struct Origin {
  std::string file;
  config::Place place;
  std::string key;
  [[nodiscard]] config::Problem problem(std::string seen, std::string allowed = {},
                                        std::string remedy = {}) const {
    return {file, place, key, std::move(seen), std::move(allowed), std::move(remedy)};
  }
};

struct Point {
  Role role = Role::air;
  std::size_t fixture = 0;  ///< of a lamp: its place among the fixtures
  std::string name;         ///< `air`, `lamp.ceiling`
  Origin origin;
  Where where;
  std::int32_t offset_thousandths = 0;  ///< added to a measurement
  room::Duration every{};               ///< an input is read so often
  Encoding encoding;
  bool hold_on_stop = false;  ///< an output stays as it is when the agent ends, else it goes off
};

enum class Parity : char { none = 'N', even = 'E', odd = 'O' };

struct ModbusBus {
  std::string name;
  Origin origin;
  std::string device;   ///< serial line; empty: TCP
  std::string address;  ///< IPv4 or IPv6
  std::uint16_t port = 502;
  std::uint32_t baud = 9600;
  Parity parity = Parity::even;
  std::uint8_t stop_bits = 1;
  room::Duration timeout{};  ///< for one whole answer
};

struct WatchdogDevice {
  std::filesystem::path device;
  Origin origin;
};

/// The whole board.
struct BoardPoints {
  std::filesystem::path sysfs = "/sys";
  std::vector<Point> points;
  std::vector<ModbusBus> buses;
  std::optional<WatchdogDevice> watchdog;
};

/// In words, for people: `gpio "RELAY1"`, `modbus "fcu" unit 1 holding register 40`.
[[nodiscard]] std::string describe(const Where& where, const std::vector<ModbusBus>& buses);

[[nodiscard]] std::string_view name_of(ModbusTable table);

}  // namespace innkeeper::device
