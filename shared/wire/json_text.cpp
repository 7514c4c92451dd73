// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_text.hpp"

#include <cstdint>

namespace innkeeper::wire {
namespace {

// A backslash, a 'u' and four hexadecimal digits.
constexpr std::size_t kUnitLength = 6;

std::optional<std::uint32_t> hex_digit(char c) {
  const auto offset = [c](char from) { return static_cast<std::uint32_t>(c - from); };
  if (c >= '0' && c <= '9') return offset('0');
  if (c >= 'a' && c <= 'f') return offset('a') + 10;
  if (c >= 'A' && c <= 'F') return offset('A') + 10;
  return std::nullopt;
}

/// The UTF-16 unit of the `\uXXXX` at `from`.
std::optional<std::uint32_t> unit_at(std::string_view text, std::size_t from) {
  if (text.size() < from + kUnitLength || text[from] != '\\' || text[from + 1] != 'u') {
    return std::nullopt;
  }
  std::uint32_t unit = 0;
  for (std::size_t i = from + 2; i < from + kUnitLength; ++i) {
    const auto digit = hex_digit(text[i]);
    if (!digit) return std::nullopt;
    unit = unit * 16 + *digit;
  }
  return unit;
}

constexpr bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

struct Escape {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // 0: not an escape
};

Escape unicode_escape(std::string_view text) {
  const auto unit = unit_at(text, 0);
  if (!unit || is_low(*unit)) return {};
  if (!is_high(*unit)) return {*unit, kUnitLength};
  const auto low = unit_at(text, kUnitLength);
  if (!low || !is_low(*low)) return {};
  return {0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00), 2 * kUnitLength};
}

Escape escape_at_front(std::string_view text) {
  if (text.size() < 2 || text[0] != '\\') return {};
  switch (text[1]) {
    case '"': return {'"', 2};
    case '\\': return {'\\', 2};
    case '/': return {'/', 2};
    case 'b': return {'\b', 2};
    case 'f': return {'\f', 2};
    case 'n': return {'\n', 2};
    case 'r': return {'\r', 2};
    case 't': return {'\t', 2};
    case 'u': return unicode_escape(text);
    default: return {};
  }
}

}  // namespace

std::size_t escape_length(std::string_view text) { return escape_at_front(text).length; }

std::optional<char> Unescaper::next() {
  if (pending_at_ < pending_.size) return pending_.bytes[pending_at_++];
  if (raw_.empty()) return std::nullopt;
  const Escape escape = escape_at_front(raw_);
  if (escape.length == 0) {
    const char plain = raw_.front();
    raw_.remove_prefix(1);
    return plain;
  }
  raw_.remove_prefix(escape.length);
  pending_ = utf8_of(escape.code_point);
  pending_at_ = 1;
  return pending_.bytes[0];
}

bool same_text(std::string_view raw, std::string_view other_raw) {
  Unescaper one(raw);
  Unescaper other(other_raw);
  for (;;) {
    const auto byte = one.next();
    if (byte != other.next()) return false;
    if (!byte) return true;
  }
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
  }
  return true;
}

}  // namespace innkeeper::wire
