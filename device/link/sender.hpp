// SPDX-License-Identifier: Apache-2.0
// What goes out of a board, one packet after the other. A report is kept as the value it is, less
// than half of its bytes, and written piece by piece as the transport takes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "device/link/packet.hpp"
#include "device/link/packet_writer.hpp"
#include "shared/room/report.hpp"
#include "shared/util/fixed_vector.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"

namespace innkeeper::link {

/// Holds the largest packet but a report: telemetry with its topic (327 bytes).
inline constexpr std::size_t kSendBytes = 336;
/// Answers that wait for the transport. While there are so many nothing more is read.
inline constexpr std::size_t kMaxAnswers = 8;

class Sender {
 public:
  /// Forgets everything: for a new connection.
  void reset();

  /// True while a message can be begun: everything before is with the transport.
  [[nodiscard]] bool is_free() const { return begin_ == end_ && !is_streaming(); }

  /// True once the last message is with the transport as a whole; answers do not count.
  [[nodiscard]] bool is_sent() const { return !in_message_; }

  // REQUIRES is_free().
  void connect(const Greeting& greeting);
  void subscribe(std::uint16_t id, std::span<const Filter> filters);
  /// REQUIRES too: header and payload fit kSendBytes.
  void publish(const Filter& to, bool retained, std::uint16_t id, std::string_view payload);
  /// Copies the report. False for one that the codec refuses; nothing is sent then.
  [[nodiscard]] bool publish(const Filter& to, std::uint16_t id, const room::Report& report);
  void disconnect();

  // Go out between messages.
  /// REQUIRES: !answers_full().
  void answer(std::uint16_t id);
  [[nodiscard]] bool answers_full() const { return answers_.full(); }
  void ping() { ping_owed_ = true; }

  /// The next bytes for the transport, or none. Holds until the next call of any member.
  [[nodiscard]] std::string_view offered();
  /// The transport took so many of them.
  void taken(std::size_t count);

 private:
  [[nodiscard]] bool is_streaming() const { return report_sent_ < report_bytes_; }
  void begin(std::size_t bytes);
  void fill();

  std::array<char, kSendBytes> bytes_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool in_message_ = false;
  room::Report report_;
  std::size_t report_bytes_ = 0;
  std::size_t report_sent_ = 0;  ///< bytes of it that passed through bytes_
  FixedVector<std::uint16_t, kMaxAnswers> answers_;
  bool ping_owed_ = false;
};

}  // namespace innkeeper::link
