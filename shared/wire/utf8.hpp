// SPDX-License-Identifier: Apache-2.0
// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace innkeeper::wire {

/// Bytes of the well-formed character that `text` begins with; 0 for an ill-formed one, for none,
/// and for a control character below U+0020, which JSON forbids within strings.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

struct Utf8Character {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
};

/// REQUIRES: `code_point` is a Unicode scalar value.
[[nodiscard]] Utf8Character utf8_of(std::uint32_t code_point);

}  // namespace innkeeper::wire
