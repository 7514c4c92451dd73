// SPDX-License-Identifier: Apache-2.0
// What systemd hears of the agent, with a socket of the test in its place.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

#include "device/linux/service_manager.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::device {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

room::Time at(milliseconds since_boot) { return room::Time(since_boot); }

class Systemd {
 public:
  /// `name` as NOTIFY_SOCKET has it.
  explicit Systemd(std::string name, const char* watchdog_usec = "20000000") {
    ear_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path, sizeof address.sun_path - 1);
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    REQUIRE(bind(ear_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    setenv("NOTIFY_SOCKET", name.c_str(), 1);
    if (watchdog_usec != nullptr) setenv("WATCHDOG_USEC", watchdog_usec, 1);
  }
  ~Systemd() {
    close(ear_);
    for (const char* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"}) unsetenv(name);
  }
  Systemd(const Systemd&) = delete;
  Systemd& operator=(const Systemd&) = delete;

  std::optional<std::string> heard() const {
    std::array<char, 256> bytes{};
    const ssize_t size = recv(ear_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (size < 0) return std::nullopt;
    return std::string(bytes.data(), static_cast<std::size_t>(size));
  }

 private:
  int ear_ = -1;
};

std::string socket_in(const tests::TemporaryDirectory& directory) {
  return (directory.path() / "notify").string();
}

TEST_CASE("the first control step says ready, and each quarter of the watchdog's time feeds it") {
  const tests::TemporaryDirectory directory;
  const Systemd systemd(socket_in(directory));
  ServiceManager service;
  CHECK(systemd.heard() == std::nullopt);
  service.stepped(at(seconds(1)), "controls room r-1");
  CHECK(systemd.heard() == "READY=1\nSTATUS=controls room r-1");
  CHECK(systemd.heard() == "WATCHDOG=1");
  service.stepped(at(milliseconds(5999)), "controls room r-1");
  CHECK(systemd.heard() == std::nullopt);
  service.stepped(at(seconds(6)), "controls room r-1");
  CHECK(systemd.heard() == "WATCHDOG=1");
  service.stopping();
  CHECK(systemd.heard() == "STOPPING=1");
  CHECK(systemd.heard() == std::nullopt);
}

TEST_CASE("a socket without a file is spoken to like one with") {
  const Systemd systemd("@innkeeper-test-" + std::to_string(getpid()));
  ServiceManager service;
  service.stepped(at({}), "s");
  CHECK(systemd.heard() == "READY=1\nSTATUS=s");
}

TEST_CASE("without a watchdog, or with one that is meant for another process, none is fed") {
  const tests::TemporaryDirectory directory;
  const char* usec = GENERATE(static_cast<const char*>(nullptr), "0", "20s", "20000000");
  const Systemd systemd(socket_in(directory), usec);
  if (usec != nullptr && std::string(usec) == "20000000") setenv("WATCHDOG_PID", "1", 1);
  ServiceManager service;
  service.stepped(at({}), "s");
  CHECK(systemd.heard() == "READY=1\nSTATUS=s");
  CHECK(systemd.heard() == std::nullopt);
}

TEST_CASE("started by hand nothing is said and nothing fails") {
  ServiceManager service;
  service.stepped(at({}), "s");
  service.stopping();
}

TEST_CASE("readiness that systemd did not take is told again with the next step") {
  const tests::TemporaryDirectory directory;
  setenv("NOTIFY_SOCKET", socket_in(directory).c_str(), 1);
  ServiceManager service;
  service.stepped(at(seconds(1)), "s");
  const Systemd systemd(socket_in(directory), nullptr);
  service.stepped(at(seconds(2)), "s");
  CHECK(systemd.heard() == "READY=1\nSTATUS=s");
}

}  // namespace
}  // namespace innkeeper::device
