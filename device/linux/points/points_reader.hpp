// SPDX-License-Identifier: Apache-2.0
// Reads `[board]` of agent.toml for a board of points. It looks at the text only: whether the hardware
// is there is found out at start.
#pragma once

#include <string>

#include "device/linux/points/point.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/control/terminal.hpp"
#include "shared/room/fixture.hpp"

namespace innkeeper::device {

/// `file` is the name to report. Problems are reported at their place: points that do not fit the room's
/// lights or its terminal, or that are bound twice, are some as well.
[[nodiscard]] BoardPoints read_board_points(const config::Section& board,
                                            const room::Fixtures& fixtures,
                                            const control::Terminal& terminal,
                                            const std::string& file);

}  // namespace innkeeper::device
