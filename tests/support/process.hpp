// SPDX-License-Identifier: Apache-2.0
// A child process under control: started with its output in a file, spoken to line by line, stopped
// by its pid, gone when its owner is gone. For demo, benchmark and integration tests.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::support {

using Milliseconds = std::chrono::milliseconds;

/// How a child is started.
struct Command {
  std::vector<std::string> words;  ///< program and arguments
  std::filesystem::path log;       ///< stderr, and stdout unless piped, are appended here
  bool piped = false;              ///< stdin and stdout are pipes for write_line(), read_line()
  std::vector<std::string> environment = {};  ///< `NAME=value`, added to this program's own
};

/// Kills the child (SIGKILL) when destroyed; the kernel does so too if this program dies first.
/// Not thread-safe. Throws std::runtime_error when the program cannot be started at all.
class Process {
 public:
  explicit Process(const Command& command);
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] bool running();
  void signal(int number);
  /// The wait status once the child ended (WIFEXITED, WIFSIGNALED), nothing if it runs on.
  [[nodiscard]] std::optional<int> wait(Milliseconds deadline);
  /// Whether something accepts connections on 127.0.0.1:`port` before the deadline and the child's end.
  [[nodiscard]] bool opens(std::uint16_t port, Milliseconds deadline);
  /// SIGTERM, then SIGKILL after `deadline`. True when it ended by itself with status 0.
  bool stop(Milliseconds deadline = std::chrono::seconds(10));
  /// SIGKILL, and waits for the end.
  void kill();

  /// False when the child does not read (any more).
  bool write_line(std::string_view line);
  /// The next whole line of stdout without its end; nothing by the deadline or at the end of
  /// output.
  [[nodiscard]] std::optional<std::string> read_line(Milliseconds deadline);

 private:
  void forget();

  pid_t pid_ = -1;
  std::optional<int> status_;
  int to_child_ = -1;
  int from_child_ = -1;
  std::string unread_;
};

/// A TCP port of 127.0.0.1 that was free a moment ago.
[[nodiscard]] std::uint16_t free_port();

/// Resident memory of a process in KiB; 0 when it is gone.
[[nodiscard]] std::uint64_t resident_kib(pid_t pid);

}  // namespace innkeeper::support
