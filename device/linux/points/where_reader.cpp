// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/where_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "shared/config/nearest.hpp"
#include "shared/config/word.hpp"

namespace innkeeper::device {
namespace {

using config::Range;
using config::Section;

/// What says where a point is; exactly one of them.
constexpr std::array<std::string_view, 6> kSources{"gpio",     "pwm",   "iio",
                                                   "one_wire", "hwmon", "modbus"};
constexpr std::array kTables{ModbusTable::coil, ModbusTable::discrete_input,
                             ModbusTable::holding_register, ModbusTable::input_register};
constexpr Range kAddresses{0, 65'535};
constexpr Range kUnits{1, 247};  // Modbus over Serial Line 1.02, 2.2: 0 is broadcast
/// Of a register, signed or not.
constexpr Range kValues{-32'768, 65'535};
constexpr Range kDebounceMs{0, 1'000};
/// 20 kHz, above hearing, to 10 Hz.
constexpr Range kPeriodUs{50, 100'000};

std::vector<std::string> sources_for(Role role) {
  if (is_temperature(role)) return {"iio", "hwmon", "one_wire", "modbus"};
  if (role == Role::humidity) return {"iio", "hwmon", "modbus"};
  if (is_contact(role) || is_speed_relay(role)) return {"gpio", "modbus"};
  if (role == Role::mode || role == Role::fan_stage || role == Role::constant) return {"modbus"};
  return {"gpio", "pwm", "modbus"};
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

constexpr std::string_view name_of(Bias bias) {
  switch (bias) {
    case Bias::as_is: return "as_is";
    case Bias::pull_up: return "pull_up";
    case Bias::pull_down: return "pull_down";
    case Bias::none: return "none";
  }
  return "unknown";
}

GpioPoint read_gpio(const Section& section, Role role) {
  GpioPoint point;
  point.line = section.required_string("gpio");
  point.chip = section.optional_string("chip");
  point.active_low = section.optional_bool("active_low").value_or(false);
  const std::vector<std::string> words{"as_is", "pull_up", "pull_down", "none"};
  const auto word = section.optional_word("bias", words);
  for (const Bias bias : {Bias::as_is, Bias::pull_up, Bias::pull_down, Bias::none}) {
    if (word && *word == name_of(bias)) point.bias = bias;
  }
  if (!is_output(role)) {
    point.debounce =
        std::chrono::milliseconds(section.optional_int("debounce_ms", kDebounceMs).value_or(0));
  }
  return point;
}

PwmPoint read_pwm(const Section& section) {
  PwmPoint point;
  point.chip = section.required_string("pwm");
  point.channel = static_cast<std::uint32_t>(section.required_int("channel", {0, 255}));
  point.period_ns =
      static_cast<std::uint32_t>(section.optional_int("period_us", kPeriodUs).value_or(1000)) *
      1000U;
  const std::vector<std::string> words{"normal", "inversed"};
  point.inversed = section.optional_word("polarity", words).value_or("normal") == "inversed";
  return point;
}

SensorPoint read_sensor(const Section& section, SensorKind kind, std::string_view key) {
  SensorPoint point{kind, section.required_string(key), {}};
  if (kind != SensorKind::one_wire) point.channel = section.required_string("channel");
  return point;
}

bool table_fits(ModbusTable table, Role role) {
  const bool is_register =
      table == ModbusTable::holding_register || table == ModbusTable::input_register;
  const bool is_read_only =
      table == ModbusTable::discrete_input || table == ModbusTable::input_register;
  if (is_output(role) && is_read_only) return false;
  if (is_temperature(role) || role == Role::humidity) return is_register;
  if (role == Role::mode || role == Role::fan_stage) return is_register;
  return true;
}

std::string tables_for(Role role) {
  std::vector<std::string> words;
  for (const ModbusTable table : kTables) {
    if (table_fits(table, role)) words.emplace_back(name_of(table));
  }
  return listed(words);
}

/// The table and address; false when none, or more than one, or a wrong one is told.
bool read_register(const Section& section, Role role, ModbusPoint& point) {
  int told = 0;
  for (const ModbusTable table : kTables) {
    const auto address = section.optional_int(name_of(table), kAddresses);
    if (!address) continue;
    ++told;
    point.table = table;
    point.address = static_cast<std::uint16_t>(*address);
  }
  if (told == 1 && table_fits(point.table, role)) return true;
  if (told == 1) {
    section.report(name_of(point.table), "does not fit " + std::string(name_of(role)),
                   tables_for(role));
  } else if (section.sound()) {
    section.report("modbus", told == 0 ? "is without a register" : "has several registers",
                   "one of " + tables_for(role));
  }
  return false;
}

void read_meaning(const Section& section, Role role, ModbusPoint& point) {
  const bool is_register =
      point.table == ModbusTable::holding_register || point.table == ModbusTable::input_register;
  const std::vector<std::string> types{"int16", "uint16"};
  if (is_register)
    point.is_signed = section.optional_word("type", types).value_or("int16") == "int16";
  if (is_output(role)) {
    point.readback = section.optional_bool("readback").value_or(true);
  } else if (is_contact(role)) {
    if (!is_register) return;
    point.is_signed = false;
    if (const auto bit = section.optional_int("bit", {0, 15})) {
      point.bit = static_cast<std::uint8_t>(*bit);
    }
  } else {
    point.scale_thousandths = section.required_thousandths("scale", {-100'000, 100'000});
    if (const auto invalid = section.optional_int("invalid", kValues)) {
      point.invalid = static_cast<std::int32_t>(*invalid);
    }
  }
}

std::optional<Where> read_modbus(const Section& section, Role role,
                                 const std::vector<ModbusBus>& buses) {
  ModbusPoint point;
  const std::string name = section.required_string("modbus");
  const auto bus = std::find_if(buses.begin(), buses.end(),
                                [&name](const ModbusBus& each) { return each.name == name; });
  if (bus == buses.end() && !name.empty()) {
    std::vector<std::string> known;
    known.reserve(buses.size());
    for (const ModbusBus& each : buses) known.push_back(each.name);
    section.report("modbus", "there is no [board.modbus." + name + "]", {},
                   config::suggestion(name, known));
  }
  point.unit = static_cast<std::uint8_t>(section.optional_int("unit", kUnits).value_or(1));
  const bool told = read_register(section, role, point);
  read_meaning(section, role, point);
  if (!told || bus == buses.end()) return std::nullopt;
  point.bus = static_cast<std::size_t>(bus - buses.begin());
  return point;
}

Encoding read_pwm_encoding(const Section& section, Role role, const PwmPoint& pwm) {
  const auto nanoseconds = [&pwm](std::int64_t thousandths) {
    return static_cast<std::int32_t>(std::int64_t{pwm.period_ns} * thousandths / 100'000);
  };
  constexpr Range kPercent{0, 100'000};
  const auto min = section.optional_thousandths("min", kPercent).value_or(0);
  const auto max = section.optional_thousandths("max", kPercent).value_or(100'000);
  const auto off =
      section.optional_thousandths("off", kPercent).value_or(role == Role::lamp ? 0 : min);
  if (min >= max) section.report("min", "is not below max", "from 0 to less than max, in percent");
  return {nanoseconds(min), nanoseconds(max), nanoseconds(off), false, {}};
}

Encoding read_register_encoding(const Section& section, Role role) {
  const auto value = [&section](std::string_view key, std::int64_t otherwise) {
    return static_cast<std::int32_t>(section.optional_int(key, kValues).value_or(otherwise));
  };
  Encoding encoding;
  if (role == Role::mode) {
    encoding.off = value("off", 0);
    encoding.words = {encoding.off, value("heat", 1), value("cool", 2), 0};
  } else if (role == Role::fan_stage) {
    encoding.off = value("off", 0);
    encoding.words = {encoding.off, value("low", 1), value("medium", 2), value("high", 3)};
  } else {
    const bool is_switch = is_speed_relay(role) || role == Role::ventilation;
    encoding.min = value("min", is_switch ? 1 : 0);
    encoding.max = value("max", role == Role::lamp ? 254 : is_switch ? 1 : 100);
    encoding.off = value("off", role == Role::lamp || is_switch ? 0 : encoding.min);
    if (encoding.max == encoding.off) section.report("max", "is the same as off", "another value");
  }
  return encoding;
}

}  // namespace

std::optional<Where> read_where(const Section& section, Role role,
                                const std::vector<ModbusBus>& buses) {
  std::vector<std::string> told;
  const auto keys = section.keys();
  for (const std::string_view source : kSources) {
    if (std::find(keys.begin(), keys.end(), source) != keys.end()) told.emplace_back(source);
  }
  const auto possible = sources_for(role);
  if (told.size() != 1) {
    for (const std::string& source : told) (void)section.optional_string(source);
    section.report(
        told.empty() ? std::string_view() : told.front(),
        told.empty() ? "says not where the point is" : "names several points: " + listed(told),
        "one of " + listed(possible));
    return std::nullopt;
  }
  const std::string& source = told.front();
  if (std::find(possible.begin(), possible.end(), source) == possible.end()) {
    (void)section.optional_string(source);
    section.report(source, "cannot be " + std::string(name_of(role)), listed(possible));
    return std::nullopt;
  }
  if (source == "gpio") return read_gpio(section, role);
  if (source == "pwm") return read_pwm(section);
  if (source == "iio") return read_sensor(section, SensorKind::iio, source);
  if (source == "hwmon") return read_sensor(section, SensorKind::hwmon, source);
  if (source == "one_wire") return read_sensor(section, SensorKind::one_wire, source);
  return read_modbus(section, role, buses);
}

Encoding read_encoding(const Section& section, Role role, const Where& where) {
  Encoding encoding{1, 1, 0, false, {}};
  const auto* modbus = std::get_if<ModbusPoint>(&where);
  const auto* pwm = std::get_if<PwmPoint>(&where);
  const bool is_register = modbus != nullptr && modbus->table == ModbusTable::holding_register;
  if (role == Role::constant) {
    const Range values = is_register ? kValues : Range{0, 1};
    encoding.max = static_cast<std::int32_t>(section.required_int("value", values));
    return encoding;
  }
  if (pwm != nullptr) encoding = read_pwm_encoding(section, role, *pwm);
  if (is_register) encoding = read_register_encoding(section, role);
  if (role == Role::lamp && (pwm != nullptr || is_register)) {
    const std::vector<std::string> curves{"linear", "logarithmic"};
    const std::string usual = is_register ? "logarithmic" : "linear";
    encoding.logarithmic = section.optional_word("curve", curves).value_or(usual) == "logarithmic";
  }
  return encoding;
}

}  // namespace innkeeper::device
