// SPDX-License-Identifier: Apache-2.0
// Bytes from an interrupt to the program: one writer, one reader, no lock.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace innkeeper::cortex_m {

/// REQUIRES: N is a power of two, at most 32,768.
template <std::size_t N>
class Ring {
 public:
  static_assert((N & (N - 1)) == 0 && N <= 32'768);

  [[nodiscard]] bool full() const { return static_cast<std::uint16_t>(in_ - out_) == N; }
  [[nodiscard]] bool empty() const { return in_ == out_; }
  /// REQUIRES: !full().
  void push(char byte) {
    bytes_[in_ % N] = byte;
    in_ = static_cast<std::uint16_t>(in_ + 1);
  }
  /// REQUIRES: !empty().
  [[nodiscard]] char pop() {
    const char byte = bytes_[out_ % N];
    out_ = static_cast<std::uint16_t>(out_ + 1);
    return byte;
  }

 private:
  std::array<volatile char, N> bytes_{};
  volatile std::uint16_t in_ = 0;
  volatile std::uint16_t out_ = 0;
};

}  // namespace innkeeper::cortex_m
