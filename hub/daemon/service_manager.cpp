// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/service_manager.hpp"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {

ServiceManager::ServiceManager(boost::asio::io_context& io, std::function<bool()> alive)
    : timer_(io), alive_(std::move(alive)) {
  std::uint64_t watchdog_us = 0;
  // Half of WatchdogSec, as sd_watchdog_enabled(3) advises.
  if (sd_watchdog_enabled(0, &watchdog_us) > 0) {
    period_ = std::chrono::microseconds(watchdog_us / 2);
  }
}

void ServiceManager::ready(const std::string& status) {
  const std::string message = "READY=1\nSTATUS=" + status;
  if (sd_notify(0, message.c_str()) < 0) {
    log::write(log::Level::warning, "systemd.notify_failed",
               {{"remedy", "check NotifyAccess= and RestrictAddressFamilies=AF_UNIX of the unit"}});
  }
  feed();
}

void ServiceManager::stopping() {
  timer_.cancel();
  static_cast<void>(sd_notify(0, "STOPPING=1"));
}

void ServiceManager::feed() {
  if (!period_) return;
  if (alive_()) {
    static_cast<void>(sd_notify(0, "WATCHDOG=1"));
  } else {
    log::write(log::Level::error, "engine.stuck",
               {{"remedy", "the watchdog will restart the hub; check the database's disk"}});
  }
  timer_.expires_after(*period_);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) feed();
  });
}

}  // namespace innkeeper::hub::daemon
