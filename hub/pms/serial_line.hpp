// SPDX-License-Identifier: Apache-2.0
// FIAS over a serial line: each record is followed by a checksum (LRC) and acknowledged, and asked
// for again when it is not. A codec and a machine without a port: this project has no driver for
// serial ports, since interfaces today are on TCP. Whoever writes one moves bytes between it and
// this.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/pms/fias_frame.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::pms {

inline constexpr char kEnq = '\x05';
inline constexpr char kAck = '\x06';
inline constexpr char kNak = '\x15';

/// How long the other side may take to acknowledge (FIAS specification 2.20: 3 s).
inline constexpr room::Duration kAckTimeout = std::chrono::seconds(3);
/// ENQ sent for one record, and how often a refused record is sent again (FIAS: 3 each).
inline constexpr unsigned kMaxEnquiries = 3;
inline constexpr unsigned kMaxResends = 3;
/// Records that may wait for their turn on the line. Our choice.
inline constexpr std::size_t kMaxSerialQueue = 256;

/// XOR of every byte behind STX up to and with ETX. It can be any byte, STX and ETX included, and is
/// known by its place alone.
[[nodiscard]] char checksum(std::string_view record);

/// STX record ETX LRC. REQUIRES: as encode_frame().
[[nodiscard]] std::string encode_serial_frame(std::string_view record);

/// What a turn of the line asks for and found.
struct SerialOutput {
  std::string send;
  std::vector<std::string> records;  ///< received whole, each once
  std::size_t delivered = 0;         ///< of those given to send()
  std::size_t lost = 0;              ///< of those given to send(): given up, to be logged
};

/// Both directions of one line. Single-threaded, deterministic.
class SerialLine {
 public:
  /// False when kMaxSerialQueue records wait already. REQUIRES: as encode_frame().
  [[nodiscard]] bool send(std::string record, room::Time now, SerialOutput& out);
  void on_bytes(std::string_view bytes, room::Time now, SerialOutput& out);
  /// To be called at deadline() or later; earlier it does nothing.
  void on_timer(room::Time now, SerialOutput& out);
  [[nodiscard]] std::optional<room::Time> deadline() const { return deadline_; }

 private:
  enum class State : std::uint8_t { outside, inside, at_checksum, too_long };

  void take(char byte, room::Time now, SerialOutput& out);
  void take_outside(char byte, room::Time now, SerialOutput& out);
  void finish_record(char lrc, SerialOutput& out);
  void on_ack(room::Time now, SerialOutput& out);
  void on_nak(room::Time now, SerialOutput& out);
  void transmit(room::Time now, SerialOutput& out);
  void drop_front(room::Time now, SerialOutput& out);

  // Receiving.
  State state_ = State::outside;
  std::string record_;
  char last_answer_ = kNak;
  // Sending: the front of the queue is on its way.
  std::deque<std::string> queue_;
  unsigned enquiries_ = 0;
  unsigned resends_ = 0;
  std::optional<room::Time> deadline_;
};

}  // namespace innkeeper::hub::pms
