// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/watchdog.hpp"

#include <fcntl.h>
#include <linux/watchdog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace innkeeper::device {
namespace {

constexpr int kPatienceSeconds = static_cast<int>(
    std::chrono::duration_cast<std::chrono::seconds>(agent::kWatchdogPatience).count());
/// Some chips know few times. Longer than this is no watchdog for a room.
constexpr int kLongestSeconds = 60;
/// Says that the end is meant (Documentation/watchdog/watchdog-api.rst).
constexpr char kMagicClose = 'V';

class LinuxWatchdog final : public WatchdogKernel {
 public:
  int open(const std::filesystem::path& device) override {
    return ::open(device.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK);
  }
  int set_timeout(int file, int seconds) override {
    if (::ioctl(file, WDIOC_SETTIMEOUT, &seconds) != 0) return -1;
    return seconds;
  }
  bool write(int file, char byte) override { return ::write(file, &byte, 1) == 1; }
  void close(int file) override { ::close(file); }
};

}  // namespace

WatchdogKernel& linux_watchdog_kernel() {
  static LinuxWatchdog kernel;
  return kernel;
}

Result<std::unique_ptr<Watchdog>, std::string> Watchdog::open(const std::filesystem::path& device,
                                                              WatchdogKernel& kernel) {
  const int file = kernel.open(device);
  if (file < 0) return fail(std::generic_category().message(errno));
  std::unique_ptr<Watchdog> watchdog(new Watchdog(kernel, file));
  const int got = kernel.set_timeout(file, kPatienceSeconds);
  if (got < 0) return fail("takes no time limit: " + std::generic_category().message(errno));
  if (got < kPatienceSeconds || got > kLongestSeconds) {
    return fail("waits " + std::to_string(got) + " s instead of " +
                std::to_string(kPatienceSeconds) + " to " + std::to_string(kLongestSeconds));
  }
  return watchdog;
}

Watchdog::~Watchdog() {
  static_cast<void>(kernel_.write(file_, kMagicClose));
  kernel_.close(file_);
}

}  // namespace innkeeper::device
