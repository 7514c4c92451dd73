// SPDX-License-Identifier: Apache-2.0
// The clock of the wall, for commands that say or take a time.
#pragma once

#include <chrono>
#include <cstdint>

namespace innkeeper::hub::cli {

/// Seconds since 1970.
[[nodiscard]] inline std::int64_t utc_now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since_1970).count();
}

}  // namespace innkeeper::hub::cli
