// SPDX-License-Identifier: Apache-2.0
// Writes the MQTT packets of a board into fixed memory. The remaining length is known before a
// packet begins, so that nothing is written twice or moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "device/link/packet.hpp"
#include "shared/util/fixed_string.hpp"

namespace innkeeper::link {

using Password = FixedString<64>;

/// What CONNECT says. The client id is the user name as well (docs/protocol.md).
struct Greeting {
  std::string_view client_id;
  std::string_view password;  ///< empty: none is sent
  std::string_view will_topic;
  std::string_view will_payload;  ///< retained, QoS 1
  std::uint16_t keep_alive_s;
};

struct Filter {
  std::string_view topic;
  int qos;  ///< 0 or 1
};

/// Clean session always: docs/board-link.md says why. Each function returns the bytes it wrote and
/// REQUIRES that `out` can take them.
[[nodiscard]] std::size_t write_connect(std::span<char> out, const Greeting& greeting);
[[nodiscard]] std::size_t write_subscribe(std::span<char> out, std::uint16_t id,
                                          std::span<const Filter> filters);
/// Everything of a PUBLISH up to its payload. `id`: 0 with QoS 0.
[[nodiscard]] std::size_t write_publish_header(std::span<char> out, const Filter& to, bool retained,
                                               std::uint16_t id, std::size_t payload_bytes);
[[nodiscard]] std::size_t write_puback(std::span<char> out, std::uint16_t id);
/// PINGREQ and DISCONNECT.
[[nodiscard]] std::size_t write_bare(std::span<char> out, PacketType type);

}  // namespace innkeeper::link
