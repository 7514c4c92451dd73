// SPDX-License-Identifier: Apache-2.0
// Lines on standard output, each written whole before the next, also when standard output shares a
// non-blocking terminal or pipe with standard input.
#pragma once

#include <chrono>
#include <string>

namespace innkeeper::hub::simpms {

/// How long a reader of the lines may sleep before the simulator gives up.
inline constexpr std::chrono::seconds kReaderPatience{30};

/// Writes `line` and a line end to `descriptor`. False when the reader is gone, or did not read
/// within kReaderPatience.
[[nodiscard]] bool write_line(int descriptor, std::string line);

}  // namespace innkeeper::hub::simpms
