// SPDX-License-Identifier: Apache-2.0
// The words of MQTT 3.1.1 (OASIS standard, 29 October 2014) that a board speaks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace innkeeper::link {

/// Control packet types of section 2.2.1, in the upper half of a packet's first byte.
enum class PacketType : std::uint8_t {
  connect = 1,
  connack = 2,
  publish = 3,
  puback = 4,
  subscribe = 8,
  suback = 9,
  pingreq = 12,
  pingresp = 13,
  disconnect = 14,
};

/// Longest remaining length that four bytes can say (section 2.2.3).
inline constexpr std::size_t kMaxRemainingLength = 268'435'455;

}  // namespace innkeeper::link
