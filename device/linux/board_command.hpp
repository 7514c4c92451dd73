// SPDX-License-Identifier: Apache-2.0
// `innkeeper-agent board list` and `innkeeper-agent board test`: for whoever wires a room. The agent itself
// must not run meanwhile.
#pragma once

#include <iosfwd>

namespace innkeeper::device {

/// The streams of a person at a terminal; `input` is the file of their keyboard.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  int input = 0;
};

/// `argv` without the program's name: `board`, `list` or `test`, and their options. Returns the exit
/// status: 0 when every point works, 1 when one does not, 2 for wrong usage or configuration.
[[nodiscard]] int board_command(int argc, const char* const* argv, const Terminal& terminal);

}  // namespace innkeeper::device
