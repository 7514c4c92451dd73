// SPDX-License-Identifier: Apache-2.0
// A board's tables as text, read as agent.toml is.
#pragma once

#include <string>
#include <utility>

#include "device/linux/points/points_reader.hpp"
#include "shared/config/fixtures.hpp"
#include "shared/config/toml_reader.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::device::test {

struct ReadBoard {
  BoardPoints board;
  config::Problems problems;
};

/// Reads `[board]`'s tables of `text` for a room with the lights `ceiling` (dimmed) and `desk` (switched).
inline ReadBoard read_board(const std::string& text, const control::Terminal& terminal = {}) {
  auto reader = config::TomlReader::parse(
      "fixtures = [\"ceiling\", \"desk\"]\n[fixture.desk]\ndimmable = false\n[board]\n" + text,
      "agent.toml");
  const config::Section root = reader.root();
  const room::Fixtures fixtures = config::read_fixtures(root);
  ReadBoard result;
  result.board =
      read_board_points(root.required_section("board"), fixtures, terminal, "agent.toml");
  result.problems = reader.finish();
  return result;
}

/// The same for a text that must be sound.
inline BoardPoints sound_board(const std::string& text, const control::Terminal& terminal = {}) {
  ReadBoard read = read_board(text, terminal);
  if (!read.problems.empty()) FAIL(config::describe(read.problems));
  return std::move(read.board);
}

/// Its lights, for tests of something else.
inline const std::string kLamps =
    "[board.lamp.ceiling]\npwm = \"pwmchip0\"\nchannel = 0\n"
    "[board.lamp.desk]\ngpio = \"DESK\"\n";

}  // namespace innkeeper::device::test
