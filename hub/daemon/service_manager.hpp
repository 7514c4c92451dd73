// SPDX-License-Identifier: Apache-2.0
// What systemd is told: ready, alive, stopping. Does nothing when started by hand.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace innkeeper::hub::daemon {

/// Runs on the io_context's one thread.
class ServiceManager {
 public:
  /// `alive` says whether the rest of the hub still works; while it says no, the watchdog is not
  /// fed and systemd restarts the hub after WatchdogSec.
  ServiceManager(boost::asio::io_context& io, std::function<bool()> alive);

  void ready(const std::string& status);
  void stopping();

 private:
  void feed();

  boost::asio::steady_timer timer_;
  std::function<bool()> alive_;
  std::optional<std::chrono::microseconds> period_;  // none: no watchdog is wanted
};

}  // namespace innkeeper::hub::daemon
