// SPDX-License-Identifier: Apache-2.0
// innkeeper-agent: runs one room on a board with Linux. It reads the clock, waits, and ends on SIGTERM;
// the room itself is RoomDriver's.
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>
#include <system_error>

#include "device/linux/agent_config.hpp"
#include "device/linux/board_command.hpp"
#include "device/linux/board_opening.hpp"
#include "device/linux/board_window.hpp"
#include "device/linux/instance_lock.hpp"
#include "device/linux/room_driver.hpp"
#include "device/linux/service_manager.hpp"
#include "device/linux/stop_signals.hpp"
#include "shared/config/command_line.hpp"
#include "shared/config/secret_file.hpp"
#include "shared/log/log.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::device {
namespace {

/// True when the program shall go on.
bool wait(int stop, int woken, room::Time deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(
      std::max(deadline - steady_now(), room::Duration{}));
  constexpr std::int64_t kLongestMs = 60'000;
  std::array<pollfd, 2> waits{{{stop, POLLIN, 0}, {woken, POLLIN, 0}}};
  if (::poll(waits.data(), waits.size(), static_cast<int>(std::min(left.count(), kLongestMs))) <
      0) {
    return true;  // EINTR: nothing is lost by looking once more
  }
  eventfd_t count = 0;
  if ((waits[1].revents & POLLIN) != 0) static_cast<void>(eventfd_read(woken, &count));
  return (waits[0].revents & POLLIN) == 0;
}

int run(const AgentConfig& config) {
  std::string password;
  if (config.password_file) {
    auto secret = config::read_secret(*config.password_file);
    if (!secret) {
      std::cerr << config::describe(secret.error()) << '\n';
      return config::kExitBadInput;
    }
    password = std::move(secret).value();
  }
  std::error_code failure;
  std::filesystem::create_directories(config.state_directory, failure);
  if (failure) {
    std::cerr << config.state_directory.string() << ": cannot be created: " << failure.message()
              << "; name a directory in [state] that this user may write\n";
    return config::kExitFailed;
  }
  const auto lock = InstanceLock::take(config.state_directory);
  if (!lock) {
    std::cerr << lock.error() << '\n';
    return config::kExitFailed;
  }
  const int stop = stop_signals();
  const int woken = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  check(stop >= 0 && woken >= 0, "the kernel has signalfd and eventfd");
  auto board = open_board(config);
  if (!board) {
    std::cerr << config::describe(board.error());
    return config::kExitBadInput;
  }
  HostedBoard& points = *board.value();
  RoomDriver driver(
      config, std::move(board).value(), std::move(password),
      [woken] { static_cast<void>(eventfd_write(woken, 1)); }, steady_now());
  std::optional<BoardWindow> window;
  if (config.board == BoardKind::points) {
    window.emplace(config.state_directory,
                   [&points] { return points.listing().value_or(BoardListing{}); });
  }
  log::write(log::Level::info, "agent.started", {{"room", config.room.view()}});
  ServiceManager service;
  const std::string status = "controls room " + std::string(config.room.view());
  do {
    const room::Time at = steady_now();
    driver.poll(at);
    // Not when the control step is due still: a loop that only turns is not alive.
    if (driver.next_deadline() > at) service.stepped(at, status);
  } while (wait(stop, woken, driver.next_deadline()));
  service.stopping();
  driver.shut_down();
  log::write(log::Level::info, "agent.stopped", {{"room", config.room.view()}});
  return config::kExitOk;
}

Result<std::string, config::Problems> check_file(const std::filesystem::path& file) {
  const auto config = read_agent_config(file);
  if (!config) return fail(config::Problems(config.error()));
  std::string summary = "room " + std::string(config->room.view()) + " with " +
                        std::to_string(config->fixtures.size()) + " fixtures";
  if (config->board == BoardKind::points) {
    summary += ", " + std::to_string(config->points.points.size()) + " points";
  }
  return summary;
}

int start(int argc, const char* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "board") {
    return board_command(argc - 1, argv + 1, {std::cout, std::cerr, STDIN_FILENO});
  }
  std::filesystem::path file;
  config::CommandLine line(
      "innkeeper-agent",
      "Runs one room: its lights and climate. `innkeeper-agent board --help` tells "
      "of its board.");
  line.config(file, check_file);
  if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
  const auto config = read_agent_config(file);
  if (!config) {
    std::cerr << config::describe(config.error());
    return config::kExitBadInput;
  }
  log::set_level(config->log_level);
  return run(*config);
}

}  // namespace
}  // namespace innkeeper::device

int main(int argc, char** argv) {
  try {
    return innkeeper::device::start(argc, argv);
  } catch (const std::exception& error) {
    innkeeper::log::write(innkeeper::log::Level::error, "agent.failed", {{"what", error.what()}});
    return innkeeper::config::kExitFailed;
  }
}
