// SPDX-License-Identifier: Apache-2.0
// Carries bytes between a board's MQTT client and a broker on a loopback port, as a board's driver
// would: as Ethernet, which knows whether it is connected, or as a serial modem in transparent
// mode, which does not.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "device/link/client.hpp"

namespace innkeeper::support {

class BoardSocket {
 public:
  enum class Kind : std::uint8_t { ethernet, modem };

  /// `speed`: how much faster than real time the client lives, so that its deadlines are soon over.
  BoardSocket(link::Client& client, std::uint16_t port, Kind kind = Kind::ethernet, int speed = 1);
  ~BoardSocket();
  BoardSocket(const BoardSocket&) = delete;
  BoardSocket& operator=(const BoardSocket&) = delete;

  [[nodiscard]] room::Time now() const;
  /// Called after each look at the socket: the room's own step.
  void on_turn(std::function<void(room::Time)> turn) { turn_ = std::move(turn); }
  /// True once `done` says so, false when `limit` (real time) is over.
  bool run(const std::function<bool()>& done,
           std::chrono::milliseconds limit = std::chrono::seconds(20));
  /// As power fails: the connection is gone without a word.
  void cut();
  /// Everything that went to the broker since construction.
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  void turn();
  void open();
  void close();
  void follow_wish();
  void read();
  void write();
  [[nodiscard]] bool connected();

  link::Client& client_;
  std::uint16_t port_;
  Kind kind_;
  int speed_;
  std::function<void(room::Time)> turn_ = [](room::Time) {};
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  int socket_ = -1;
  bool is_connected_ = false;
  std::uint32_t connection_ = 0;
  std::string unread_;
  std::string written_;
};

}  // namespace innkeeper::support
