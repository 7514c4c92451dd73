// SPDX-License-Identifier: Apache-2.0
// Finds what a board must not keep.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace innkeeper::agent::test {

/// Whether the number stands anywhere in `bytes`, as a board's memory would hold it.
template <class Bytes>
bool holds_number(const Bytes& bytes, std::int32_t number) {
  std::array<unsigned char, 4> canary{};
  std::memcpy(canary.data(), &number, canary.size());
  const auto* begin = reinterpret_cast<const unsigned char*>(&bytes);
  return std::search(begin, begin + sizeof(bytes), canary.begin(), canary.end()) !=
         begin + sizeof(bytes);
}

}  // namespace innkeeper::agent::test
