// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/encode.hpp"

#include "shared/control/terminal.hpp"

namespace innkeeper::device {
namespace {

constexpr std::uint16_t kFullShare = 65'535;

/// 0 .. 3 as a three-speed fan counts.
std::size_t stage_of(room::Percent fan) {
  if (fan == room::Percent::zero()) return 0;
  if (fan.value() <= control::kFanLowPercent) return 1;
  return fan.value() <= control::kFanMediumPercent ? 2 : 3;
}

std::int32_t relay(const Encoding& encoding, bool on) { return on ? encoding.max : encoding.off; }

std::int32_t mode_word(const Encoding& encoding, const agent::Outputs& outputs) {
  if (outputs.heating > room::Percent::zero()) return encoding.words[1];
  if (outputs.cooling > room::Percent::zero()) return encoding.words[2];
  return encoding.off;
}

}  // namespace

std::int32_t encode_share(const Encoding& encoding, std::uint16_t share) {
  if (share == 0) return encoding.off;
  const std::int64_t span = std::int64_t{encoding.max} - encoding.min;
  const std::int64_t half = span < 0 ? -(kFullShare / 2) : kFullShare / 2;
  const auto value = static_cast<std::int32_t>(encoding.min + (span * share + half) / kFullShare);
  // The darkest light is still light, however coarse the register.
  if (value != encoding.off) return value;
  return value + (encoding.max > encoding.off ? 1 : -1);
}

std::int32_t encode_percent(const Encoding& encoding, room::Percent percent) {
  const std::uint32_t share = (std::uint32_t{percent.value()} * kFullShare + 50U) / 100U;
  return encode_share(encoding, static_cast<std::uint16_t>(share));
}

std::int32_t encode_lamp(const Encoding& encoding, control::DimLevel level) {
  if (!encoding.logarithmic) return encode_share(encoding, control::linear_of(level));
  constexpr std::uint32_t kFull = control::kFullDimLevel;
  const std::uint32_t share = (std::uint32_t{level} * kFullShare + kFull / 2) / kFull;
  return encode_share(encoding, static_cast<std::uint16_t>(share));
}

std::int32_t encode_output(const Point& point, const agent::Outputs& outputs) {
  const Encoding& encoding = point.encoding;
  switch (point.role) {
    case Role::heating: return encode_percent(encoding, outputs.heating);
    case Role::cooling: return encode_percent(encoding, outputs.cooling);
    case Role::fan: return encode_percent(encoding, outputs.fan);
    case Role::mode: return mode_word(encoding, outputs);
    case Role::fan_stage: return encoding.words[stage_of(outputs.fan)];
    case Role::fan_low: return relay(encoding, stage_of(outputs.fan) == 1);
    case Role::fan_medium: return relay(encoding, stage_of(outputs.fan) == 2);
    case Role::fan_high: return relay(encoding, stage_of(outputs.fan) == 3);
    case Role::ventilation: return relay(encoding, outputs.ventilation);
    case Role::air:
    case Role::return_air:
    case Role::water:
    case Role::humidity:
    case Role::door_open:
    case Role::window_open:
    case Role::condensate:
    case Role::bedroom_motion:
    case Role::bathroom_motion:
    case Role::guest_card:
    case Role::staff_card:
    case Role::fan_runs:
    case Role::lamp_burns:
    case Role::lamp:
    case Role::constant: break;
  }
  return encoding.off;
}

std::int32_t test_value(const Point& point) {
  if (point.role == Role::mode || point.role == Role::fan_stage) return point.encoding.words[1];
  return point.encoding.max;
}

}  // namespace innkeeper::device
