// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/line_reader.hpp"

#include <charconv>

namespace innkeeper::cortex_m {
namespace {

constexpr char kBackspace = '\b';
constexpr char kDelete = '\x7F';

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

LineReader::Outcome LineReader::take(char c) {
  if (ended_) {
    line_ = {};
    ended_ = false;
  }
  if (c == '\r' || c == '\n') return end();
  if (c == kBackspace || c == kDelete) {
    const std::string_view text = line_.view();
    line_ = *FixedString<kMaxLine>::from(text.substr(0, text.empty() ? 0 : text.size() - 1));
    return Outcome::more;
  }
  if (!is_blank(c) && (c < '!' || c > '~')) {
    flaw_ = Outcome::garbage;
  } else if (!line_.push_back(c) && flaw_ == Outcome::line) {
    flaw_ = Outcome::too_long;
  }
  return Outcome::more;
}

LineReader::Outcome LineReader::end() {
  ended_ = true;
  const Outcome outcome = flaw_;
  flaw_ = Outcome::line;
  return outcome == Outcome::line && line_.empty() ? Outcome::more : outcome;
}

std::string_view take_word(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  std::size_t length = 0;
  while (length < text.size() && !is_blank(text[length])) ++length;
  const std::string_view word(text.data(), length);
  text.remove_prefix(length);
  return word;
}

std::optional<std::int32_t> whole_number(std::string_view text, std::int32_t low,
                                         std::int32_t high) {
  std::int32_t value = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  const bool is_number = parsed.ec == std::errc{} && parsed.ptr == end && !text.empty();
  if (!is_number || value < low || value > high) return std::nullopt;
  return value;
}

}  // namespace innkeeper::cortex_m
