// SPDX-License-Identifier: Apache-2.0
// Cuts a stream of bytes, in pieces of any size, into MQTT packets, and judges whatever can be
// judged of one packet alone. Fixed memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "device/link/packet.hpp"
#include "device/link/reason.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::link {

/// Of a longer packet the rest is skipped and `size` says how long it was. One byte more than a
/// plan may have: enough for the agent to refuse what is too large, as it refuses everything else.
inline constexpr std::size_t kMaxBodyBytes =
    2 + wire::Topic::capacity() + 2 + wire::kMaxPlanBytes + 1;
/// A packet above this is not worth skipping (docs/broker.md sets max_packet_size to it): while it
/// passes nothing else does.
inline constexpr std::size_t kMaxSkippedBytes = 16'384;

struct Packet {
  PacketType type;
  std::uint8_t flags;     ///< lower half of the first byte
  std::string_view body;  ///< variable header and payload; not more than kMaxBodyBytes of it
  std::size_t size;       ///< of the whole body
};

/// What section 3.3 says of a PUBLISH.
struct Publication {
  std::string_view topic;
  std::string_view payload;  ///< its beginning, if the packet was longer than kMaxBodyBytes
  int qos;                   ///< 0 or 1
  std::uint16_t id;          ///< 0 with QoS 0
};

class PacketReader {
 public:
  enum class Outcome : std::uint8_t { need_more, packet, broken };

  /// Takes bytes from the front of `bytes` up to the end of one packet, or all. After `packet`,
  /// packet() holds until the next call; after `broken` the stream is worth nothing until reset().
  [[nodiscard]] Outcome take(std::string_view& bytes);
  [[nodiscard]] Packet packet() const;
  /// REQUIRES: take() said `broken`.
  [[nodiscard]] Reason reason() const { return reason_; }
  /// For a new connection.
  void reset();

 private:
  enum class Part : std::uint8_t { type, length, body, done, broken };

  [[nodiscard]] Outcome refuse(Reason reason);
  [[nodiscard]] Outcome take_type(std::uint8_t byte);
  [[nodiscard]] Outcome take_length(std::uint8_t byte);
  [[nodiscard]] Outcome judge_length();

  Part part_ = Part::type;
  PacketType type_ = PacketType::connack;
  std::uint8_t flags_ = 0;
  std::uint8_t length_bytes_ = 0;
  Reason reason_ = Reason::none;
  std::uint32_t size_ = 0;
  std::uint32_t seen_ = 0;
  std::array<char, kMaxBodyBytes> body_{};
};

/// Nothing for a PUBLISH that is none: `reason` then says why.
[[nodiscard]] std::optional<Publication> publication_in(const Packet& packet, Reason& reason);

[[nodiscard]] std::uint16_t number_at(std::string_view body, std::size_t offset);

}  // namespace innkeeper::link
