// SPDX-License-Identifier: Apache-2.0
// What systemd is told: ready, alive, stopping. Speaks the protocol of sd_notify(3) itself, datagrams to a
// local socket, so that a board needs no libsystemd. Does nothing when started by hand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::device {

/// Not thread-safe. Never blocks: what the socket does not take at once is dropped and logged, and the
/// next stepped() tells it again.
class ServiceManager {
 public:
  /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, as systemd sets them.
  ServiceManager();
  ~ServiceManager();
  ServiceManager(const ServiceManager&) = delete;
  ServiceManager& operator=(const ServiceManager&) = delete;

  /// The control step was made at `now`. The first tells that the service is ready, with `status` for
  /// people; all together feed the watchdog, at most four times in WatchdogSec.
  void stepped(room::Time now, std::string_view status);
  void stopping();

 private:
  [[nodiscard]] bool tell(const std::string& message) const;

  int socket_ = -1;  // none: nobody listens
  std::string address_;
  std::optional<room::Duration> period_;  // none: no watchdog is wanted
  bool ready_ = false;
  std::optional<room::Time> fed_;
};

}  // namespace innkeeper::device
