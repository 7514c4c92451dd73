// SPDX-License-Identifier: Apache-2.0
// JSON strings without a copy: what a string between its quotes means once its escapes are
// resolved.
// `{"\u0065poch":1}` has the key `epoch`, and a second `epoch` beside it is a duplicate.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "shared/util/fixed_string.hpp"
#include "shared/wire/utf8.hpp"

namespace innkeeper::wire {

/// Bytes of the escape that `text` begins with (a surrogate pair counts as one), 0 for a wrong one.
[[nodiscard]] std::size_t escape_length(std::string_view text);

/// The bytes that a string stands for, one by one. REQUIRES: `raw`, the part between the quotes,
/// passed check_syntax().
class Unescaper {
 public:
  explicit Unescaper(std::string_view raw) : raw_(raw) {}
  /// Nothing at the end.
  [[nodiscard]] std::optional<char> next();

 private:
  std::string_view raw_;
  Utf8Character pending_;
  std::size_t pending_at_ = 0;
};

/// Whether the two strings, unescaped, are the same.
[[nodiscard]] bool same_text(std::string_view raw, std::string_view other_raw);

/// Whether `text` is printable ASCII without quote and backslash: then it needs no escapes in JSON.
[[nodiscard]] bool is_plain(std::string_view text);

/// Nothing when the unescaped string is longer than N bytes.
template <std::size_t N>
[[nodiscard]] std::optional<FixedString<N>> unescaped(std::string_view raw) {
  FixedString<N> result;
  Unescaper bytes(raw);
  for (auto byte = bytes.next(); byte; byte = bytes.next()) {
    if (!result.push_back(*byte)) return std::nullopt;
  }
  return result;
}

}  // namespace innkeeper::wire
