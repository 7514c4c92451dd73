// SPDX-License-Identifier: Apache-2.0
// The rooms live, on the whole terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/hub_json.hpp"
#include "hub/cli/printable.hpp"
#include "hub/cli/terminal.hpp"

namespace innkeeper::hub::cli {

class Session;

enum class SortKey : std::uint8_t { room, problems, temperature, gap, link };

/// Worst first of problems and link, widest first of the gap, warmest first; rooms that are alike in the
/// order of their numbers.
void sort_rooms(std::vector<Room>& rooms, SortKey key);
/// The key of a word such as `gap`; problems of any other.
[[nodiscard]] SortKey sort_key(std::string_view word);

/// What is shown: of `scroll`, a number of rooms, those from there on that fit under the head.
struct TopView {
  SortKey key = SortKey::problems;
  std::size_t scroll = 0;
  std::string trouble;  ///< why the rooms may be old; empty: they are not
};
/// At most `size` lines; `rooms` are sorted.
[[nodiscard]] std::string top_screen(const Status& status, const std::vector<Room>& rooms,
                                     const TopView& view, TerminalSize size, const Paint& paint);

[[nodiscard]] int run_top(Session& session);

}  // namespace innkeeper::hub::cli
