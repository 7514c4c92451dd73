// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/point.hpp"

namespace innkeeper::device {
namespace {

std::string text(const GpioPoint& point, const std::vector<ModbusBus>& /*buses*/) {
  const std::string on = point.chip ? " on " + config::in_quotes(*point.chip) : std::string();
  return "gpio " + config::in_quotes(point.line) + on;
}

std::string text(const PwmPoint& point, const std::vector<ModbusBus>& /*buses*/) {
  return "pwm " + config::in_quotes(point.chip) + " channel " + std::to_string(point.channel);
}

std::string text(const SensorPoint& point, const std::vector<ModbusBus>& /*buses*/) {
  switch (point.kind) {
    case SensorKind::iio: return "iio " + config::in_quotes(point.device) + ' ' + point.channel;
    case SensorKind::hwmon: return "hwmon " + config::in_quotes(point.device) + ' ' + point.channel;
    case SensorKind::one_wire: break;
  }
  return "1-wire " + config::in_quotes(point.device);
}

std::string text(const ModbusPoint& point, const std::vector<ModbusBus>& buses) {
  std::string result = "modbus " + config::in_quotes(buses.at(point.bus).name) + " unit " +
                       std::to_string(point.unit) + ' ' + std::string(name_of(point.table)) + ' ' +
                       std::to_string(point.address);
  if (point.bit) result += " bit " + std::to_string(*point.bit);
  return result;
}

}  // namespace

std::string_view name_of(Role role) {
  switch (role) {
    case Role::air: return "air";
    case Role::return_air: return "return_air";
    case Role::water: return "water";
    case Role::humidity: return "humidity";
    case Role::door_open: return "door_open";
    case Role::window_open: return "window_open";
    case Role::condensate: return "condensate";
    case Role::bedroom_motion: return "bedroom_motion";
    case Role::bathroom_motion: return "bathroom_motion";
    case Role::guest_card: return "guest_card";
    case Role::staff_card: return "staff_card";
    case Role::fan_runs: return "fan_runs";
    case Role::lamp_burns: return "feedback";
    case Role::heating: return "heating";
    case Role::cooling: return "cooling";
    case Role::mode: return "mode";
    case Role::fan: return "fan";
    case Role::fan_low: return "fan_low";
    case Role::fan_medium: return "fan_medium";
    case Role::fan_high: return "fan_high";
    case Role::fan_stage: return "fan_stage";
    case Role::ventilation: return "ventilation";
    case Role::lamp: return "lamp";
    case Role::constant: return "constant";
  }
  return "unknown";
}

std::string_view name_of(ModbusTable table) {
  switch (table) {
    case ModbusTable::coil: return "coil";
    case ModbusTable::discrete_input: return "discrete_input";
    case ModbusTable::holding_register: return "holding_register";
    case ModbusTable::input_register: return "input_register";
  }
  return "unknown";
}

std::string describe(const Where& where, const std::vector<ModbusBus>& buses) {
  return std::visit([&buses](const auto& point) { return text(point, buses); }, where);
}

}  // namespace innkeeper::device
