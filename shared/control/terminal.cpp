// SPDX-License-Identifier: Apache-2.0
#include "shared/control/terminal.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::control {

bool allows(room::ClimateMode mode, Direction direction) {
  if (direction == Direction::none || mode == room::ClimateMode::off) return false;
  const bool heats = direction == Direction::heating;
  return mode == room::ClimateMode::automatic ||
         mode == (heats ? room::ClimateMode::heat : room::ClimateMode::cool);
}

std::string_view name_of(TerminalKind kind) {
  switch (kind) {
    case TerminalKind::fan_coil_4_pipe: return "fan_coil_4_pipe";
    case TerminalKind::fan_coil_2_pipe: return "fan_coil_2_pipe";
    case TerminalKind::compressor: return "compressor";
  }
  panic("a TerminalKind has a name");
}

std::string_view name_of(ValveKind kind) {
  switch (kind) {
    case ValveKind::modulating: return "modulating";
    case ValveKind::on_off: return "on_off";
  }
  panic("a ValveKind has a name");
}

std::string_view name_of(FanKind kind) {
  switch (kind) {
    case FanKind::three_speed: return "three_speed";
    case FanKind::variable: return "variable";
  }
  panic("a FanKind has a name");
}

}  // namespace innkeeper::control
