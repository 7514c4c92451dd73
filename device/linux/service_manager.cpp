// SPDX-License-Identifier: Apache-2.0
#include "device/linux/service_manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "shared/log/log.hpp"

namespace innkeeper::device {
namespace {

std::optional<std::uint64_t> number_in(const char* variable) {
  const char* text = std::getenv(variable);
  if (text == nullptr) return std::nullopt;
  std::uint64_t number = 0;
  const char* end = text + std::strlen(text);
  const auto read = std::from_chars(text, end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

/// sd_watchdog_enabled(3): the variables may be meant for a parent.
std::optional<room::Duration> watchdog_period() {
  const auto watchdog_us = number_in("WATCHDOG_USEC");
  const auto pid = number_in("WATCHDOG_PID");
  constexpr std::uint64_t kLongestUs = std::uint64_t{24} * 3600 * 1'000'000;
  if (!watchdog_us || *watchdog_us == 0) return std::nullopt;
  if (pid && *pid != static_cast<std::uint64_t>(getpid())) return std::nullopt;
  const std::chrono::microseconds quarter(
      static_cast<std::int64_t>(std::min(*watchdog_us, kLongestUs) / 4));
  return std::chrono::duration_cast<room::Duration>(quarter);
}

}  // namespace

ServiceManager::ServiceManager() : period_(watchdog_period()) {
  const char* address = std::getenv("NOTIFY_SOCKET");
  if (address == nullptr) return;
  address_ = address;
  const bool known = address_.starts_with('/') || address_.starts_with('@');
  if (known && address_.size() < sizeof(sockaddr_un::sun_path)) {
    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  }
  if (socket_ < 0) {
    log::write(log::Level::warning, "systemd.notify_unusable",
               {{"socket", address_},
                {"remedy", "NOTIFY_SOCKET is a path or @name of at most 107 characters"}});
  }
}

ServiceManager::~ServiceManager() {
  if (socket_ >= 0) close(socket_);
}

void ServiceManager::stepped(room::Time now, std::string_view status) {
  if (!ready_) {
    ready_ = true;
    if (!tell("READY=1\nSTATUS=" + std::string(status))) {
      ready_ = false;
      log::write(
          log::Level::warning, "systemd.notify_failed",
          {{"remedy", "check NotifyAccess= and RestrictAddressFamilies=AF_UNIX of the unit"}});
    }
  }
  if (!period_ || (fed_ && now - *fed_ < *period_)) return;
  if (tell("WATCHDOG=1")) fed_ = now;
}

void ServiceManager::stopping() { static_cast<void>(tell("STOPPING=1")); }

bool ServiceManager::tell(const std::string& message) const {
  if (socket_ < 0) return true;
  sockaddr_un to{};
  to.sun_family = AF_UNIX;
  address_.copy(to.sun_path, sizeof to.sun_path - 1);
  // A name that is no file begins with a zero byte; the variable cannot hold one.
  if (to.sun_path[0] == '@') to.sun_path[0] = '\0';
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
  const ssize_t sent = ::sendto(socket_, message.data(), message.size(), MSG_NOSIGNAL,
                                reinterpret_cast<const sockaddr*>(&to), size);
  return sent == static_cast<ssize_t>(message.size());
}

}  // namespace innkeeper::device
