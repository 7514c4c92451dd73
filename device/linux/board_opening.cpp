// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_opening.hpp"

#include <chrono>
#include <fstream>
#include <string>
#include <utility>

#include "device/linux/points/points_board.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::device {
namespace {

/// Holds the digest of the agent.toml that was found sound last.
std::filesystem::path mark_of(const AgentConfig& config) {
  return config.state_directory / "board.checked";
}

bool was_sound(const AgentConfig& config) {
  std::ifstream in(mark_of(config));
  std::uint32_t digest = 0;
  return (in >> digest) && digest == config.digest;
}

void remember_sound(const AgentConfig& config) {
  if (was_sound(config)) return;
  std::ofstream out(mark_of(config));
  out << config.digest << '\n';
  out.close();
  if (out) return;
  log::write(log::Level::warning, "board.mark_unwritten",
             {{"remedy",
               "let the agent write its state directory: until then a start with a broken "
               "point fails"}});
}

std::unique_ptr<Watchdog> open_watchdog(const BoardPoints& points, config::Problems& problems) {
  if (!points.watchdog) return nullptr;
  auto watchdog = Watchdog::open(points.watchdog->device);
  if (watchdog) return std::move(watchdog).value();
  problems.push_back(points.watchdog->origin.problem(
      points.watchdog->device.string() + ": " + watchdog.error(), {},
      "let the agent's user write it, take another one, or leave [board.watchdog] out"));
  return nullptr;
}

}  // namespace

room::Time steady_now() {
  const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
  return room::Time(std::chrono::duration_cast<room::Duration>(since_boot));
}

Result<std::unique_ptr<HostedBoard>, config::Problems> open_board(const AgentConfig& config) {
  if (config.board == BoardKind::simulated) return make_simulated_board(config.room);
  auto board = std::make_unique<PointsBoard>(config.points, gpiod_kernel(), steady_now);
  config::Problems problems = board->check();
  auto watchdog = open_watchdog(config.points, problems);
  if (problems.empty()) {
    remember_sound(config);
  } else if (!was_sound(config)) {
    return fail(std::move(problems));
  }
  for (const config::Problem& problem : problems) {
    log::write(log::Level::warning, "board.problem",
               {{"key", problem.key}, {"what", config::details(problem)}});
  }
  board->start(std::move(watchdog));
  return std::unique_ptr<HostedBoard>(std::move(board));
}

}  // namespace innkeeper::device
