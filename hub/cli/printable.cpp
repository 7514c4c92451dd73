// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/printable.hpp"

#include <algorithm>

namespace innkeeper::hub::cli {
namespace {

constexpr std::size_t kGap = 2;

std::string_view escape_sequence(Style style) {
  switch (style) {
    case Style::plain: return {};
    case Style::bold: return "\x1b[1m";
    case Style::faint: return "\x1b[2m";
    case Style::good: return "\x1b[32m";
    case Style::wait: return "\x1b[33m";
    case Style::bad: return "\x1b[31m";
  }
  return {};
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte < 0x20 || byte == 0x7f) {
      clean += '?';
    } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {  // U+0080 to U+009F
      clean += '?';
      ++i;
    } else {
      clean += text[i];
    }
  }
  return clean;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;  // not inside a UTF-8 sequence
  }));
}

std::string Paint::operator()(std::string_view text, Style style) const {
  const std::string_view start = in_colour_ ? escape_sequence(style) : std::string_view();
  if (start.empty() || text.empty()) return std::string(text);
  return std::string(start) + std::string(text) + "\x1b[0m";
}

std::string aligned(const std::vector<Row>& rows, const Paint& paint, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], columns(row[i].text));
    }
  }
  std::string lines;
  for (const auto& row : rows) {
    std::size_t missing = indent;  // blanks owed, paid only when more text follows
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& text = row[i].text;
      if (!text.empty()) {
        lines.append(missing, ' ');
        lines += paint(text, row[i].style);
        missing = 0;
      }
      missing += widths[i] - columns(text) + kGap;
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace innkeeper::hub::cli
