// SPDX-License-Identifier: Apache-2.0
// The fleet: all rooms on one thread, one timer for all of their steps, one pace for all of their
// connects.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <queue>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "device/sim/simhotel_truth.hpp"

namespace innkeeper::sim {

/// A broker's listen queue may hold only 100 connections (mosquitto 2.0): 2,000 a second leave it
/// 50 ms to take them.
inline constexpr room::Duration kConnectSpacing = std::chrono::microseconds(500);
/// How often the truth is written at most; a large fleet whose truth takes long to write, less
/// often.
inline constexpr room::Duration kTruthPeriod = std::chrono::milliseconds(200);
/// From the wish to end until connections are closed whatever the broker says.
inline constexpr room::Duration kCloseTimeout = std::chrono::seconds(3);

/// Gives connects their times, so many apart.
class Pace {
 public:
  [[nodiscard]] room::Time next(room::Time now) {
    next_ = std::max(now, next_ + kConnectSpacing);
    return next_;
  }

 private:
  room::Time next_;
};

class Hotel {
 public:
  Hotel(boost::asio::io_context& io, Clock clock, std::filesystem::path truth_file);

  /// REQUIRES: before start().
  void add(const SimulatedRoomSettings& settings);
  /// First connects are spread evenly over `spread`.
  void start(room::Duration spread);
  /// Says goodbye for all rooms, then stops the io_context.
  void stop();

 private:
  using Due = std::pair<room::Time, std::size_t>;  ///< when, and which room

  void arm();
  void run_due();
  void arm_housekeeping();
  void write_truth();
  void log_connections();
  void close_step();
  [[nodiscard]] std::uint64_t revision() const;
  [[nodiscard]] std::size_t connected() const;

  boost::asio::io_context& io_;
  Clock clock_;
  std::filesystem::path truth_file_;
  SimulatedRooms rooms_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::vector<bool> paced_;  ///< rooms whose next attempt has its time from pace_
  Pace pace_;
  boost::asio::steady_timer step_timer_;
  boost::asio::steady_timer housekeeping_timer_;
  bool closing_ = false;
  room::Time truth_due_;
  std::uint64_t truth_revision_ = 0;
  bool truth_failed_ = false;
  room::Time connection_log_due_;
  std::size_t logged_connected_ = 0;
};

}  // namespace innkeeper::sim
