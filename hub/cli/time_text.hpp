// SPDX-License-Identifier: Apache-2.0
// A time as a person types it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace innkeeper::hub::cli {

/// UTC seconds since 1970 of `2026-03-01`, `2026-03-01T14:05`, `2026-03-01T14:05:09` (all UTC, a `Z` may
/// follow the time of day), of `36h` or `7d` before `now`, or of plain seconds. Nothing for anything else, or
/// for what is not within the years 1970 to 9999.
[[nodiscard]] std::optional<std::int64_t> seconds_of(std::string_view text, std::int64_t now);

}  // namespace innkeeper::hub::cli
