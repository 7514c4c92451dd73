// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_command.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "device/linux/agent_config.hpp"
#include "device/linux/board_listing.hpp"
#include "device/linux/board_opening.hpp"
#include "device/linux/board_trial.hpp"
#include "device/linux/board_window.hpp"
#include "device/linux/instance_lock.hpp"
#include "device/linux/points/bus_set.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::device {
namespace {

constexpr std::string_view kUsage =
    "innkeeper-agent board list --config FILE [--json]\n"
    "innkeeper-agent board test [OUTPUT] --config FILE [--seconds N]\n";

struct Request {
  std::filesystem::path file;
  bool json = false;
  std::string output;
  std::int64_t seconds = 3;
};

/// The board that `request` names, in our hands; or the exit status.
Result<AgentConfig, int> read(const Request& request, const Terminal& terminal) {
  auto config = read_agent_config(request.file);
  if (!config) {
    terminal.err << config::describe(config.error());
    return fail(config::kExitBadInput);
  }
  if (config->board != BoardKind::points) {
    terminal.err << request.file.string() << ": this room's board is simulated and has no points\n";
    return fail(config::kExitBadInput);
  }
  std::error_code failure;
  std::filesystem::create_directories(config->state_directory, failure);
  return std::move(config).value();
}

int with_board(const Request& request, const Terminal& terminal, bool lists) {
  const auto config = read(request, terminal);
  if (!config) return config.error();
  const auto lock = InstanceLock::take(config->state_directory);
  if (!lock && lists) {
    // The agent runs: it tells what it sees itself.
    const auto seen = look_through(config->state_directory, request.json);
    if (seen) {
      terminal.out << *seen;
      return config::kExitOk;
    }
    terminal.err << seen.error() << '\n';
  }
  if (!lock) {
    terminal.err << lock.error() << '\n';
    return config::kExitFailed;
  }
  const auto gpio = gpiod_kernel();
  BusSet buses(config->points, *gpio, steady_now);
  if (lists) {
    const BoardListing listing = list_board(config->points, buses);
    terminal.out << (request.json ? as_json(listing) : as_text(listing));
    return listing.trouble ? config::kExitFailed : config::kExitOk;
  }
  return try_outputs(config->points, buses, request.output, std::chrono::seconds(request.seconds),
                     terminal);
}

}  // namespace

int board_command(int argc, const char* const* argv, const Terminal& terminal) {
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word != "list" && word != "test") {
    (word == "--help" ? terminal.out : terminal.err) << kUsage;
    return word == "--help" ? config::kExitOk : config::kExitBadInput;
  }
  const bool lists = word == "list";
  Request request;
  config::CommandLine line(
      lists ? "innkeeper-agent board list" : "innkeeper-agent board test",
      lists ? "Reads every point of the board once, and names those that are not bound."
            : "Drives one output, or each one in turn, and returns it to what it was.");
  line.path("--config", request.file, "The configuration file", config::Need::required);
  if (lists) {
    line.flag("--json", request.json, "As one JSON document");
  } else {
    line.text("OUTPUT", request.output, "Its name, such as heating or lamp.ceiling; none: all");
    line.whole_number("--seconds", request.seconds, {1, 60}, "How long each one is driven");
  }
  if (const auto status = line.parse(argc - 1, argv + 1, terminal.out, terminal.err))
    return *status;
  return with_board(request, terminal, lists);
}

}  // namespace innkeeper::device
