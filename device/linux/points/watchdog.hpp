// SPDX-License-Identifier: Apache-2.0
// The hardware watchdog of the board. Once it is open, the board resets unless it is fed.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "device/agent/ports.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// The kernel's three calls, so that tests need no watchdog.
class WatchdogKernel {
 public:
  virtual ~WatchdogKernel() = default;
  /// A file number, or below zero with errno.
  [[nodiscard]] virtual int open(const std::filesystem::path& device) = 0;
  /// Asks for `seconds`, says what it got; below zero with errno.
  [[nodiscard]] virtual int set_timeout(int file, int seconds) = 0;
  /// False with errno.
  [[nodiscard]] virtual bool write(int file, char byte) = 0;
  virtual void close(int file) = 0;
};

[[nodiscard]] WatchdogKernel& linux_watchdog_kernel();

class Watchdog {
 public:
  /// Starts the watchdog with agent::kWatchdogPatience. A shorter or far longer time is refused; the
  /// watchdog is then stopped again.
  [[nodiscard]] static Result<std::unique_ptr<Watchdog>, std::string> open(
      const std::filesystem::path& device, WatchdogKernel& kernel = linux_watchdog_kernel());

  /// Stops the watchdog, where the driver allows it.
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Never blocks. What fails is not retried: the next step feeds again.
  void feed() { static_cast<void>(kernel_.write(file_, '\0')); }

 private:
  Watchdog(WatchdogKernel& kernel, int file) : kernel_(kernel), file_(file) {}

  WatchdogKernel& kernel_;
  int file_;
};

}  // namespace innkeeper::device
