// SPDX-License-Identifier: Apache-2.0
#include "device/link/packet_reader.hpp"

#include <algorithm>

#include "shared/util/check.hpp"
#include "shared/wire/utf8.hpp"

namespace innkeeper::link {
namespace {

constexpr std::uint8_t kMaxLengthBytes = 4;
constexpr std::uint8_t kMoreLength = 0x80;
constexpr std::size_t kTopicLengthBytes = 2;
constexpr std::size_t kIdBytes = 2;
/// A board subscribes to two filters at once.
constexpr std::size_t kSubackBytes = kIdBytes + 2;

bool is_for_clients(PacketType type) {
  switch (type) {
    case PacketType::connack:
    case PacketType::publish:
    case PacketType::puback:
    case PacketType::suback:
    case PacketType::pingresp: return true;
    case PacketType::connect:
    case PacketType::subscribe:
    case PacketType::pingreq:
    case PacketType::disconnect: return false;
  }
  return false;
}

bool fits(PacketType type, std::size_t size) {
  switch (type) {
    case PacketType::connack:
    case PacketType::puback: return size == 2;
    case PacketType::suback: return size == kSubackBytes;
    case PacketType::pingresp: return size == 0;
    case PacketType::publish: return size > kTopicLengthBytes;
    case PacketType::connect:
    case PacketType::subscribe:
    case PacketType::pingreq:
    case PacketType::disconnect: return false;
  }
  return false;
}

bool is_topic(std::string_view text) {
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::size_t length = wire::utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

void PacketReader::reset() {
  part_ = Part::type;
  reason_ = Reason::none;
}

PacketReader::Outcome PacketReader::take(std::string_view& bytes) {
  if (part_ == Part::broken) return Outcome::broken;
  if (part_ == Part::done) part_ = Part::type;
  while (!bytes.empty()) {
    if (part_ == Part::body) {
      const std::size_t count = std::min<std::size_t>(bytes.size(), size_ - seen_);
      const std::size_t kept =
          seen_ < body_.size() ? std::min<std::size_t>(count, body_.size() - seen_) : 0;
      std::copy_n(bytes.data(), kept, body_.data() + seen_);
      seen_ += static_cast<std::uint32_t>(count);
      bytes.remove_prefix(count);
      if (seen_ < size_) return Outcome::need_more;
      part_ = Part::done;
      return Outcome::packet;
    }
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    const Outcome outcome = part_ == Part::type ? take_type(byte) : take_length(byte);
    if (outcome != Outcome::need_more) return outcome;
  }
  return Outcome::need_more;
}

PacketReader::Outcome PacketReader::refuse(Reason reason) {
  part_ = Part::broken;
  reason_ = reason;
  return Outcome::broken;
}

PacketReader::Outcome PacketReader::take_type(std::uint8_t byte) {
  const std::uint8_t number = byte >> 4U;
  if (number == 0 || number == 15) return refuse(Reason::reserved_type);
  type_ = static_cast<PacketType>(number);
  flags_ = byte & 0x0FU;
  if (!is_for_clients(type_)) return refuse(Reason::unexpected_packet);
  if (type_ != PacketType::publish && flags_ != 0) return refuse(Reason::wrong_flags);
  part_ = Part::length;
  length_bytes_ = 0;
  size_ = seen_ = 0;
  return Outcome::need_more;
}

PacketReader::Outcome PacketReader::take_length(std::uint8_t byte) {
  size_ |= std::uint32_t{byte & 0x7FU} << (7U * length_bytes_);
  ++length_bytes_;
  if ((byte & kMoreLength) == 0) return judge_length();
  return length_bytes_ == kMaxLengthBytes ? refuse(Reason::wrong_length) : Outcome::need_more;
}

PacketReader::Outcome PacketReader::judge_length() {
  if (!fits(type_, size_)) return refuse(Reason::wrong_length);
  if (size_ > kMaxSkippedBytes) return refuse(Reason::too_large);
  part_ = size_ == 0 ? Part::done : Part::body;
  return size_ == 0 ? Outcome::packet : Outcome::need_more;
}

Packet PacketReader::packet() const {
  check(part_ == Part::done, "a packet is read after it was complete");
  return {type_, flags_, {body_.data(), std::min<std::size_t>(size_, body_.size())}, size_};
}

std::uint16_t number_at(std::string_view body, std::size_t offset) {
  check(offset + 2 <= body.size(), "a number lies within its packet");
  const auto high = static_cast<std::uint8_t>(body[offset]);
  const auto low = static_cast<std::uint8_t>(body[offset + 1]);
  return static_cast<std::uint16_t>((high << 8U) | low);
}

std::optional<Publication> publication_in(const Packet& packet, Reason& reason) {
  const auto refuse = [&reason](Reason why) {
    reason = why;
    return std::nullopt;
  };
  const unsigned qos = (packet.flags >> 1U) & 3U;
  const bool is_repeated = (packet.flags & 8U) != 0;
  // QoS 2 was not asked for, and what nobody confirms is not repeated.
  if (qos > 1 || (qos == 0 && is_repeated)) return refuse(Reason::wrong_flags);
  const std::size_t topic_size = number_at(packet.body, 0);
  const std::size_t header = kTopicLengthBytes + topic_size + (qos > 0 ? kIdBytes : 0);
  if (header > packet.size) return refuse(Reason::wrong_length);
  if (topic_size > wire::Topic::capacity()) return refuse(Reason::foreign_topic);
  const std::string_view topic(packet.body.data() + kTopicLengthBytes, topic_size);
  if (!is_topic(topic)) return refuse(Reason::wrong_text);
  const std::uint16_t id = qos > 0 ? number_at(packet.body, kTopicLengthBytes + topic_size) : 0;
  if (qos > 0 && id == 0) return refuse(Reason::wrong_value);
  const std::string_view payload(packet.body.data() + header, packet.body.size() - header);
  return Publication{topic, payload, static_cast<int>(qos), id};
}

}  // namespace innkeeper::link
