// SPDX-License-Identifier: Apache-2.0
// The TCP shell of the FIAS link: moves bytes between a socket and the link machine, stay events to
// the engine, and what the core has to say to the PMS. What FIAS means is in hub/pms.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "hub/core/event.hpp"
#include "hub/daemon/fias_config.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/daemon/pms_door.hpp"
#include "hub/pms/fias_link.hpp"

namespace innkeeper::hub::daemon {

/// Bytes that may wait to be sent; more means a PMS that does not read.
inline constexpr std::size_t kMaxUnsentBytes = std::size_t{64} * 1024;
/// While the engine cannot take more events, the PMS is not read; tried again after this.
inline constexpr std::chrono::milliseconds kEngineFullRetry{50};

/// Messages to the PMS that may wait for the io_context's thread; what waits for the PMS itself is
/// bounded by the link. Our choice: two on each room of the largest property.
inline constexpr std::size_t kMaxTold = 20'000;

/// Runs on the io_context's one thread, but for tell().
class PmsClient {
 public:
  /// Hands an event to the engine; false when it is full.
  using Post = std::function<bool(Event)>;

  /// `seal`: see pms::FiasLink; null without link key.
  PmsClient(boost::asio::io_context& io, const FiasConfig& config, pms::FiasLink::Seal seal,
            const HotelClock& clock, Post post);

  void start();
  /// Says farewell; `done` is called once the link is closed, a few seconds later at most.
  void stop(std::function<void()> done);
  /// Records that wait for the PMS.
  [[nodiscard]] std::size_t waiting();
  /// From any thread: something for the PMS.
  void tell(PmsMessage message);

 private:
  [[nodiscard]] pms::Moment moment();
  void perform(pms::Output output);
  void open();
  void close();
  void take_told();
  void send(std::string bytes);
  void write_next();
  void read();
  void disconnected();
  void forward();
  void arm_timer();

  boost::asio::io_context& io_;
  const HotelClock& clock_;
  Post post_;
  pms::FiasLink link_;
  std::minstd_rand random_{std::random_device{}()};

  std::unique_ptr<PmsDoor> door_;
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

  std::mutex told_mutex_;
  std::vector<PmsMessage> told_;  // guarded by told_mutex_
};

}  // namespace innkeeper::hub::daemon
