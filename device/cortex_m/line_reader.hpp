// SPDX-License-Identifier: Apache-2.0
// Lines that a person types, in fixed memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/util/fixed_string.hpp"

namespace innkeeper::cortex_m {

inline constexpr std::size_t kMaxLine = 96;

class LineReader {
 public:
  enum class Outcome : std::uint8_t {
    more,      ///< the line goes on
    line,      ///< line() holds until the next call; never empty
    too_long,  ///< a line above kMaxLine ended; nothing of it is kept
    garbage,   ///< a line with anything but printable ASCII and tabs ended; nothing of it is kept
  };

  /// Carriage return and line feed both end a line; backspace takes the last character back.
  [[nodiscard]] Outcome take(char c);
  [[nodiscard]] std::string_view line() const { return line_.view(); }

 private:
  [[nodiscard]] Outcome end();

  FixedString<kMaxLine> line_;
  Outcome flaw_ = Outcome::line;
  bool ended_ = false;
};

/// Takes the first word off `text`: what stands before the next blanks. Empty: there is none.
[[nodiscard]] std::string_view take_word(std::string_view& text);

/// A whole number from `low` to `high`; nothing for anything else.
[[nodiscard]] std::optional<std::int32_t> whole_number(std::string_view text, std::int32_t low,
                                                       std::int32_t high);

}  // namespace innkeeper::cortex_m
