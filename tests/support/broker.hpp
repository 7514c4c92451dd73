// SPDX-License-Identifier: Apache-2.0
// A private mosquitto on a loopback port, set up as docs/broker.md advises: passwords, an ACL that
// keeps each room to its own topics, and limits that lose nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace innkeeper::support {

struct BrokerUser {
  std::string name;
  std::string password;
};

/// Name of the hub's user in the ACL.
inline constexpr const char* kHubUser = "innkeeper-hub";

/// Name of Home Assistant's and Node-RED's user in the ACL.
inline constexpr const char* kFriendUser = "home-assistant";

class Broker {
 public:
  /// Writes configuration, ACL and passwords into `directory` (which must exist) and starts
  /// nothing. All users but the hub and the friend are rooms. Throws std::runtime_error when mosquitto_passwd
  /// fails.
  Broker(std::filesystem::path directory, std::vector<BrokerUser> users);

  /// Starts mosquitto; false when it does not listen within the deadline (see log()).
  bool start(Milliseconds deadline = std::chrono::seconds(10));
  /// As a crash: SIGKILL.
  void kill();
  void stop();
  /// Deletes what mosquitto keeps on disk. REQUIRES: not running.
  void wipe();
  /// Stops or continues the process (SIGSTOP, SIGCONT), as a machine that hangs.
  void freeze();
  void thaw();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return process_ ? process_->pid() : -1; }
  [[nodiscard]] std::filesystem::path log() const { return directory_ / "mosquitto.log"; }

 private:
  std::filesystem::path directory_;
  std::uint16_t port_;
  std::optional<Process> process_;
};

/// `bytes` random bytes as hex, from the kernel.
[[nodiscard]] std::string random_secret(std::size_t bytes = 16);

/// Writes a file that only its owner may read.
void write_private(const std::filesystem::path& path, const std::string& content);

}  // namespace innkeeper::support
