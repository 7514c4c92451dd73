// SPDX-License-Identifier: Apache-2.0
// agent.toml as checked values. Apart from the program, so that --check-config starts nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "device/linux/hosted_board.hpp"
#include "device/linux/points/point.hpp"
#include "shared/config/problem.hpp"
#include "shared/control/terminal.hpp"
#include "shared/log/log.hpp"
#include "shared/room/fixture.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// Paths in agent.toml are relative to its folder.
struct AgentConfig {
  room::RoomId room;
  room::Fixtures fixtures;
  control::Terminal terminal;
  std::string broker_host;
  std::uint16_t broker_port = 0;
  std::optional<std::filesystem::path> password_file;  ///< none: the broker asks for no login
  std::filesystem::path state_directory;
  BoardKind board = BoardKind::simulated;
  BoardPoints points;        ///< of that kind of board
  std::uint32_t digest = 0;  ///< of the file's text
  log::Level log_level = log::Level::info;
};

/// Every problem of the file at once.
[[nodiscard]] Result<AgentConfig, config::Problems> read_agent_config(
    const std::filesystem::path& file);

}  // namespace innkeeper::device
