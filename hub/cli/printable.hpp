// SPDX-License-Identifier: Apache-2.0
// Text on a terminal: how wide it is, what must not reach it, colours, and aligned columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::hub::cli {

/// `text` (UTF-8) with each control character as '?': a terminal would obey it.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that `text` (UTF-8) takes: its code points. Right for the scripts of this project's
/// words; a name in a script of double-width characters leaves its row misaligned.
[[nodiscard]] std::size_t columns(std::string_view text);

enum class Style : std::uint8_t { plain, bold, faint, good, wait, bad };

/// Colours text, or leaves it as it is where nobody would see the colour.
class Paint {
 public:
  explicit Paint(bool in_colour) : in_colour_(in_colour) {}
  [[nodiscard]] std::string operator()(std::string_view text, Style style) const;

 private:
  bool in_colour_;
};

struct Cell {
  std::string text;
  Style style = Style::plain;
};

using Row = std::vector<Cell>;

/// Rows whose columns begin below each other, two blanks apart, without blanks at the ends of
/// lines. Each line begins with `indent` blanks and ends with a line feed.
[[nodiscard]] std::string aligned(const std::vector<Row>& rows, const Paint& paint,
                                  std::size_t indent = 0);

}  // namespace innkeeper::hub::cli
