// SPDX-License-Identifier: Apache-2.0
#include "device/linux/instance_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace innkeeper::device {

Result<InstanceLock, std::string> InstanceLock::take(const std::filesystem::path& directory) {
  const auto path = directory / "agent.lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return fail(path.string() + ": " + std::generic_category().message(errno));
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return InstanceLock(file);
  const int error = errno;
  ::close(file);
  if (error != EWOULDBLOCK) {
    return fail(path.string() + ": " + std::generic_category().message(error));
  }
  return fail(path.string() + ": another innkeeper-agent uses this board; stop it first, as with " +
              "systemctl stop innkeeper-agent");
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

InstanceLock::~InstanceLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace innkeeper::device
