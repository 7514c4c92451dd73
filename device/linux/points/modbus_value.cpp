// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/modbus_value.hpp"

#include <string>

namespace innkeeper::device {

Result<Sample, Trouble> decode(const ModbusPoint& point, std::int32_t raw, bool is_contact) {
  if (point.invalid == raw) {
    return fail(Trouble{"says " + std::to_string(raw) + ", which stands for no value", false});
  }
  if (!is_contact) return Sample{raw, raw * point.scale_thousandths};
  const auto bits = static_cast<std::uint32_t>(raw);
  const bool on = point.bit ? ((bits >> *point.bit) & 1U) != 0 : raw != 0;
  return Sample{raw, on ? 1 : 0};
}

}  // namespace innkeeper::device
