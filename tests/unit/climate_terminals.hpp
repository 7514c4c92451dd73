// SPDX-License-Identifier: Apache-2.0
// The terminals that the tests of the climate controller drive.
#pragma once

#include "shared/control/terminal.hpp"

namespace innkeeper::control::test {

inline constexpr Terminal kFourPipe{};
inline constexpr Terminal kOnOff{TerminalKind::fan_coil_4_pipe, ValveKind::on_off,
                                 FanKind::three_speed};
inline constexpr Terminal kTwoPipe{TerminalKind::fan_coil_2_pipe, ValveKind::modulating,
                                   FanKind::variable};
inline constexpr Terminal kUnit{TerminalKind::compressor, ValveKind::on_off, FanKind::three_speed};

}  // namespace innkeeper::control::test
