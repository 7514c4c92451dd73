// SPDX-License-Identifier: Apache-2.0
// The agent as a service of systemd: what a real process tells, here to a socket of the test.
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {
namespace {

using std::chrono::seconds;

/// The socket that NOTIFY_SOCKET names.
class Ear {
 public:
  explicit Ear(std::string path) : path_(std::move(path)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path_.size() < sizeof address.sun_path);
    path_.copy(address.sun_path, path_.size());
    socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  ~Ear() { close(socket_); }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  /// The next message; empty when none comes in time.
  std::string next(std::chrono::milliseconds limit = seconds(20)) const {
    pollfd waiting{socket_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(limit.count())) <= 0) return {};
    std::array<char, 256> bytes{};
    const ssize_t size = recv(socket_, bytes.data(), bytes.size(), 0);
    return size < 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(size));
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int socket_ = -1;
};

TEST_CASE("systemd hears that the room is controlled, without any broker, and then of every step") {
  const TemporaryDirectory directory;
  const Ear systemd((directory.path() / "notify").string());
  const auto config = directory.path() / "agent.toml";
  std::ofstream(config) << "[room]\nid = \"r-1\"\nfixtures = [\"ceiling\"]\n"
                        << "[broker]\nhost = \"127.0.0.1\"\nport = " << support::free_port()
                        << "\n[state]\ndirectory = \"state\"\n[board]\nkind = \"simulated\"\n";
  std::vector<std::string> words = program_words("innkeeper-agent");
  words.insert(words.end(), {"--config", config.string()});
  support::Process agent({words,
                          directory.path() / "agent.log",
                          false,
                          {"NOTIFY_SOCKET=" + systemd.path(), "WATCHDOG_USEC=1000000"}});

  CHECK(systemd.next() == "READY=1\nSTATUS=controls room r-1");
  // Longer than the watchdog would wait, which the steps of a second each feed.
  for (int step = 0; step < 3; ++step) CHECK(systemd.next() == "WATCHDOG=1");

  agent.signal(SIGTERM);
  std::string last = systemd.next();
  while (last == "WATCHDOG=1") last = systemd.next();
  CHECK(last == "STOPPING=1");
  CHECK(agent.stop());
}

}  // namespace
}  // namespace innkeeper::tests
