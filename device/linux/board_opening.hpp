// SPDX-License-Identifier: Apache-2.0
// From agent.toml to a board that is ready, its hardware looked at. A board whose every point was once
// found starts again with whatever is left: what is missing then is broken and not misspelled, and a
// room with a dead sensor still needs its lights.
#pragma once

#include <memory>

#include "device/linux/agent_config.hpp"
#include "device/linux/hosted_board.hpp"
#include "device/linux/points/bus_server.hpp"
#include "shared/config/problem.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// The steady clock, as everything in this program counts time.
[[nodiscard]] room::Time steady_now();

/// All problems at once, unless this very agent.toml was found sound before: then each is a warning in
/// the log. `config.state_directory` exists.
[[nodiscard]] Result<std::unique_ptr<HostedBoard>, config::Problems> open_board(
    const AgentConfig& config);

}  // namespace innkeeper::device
