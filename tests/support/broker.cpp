// SPDX-License-Identifier: Apache-2.0
#include "tests/support/broker.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace innkeeper::support {
namespace {

std::string configuration(const std::filesystem::path& directory, std::uint16_t port) {
  const std::string at = directory.string();
  std::string text = "per_listener_settings false\n";
  text += "listener " + std::to_string(port) + " 127.0.0.1\n";
  text += "allow_anonymous false\n";
  text += "password_file " + at + "/passwords\n";
  text += "acl_file " + at + "/acl\n";
  text += "persistence true\npersistence_location " + at + "/data/\nautosave_interval 300\n";
  // The defaults lose messages in bursts (1,000 queued, 20 in flight) and delay answers (Nagle).
  // Not 0 (no limit) for the queue: mosquitto 2.0.11 then disconnects a client whose publish it denies.
  text += "max_queued_messages 300000\nmax_inflight_messages 0\nset_tcp_nodelay true\n";
  text += "max_packet_size 16384\n";
  text += "log_dest stderr\nlog_type error\nlog_type warning\nlog_type notice\n";
  // Started as root mosquitto would change to a user who may not read a private directory.
  if (geteuid() == 0) text += "user root\n";
  return text;
}

constexpr const char* kAcl =
    "user innkeeper-hub\n"
    "topic readwrite innkeeper/1/#\n"
    "topic readwrite homeassistant/device/innkeeper/#\n"
    "\n"
    "user home-assistant\n"
    "topic read homeassistant/#\n"
    "topic readwrite homeassistant/status\n"
    "topic read innkeeper/1/+/report\n"
    "topic read innkeeper/1/+/telemetry\n"
    "topic read innkeeper/1/+/link\n"
    "topic read innkeeper/1/+/answer\n"
    "topic write innkeeper/1/+/ask/+\n"
    "\n"
    "pattern read innkeeper/1/%u/plan\n"
    "pattern read innkeeper/1/%u/request\n"
    "pattern write innkeeper/1/%u/report\n"
    "pattern write innkeeper/1/%u/link\n"
    "pattern write innkeeper/1/%u/telemetry\n"
    "pattern write innkeeper/1/%u/response\n"
    "pattern read innkeeper/1/hub/link\n"
    "pattern read innkeeper/1/hub/time\n";

}  // namespace

Broker::Broker(std::filesystem::path directory, std::vector<BrokerUser> users)
    : directory_(std::move(directory)), port_(free_port()) {
  std::filesystem::create_directories(directory_ / "data");
  write_private(directory_ / "mosquitto.conf", configuration(directory_, port_));
  write_private(directory_ / "acl", kAcl);
  std::string passwords;
  for (const BrokerUser& user : users) passwords += user.name + ":" + user.password + "\n";
  const auto file = directory_ / "passwords";
  write_private(file, passwords);
  Process hash({{"mosquitto_passwd", "-U", file.string()}, log()});
  const auto status = hash.wait(std::chrono::minutes(2));
  if (!status || *status != 0) {
    throw std::runtime_error("mosquitto_passwd failed; see " + log().string());
  }
}

bool Broker::start(Milliseconds deadline) {
  // A debian package puts it into sbin, which is not in every PATH.
  const char* program =
      access("/usr/sbin/mosquitto", X_OK) == 0 ? "/usr/sbin/mosquitto" : "mosquitto";
  process_.emplace(Command{{program, "-c", (directory_ / "mosquitto.conf").string()}, log()});
  return process_->opens(port_, deadline);
}

void Broker::kill() { process_.reset(); }

void Broker::stop() {
  if (process_) process_->stop();
  process_.reset();
}

void Broker::wipe() {
  std::filesystem::remove_all(directory_ / "data");
  std::filesystem::create_directories(directory_ / "data");
}

void Broker::freeze() {
  if (process_) process_->signal(SIGSTOP);
}

void Broker::thaw() {
  if (process_) process_->signal(SIGCONT);
}

std::string random_secret(std::size_t bytes) {
  std::string secret;
  for (std::size_t i = 0; i < bytes; ++i) {
    unsigned char byte = 0;
    if (getrandom(&byte, 1, 0) != 1) throw std::runtime_error("the kernel has no randomness");
    constexpr const char* kDigits = "0123456789abcdef";
    secret.push_back(kDigits[byte >> 4U]);
    secret.push_back(kDigits[byte & 15U]);
  }
  return secret;
}

void write_private(const std::filesystem::path& path, const std::string& content) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written =
      fd >= 0 && fchmod(fd, 0600) == 0 &&
      write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  if (fd >= 0) close(fd);
  if (!written) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace innkeeper::support
