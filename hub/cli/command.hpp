// SPDX-License-Identifier: Apache-2.0
// Does what the command line asks: calls the hub, shows the answer.
#pragma once

#include <iosfwd>

#include "hub/cli/arguments.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli {

/// Where a command writes.
struct Output {
  std::ostream& out;
  std::ostream& err;
  bool is_terminal = false;  ///< of `out`: JSON is then indented
  Paint paint;
};

/// Blocks until the hub has answered or a deadline has passed; with --watch until somebody ends it. Returns
/// the exit status. What failed is said on `err`; with --json the hub's problem document goes to `out`.
[[nodiscard]] int run_command(const Arguments& arguments, Output output);

}  // namespace innkeeper::hub::cli
