// SPDX-License-Identifier: Apache-2.0
// The hardware watchdog, behind the kernel's three calls.
#include <cerrno>
#include <string>

#include "device/linux/points/watchdog.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::device::test {
namespace {

using Catch::Matchers::Contains;

class FakeWatchdog final : public WatchdogKernel {
 public:
  int gives_seconds = 10;
  bool is_open = false;
  std::string written;

  int open(const std::filesystem::path& /*device*/) override {
    is_open = true;
    return 7;
  }
  int set_timeout(int /*file*/, int /*seconds*/) override {
    errno = ENOTTY;
    return gives_seconds;
  }
  bool write(int /*file*/, char byte) override {
    written += byte == '\0' ? '.' : byte;
    return true;
  }
  void close(int /*file*/) override { is_open = false; }
};

TEST_CASE("a watchdog is fed, and stopped with the magic byte when the agent ends") {
  FakeWatchdog kernel;
  {
    auto watchdog = Watchdog::open("/dev/watchdog0", kernel);
    REQUIRE(watchdog);
    (*watchdog)->feed();
    (*watchdog)->feed();
  }
  CHECK(kernel.written == "..V");
  CHECK_FALSE(kernel.is_open);
}

TEST_CASE("a watchdog that does not wait ten seconds is refused, and does not go on running") {
  FakeWatchdog kernel;
  const auto [waits_s, words] = GENERATE(table<int, std::string>(
      {{-1, "takes no time limit"}, {1, "waits 1 s instead of 10 to 60"}, {300, "waits 300 s"}}));
  kernel.gives_seconds = waits_s;
  const auto watchdog = Watchdog::open("/dev/watchdog0", kernel);
  REQUIRE_FALSE(watchdog);
  CHECK_THAT(watchdog.error(), Contains(words));
  CHECK(kernel.written == "V");
  CHECK_FALSE(kernel.is_open);
}

TEST_CASE("a watchdog that is not there is told with the kernel's reason") {
  const auto watchdog = Watchdog::open("/dev/watchdog-none");
  REQUIRE_FALSE(watchdog);
  CHECK(watchdog.error() == "No such file or directory");
}

}  // namespace
}  // namespace innkeeper::device::test
