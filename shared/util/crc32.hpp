// SPDX-License-Identifier: Apache-2.0
// CRC-32 of IEEE 802.3 (reflected polynomial 0xEDB88320), as in zlib: it finds torn writes in a
// board's memory and tells two plans apart that carry the same number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace innkeeper {

/// Continues from `crc` (0 to begin). Bitwise: a board has no room for a table and runs it rarely.
[[nodiscard]] constexpr std::uint32_t crc32(std::span<const std::byte> bytes,
                                            std::uint32_t crc = 0) {
  crc = ~crc;
  for (const std::byte byte : bytes) {
    crc ^= std::to_integer<std::uint32_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0U ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

[[nodiscard]] inline std::uint32_t crc32(std::string_view text) {
  return crc32(std::as_bytes(std::span(text.data(), text.size())));
}

}  // namespace innkeeper
