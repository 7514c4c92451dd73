// SPDX-License-Identifier: Apache-2.0
// What a person sees: each function turns a document of the hub into lines of text. No I/O.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"

namespace innkeeper::hub::cli {

/// What stands below a screen's title begins this far to the right.
inline constexpr std::size_t kScreenIndent = 2;

// All end with a line feed.
[[nodiscard]] std::string status_screen(const Status& status, const Paint& paint);
[[nodiscard]] std::string rooms_screen(const std::vector<Room>& rooms, const Paint& paint);
[[nodiscard]] std::string room_screen(const Room& room, const Paint& paint);
[[nodiscard]] std::string preferences_screen(std::string_view profile,
                                             const Preferences& preferences, const Paint& paint);

/// What went wrong, as the hub says it: `what` was tried, then the hub's words, then each refused
/// value on a line.
[[nodiscard]] std::string problem_text(std::string_view what, const Problem& problem);

}  // namespace innkeeper::hub::cli
