// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 4648) for vectors whose bytes no JSON string can hold.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace innkeeper::test {

/// Throws on a character outside the alphabet.
[[nodiscard]] inline std::string from_base64(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int bit_count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) throw std::invalid_argument("not Base64");
    bits = (bits << 6U) | static_cast<unsigned>(value);
    bit_count += 6;
    if (bit_count < 8) continue;
    bit_count -= 8;
    bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(bit_count)) & 0xFFU));
  }
  return bytes;
}

}  // namespace innkeeper::test
