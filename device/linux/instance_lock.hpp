// SPDX-License-Identifier: Apache-2.0
// One program at a time on one board: two masters on one serial line, or two hands at one relay, would
// each undo what the other does.
#pragma once

#include <filesystem>
#include <string>

#include "shared/util/result.hpp"

namespace innkeeper::device {

/// Held until it is destroyed or the process ends, however it ends.
class InstanceLock {
 public:
  /// Locks `agent.lock` in `directory`, which must exist. Never waits. The error says who holds it.
  [[nodiscard]] static Result<InstanceLock, std::string> take(
      const std::filesystem::path& directory);

  InstanceLock(InstanceLock&& other) noexcept;
  InstanceLock& operator=(InstanceLock&&) = delete;
  ~InstanceLock();

 private:
  explicit InstanceLock(int file) : file_(file) {}
  int file_;
};

}  // namespace innkeeper::device
