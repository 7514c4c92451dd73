// SPDX-License-Identifier: Apache-2.0
// Text with a fixed capacity and no heap.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace innkeeper {

/// Counts up to N in as few bytes as that takes: boards hold hundreds of names.
template <std::size_t N>
using SmallestCount =
    std::conditional_t<(N <= 0xFFU), std::uint8_t,
                       std::conditional_t<(N <= 0xFFFFU), std::uint16_t, std::size_t>>;

/// At most N bytes of text, stored in place.
template <std::size_t N>
class FixedString {
 public:
  constexpr FixedString() = default;

  /// Nothing when `text` is longer than N bytes: text is never cut.
  [[nodiscard]] static constexpr std::optional<FixedString> from(std::string_view text) {
    FixedString result;
    if (!result.append(text)) return std::nullopt;
    return result;
  }

  [[nodiscard]] static constexpr std::size_t capacity() { return N; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), size_}; }

  /// Appends all of `text`, or returns false and changes nothing when it does not fit.
  [[nodiscard]] constexpr bool append(std::string_view text) {
    if (text.size() > N - size_) return false;
    for (const char c : text) bytes_[size_++] = c;
    return true;
  }
  /// Forgets the text, and overwrites it: nothing of a guest stays in memory.
  constexpr void clear() {
    bytes_ = {};
    size_ = 0;
  }
  [[nodiscard]] constexpr bool push_back(char c) { return append({&c, 1}); }

  friend constexpr bool operator==(const FixedString& a, const FixedString& b) {
    return a.view() == b.view();
  }
  friend constexpr auto operator<=>(const FixedString& a, const FixedString& b) {
    return a.view() <=> b.view();
  }

 private:
  std::array<char, N> bytes_{};
  SmallestCount<N> size_ = 0;
};

}  // namespace innkeeper
