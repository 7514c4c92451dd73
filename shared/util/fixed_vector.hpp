// SPDX-License-Identifier: Apache-2.0
// A sequence with a fixed capacity and no heap.
#pragma once

#include <array>
#include <cstddef>

#include "shared/util/check.hpp"
#include "shared/util/fixed_string.hpp"

namespace innkeeper {

/// At most N elements of a default-constructible, copyable T, stored in place.
template <class T, std::size_t N>
class FixedVector {
 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  [[nodiscard]] static constexpr std::size_t capacity() { return N; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr bool full() const { return size_ == N; }

  /// Appends, or returns false and changes nothing when full.
  [[nodiscard]] constexpr bool push_back(const T& value) {
    if (full()) return false;
    items_[size_++] = value;
    return true;
  }

  /// Removes all elements and overwrites them, so that nothing of a guest stays in memory.
  constexpr void clear() {
    for (std::size_t i = 0; i < size_; ++i) items_[i] = T{};
    size_ = 0;
  }

  /// REQUIRES: index < size().
  constexpr const T& operator[](std::size_t index) const {
    check(index < size_, "an index stays inside its FixedVector");
    return items_[index];
  }
  constexpr T& operator[](std::size_t index) {
    check(index < size_, "an index stays inside its FixedVector");
    return items_[index];
  }

  [[nodiscard]] constexpr iterator begin() { return items_.data(); }
  [[nodiscard]] constexpr iterator end() { return items_.data() + size_; }
  [[nodiscard]] constexpr const_iterator begin() const { return items_.data(); }
  [[nodiscard]] constexpr const_iterator end() const { return items_.data() + size_; }

  friend constexpr bool operator==(const FixedVector& a, const FixedVector& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i) {
      if (!(a.items_[i] == b.items_[i])) return false;
    }
    return true;
  }

 private:
  std::array<T, N> items_{};
  SmallestCount<N> size_ = 0;
};

}  // namespace innkeeper
