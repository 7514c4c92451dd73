// SPDX-License-Identifier: Apache-2.0
// The TCP shell of the FIAS link: moves bytes between a socket and the link machine, and stay
// events to the engine. What FIAS means is in hub/pms.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <random>
#include <string>

#include "hub/core/event.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/pms/fias_link.hpp"

namespace innkeeper::hub::daemon {

/// Bytes that may wait to be sent; more means a PMS that does not read.
inline constexpr std::size_t kMaxUnsentBytes = std::size_t{64} * 1024;
/// While the engine cannot take more events, the PMS is not read; tried again after this.
inline constexpr std::chrono::milliseconds kEngineFullRetry{50};

/// Runs on the io_context's one thread.
class PmsClient {
 public:
  /// Hands an event to the engine; false when it is full.
  using Post = std::function<bool(Event)>;

  PmsClient(boost::asio::io_context& io, std::string host, std::uint16_t port, std::string version,
            const HotelClock& clock, Post post);

  void start();
  /// Says farewell; `done` is called once the link is closed, a few seconds later at most.
  void stop(std::function<void()> done);

 private:
  [[nodiscard]] pms::Moment moment();
  void perform(pms::Output output);
  void open();
  void close();
  void send(std::string bytes);
  void write_next();
  void read();
  void disconnected();
  void forward();
  void arm_timer();

  std::string host_;
  std::uint16_t port_;
  const HotelClock& clock_;
  Post post_;
  pms::FiasLink link_;
  std::minstd_rand random_{std::random_device{}()};

  boost::asio::ip::tcp::resolver resolver_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer timer_;
  boost::asio::steady_timer retry_;
  std::uint64_t connection_ =
      0;  // handlers of earlier connections see another number and do nothing
  std::array<char, 4096> input_{};
  std::string unsent_;
  std::string sending_;
  bool closing_ = false;  // close once everything is sent
  std::deque<Event>
      undelivered_;  // bounded by what one read can hold: no reading while it is filled
  bool reading_ = false;
  bool up_ = false;
  std::function<void()> stopped_;
};

}  // namespace innkeeper::hub::daemon
