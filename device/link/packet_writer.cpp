// SPDX-License-Identifier: Apache-2.0
#include "device/link/packet_writer.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::link {
namespace {

constexpr std::string_view kProtocol = "MQTT";
constexpr std::uint8_t kLevel = 4;  // 3.1.1
// Connect flags, section 3.1.2.
constexpr unsigned kCleanSession = 0x02;
constexpr unsigned kWill = 0x04;
constexpr unsigned kWillQos1 = 0x08;
constexpr unsigned kWillRetained = 0x20;
constexpr unsigned kHasPassword = 0x40;
constexpr unsigned kHasUserName = 0x80;
// Lower halves of first bytes.
constexpr unsigned kSubscribeFlags = 0x2;
constexpr unsigned kRetain = 0x1;
constexpr unsigned kQosShift = 1;

class Bytes {
 public:
  explicit Bytes(std::span<char> out) : out_(out) {}

  void byte(std::size_t value) {
    check(size_ < out_.size(), "a packet fits the memory it is written into");
    out_[size_++] = static_cast<char>(value);
  }
  void number(std::size_t value) {
    check(value <= 0xFFFF, "a number of a packet has two bytes");
    byte(value >> 8U);
    byte(value & 0xFFU);
  }
  void text(std::string_view value) {
    number(value.size());
    for (const char c : value) byte(static_cast<unsigned char>(c));
  }
  void begin(PacketType type, unsigned flags, std::size_t remaining) {
    check(remaining <= kMaxRemainingLength, "a packet's length can be said");
    byte((static_cast<unsigned>(type) << 4U) | flags);
    do {
      const bool more = remaining > 0x7F;
      byte((remaining & 0x7FU) | (more ? 0x80U : 0U));
      remaining >>= 7U;
    } while (remaining > 0);
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::span<char> out_;
  std::size_t size_ = 0;
};

constexpr std::size_t text_size(std::string_view text) { return 2 + text.size(); }

}  // namespace

std::size_t write_connect(std::span<char> out, const Greeting& greeting) {
  const bool has_password = !greeting.password.empty();
  constexpr std::size_t kFixedBytes = text_size(kProtocol) + 1 + 1 + 2;
  const std::size_t remaining = kFixedBytes + text_size(greeting.client_id) +
                                text_size(greeting.will_topic) + text_size(greeting.will_payload) +
                                text_size(greeting.client_id) +
                                (has_password ? text_size(greeting.password) : 0);
  Bytes bytes(out);
  bytes.begin(PacketType::connect, 0, remaining);
  bytes.text(kProtocol);
  bytes.byte(kLevel);
  bytes.byte(kHasUserName | (has_password ? kHasPassword : 0) | kWillRetained | kWillQos1 | kWill |
             kCleanSession);
  bytes.number(greeting.keep_alive_s);
  bytes.text(greeting.client_id);
  bytes.text(greeting.will_topic);
  bytes.text(greeting.will_payload);
  bytes.text(greeting.client_id);
  if (has_password) bytes.text(greeting.password);
  return bytes.size();
}

std::size_t write_subscribe(std::span<char> out, std::uint16_t id,
                            std::span<const Filter> filters) {
  std::size_t remaining = 2;
  for (const Filter& filter : filters) remaining += text_size(filter.topic) + 1;
  Bytes bytes(out);
  bytes.begin(PacketType::subscribe, kSubscribeFlags, remaining);
  bytes.number(id);
  for (const Filter& filter : filters) {
    bytes.text(filter.topic);
    bytes.byte(static_cast<unsigned>(filter.qos));
  }
  return bytes.size();
}

std::size_t write_publish_header(std::span<char> out, const Filter& to, bool retained,
                                 std::uint16_t id, std::size_t payload_bytes) {
  const std::size_t id_bytes = to.qos > 0 ? 2 : 0;
  Bytes bytes(out);
  bytes.begin(PacketType::publish,
              (static_cast<unsigned>(to.qos) << kQosShift) | (retained ? kRetain : 0),
              text_size(to.topic) + id_bytes + payload_bytes);
  bytes.text(to.topic);
  if (to.qos > 0) bytes.number(id);
  return bytes.size();
}

std::size_t write_puback(std::span<char> out, std::uint16_t id) {
  Bytes bytes(out);
  bytes.begin(PacketType::puback, 0, 2);
  bytes.number(id);
  return bytes.size();
}

std::size_t write_bare(std::span<char> out, PacketType type) {
  Bytes bytes(out);
  bytes.begin(type, 0, 0);
  return bytes.size();
}

}  // namespace innkeeper::link
