// SPDX-License-Identifier: Apache-2.0
// Does a command again and again until somebody ends it.
#pragma once

#include <chrono>
#include <functional>

#include "hub/cli/command.hpp"

namespace innkeeper::hub::cli {

/// On a terminal the output is redrawn in place, and what failed stands in it: the next look may succeed.
/// Elsewhere it follows the one before. Ends with status 0 on SIGINT or SIGTERM, and when nobody reads.
[[nodiscard]] int watch(std::chrono::seconds pause, const Output& output,
                        const std::function<int(Output)>& once);

}  // namespace innkeeper::hub::cli
