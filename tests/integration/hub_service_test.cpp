// SPDX-License-Identifier: Apache-2.0
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

/// The end of the notification socket at which systemd would listen.
class ServiceManagerEnd {
 public:
  explicit ServiceManagerEnd(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    REQUIRE(text.size() < sizeof address.sun_path);
    text.copy(address.sun_path, text.size());
    fd_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~ServiceManagerEnd() { close(fd_); }
  ServiceManagerEnd(const ServiceManagerEnd&) = delete;
  ServiceManagerEnd& operator=(const ServiceManagerEnd&) = delete;

  /// Whether a message with these words comes in time.
  bool hears(std::string_view words) const {
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (std::chrono::steady_clock::now() < end) {
      pollfd waiting{fd_, POLLIN, 0};
      if (poll(&waiting, 1, 100) != 1) continue;
      std::array<char, 1024> buffer{};
      const ssize_t size = recv(fd_, buffer.data(), buffer.size(), 0);
      if (size <= 0) continue;
      const std::string_view message(buffer.data(), static_cast<std::size_t>(size));
      if (message.find(words) != std::string_view::npos) return true;
    }
    return false;
  }

 private:
  int fd_ = -1;
};

TEST_CASE("systemd is told when the hub is ready, that it lives, and when it stops") {
  RunningHouse running;
  const auto path = running.directory.path() / "notify";
  const ServiceManagerEnd systemd(path);
  REQUIRE(running.house.start_hub({"NOTIFY_SOCKET=" + path.string(), "WATCHDOG_USEC=400000"}));
  CHECK(systemd.hears("READY=1"));
  CHECK(systemd.hears("WATCHDOG=1"));
  CHECK(systemd.hears("WATCHDOG=1"));
  CHECK(running.house.stop_hub());
  CHECK(systemd.hears("STOPPING=1"));
}

TEST_CASE("a broker that refuses the hub's password is told to people, and the hub goes on") {
  RunningHouse running;
  REQUIRE(running.house.broker().start());
  support::write_private(running.directory.path() / "hub.password", "wrong\n");
  REQUIRE(running.house.start_hub());
  CHECK(running.logged("innkeeperd", "broker.connection_down"));
  const auto health = running.house.http().call("GET", "/healthz");
  REQUIRE(health);
  CHECK(health->status == 503);
  CHECK(running.log_of("innkeeperd").find("wrong\n") == std::string::npos);
}

}  // namespace
}  // namespace innkeeper::tests
