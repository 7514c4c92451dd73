// SPDX-License-Identifier: Apache-2.0
// A simulated PMS at noon and what it said last, for tests of what a client sees.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/simpms/simulator.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/pms_link_script.hpp"

namespace innkeeper::hub::simpms {

inline constexpr std::chrono::local_seconds kNoon =
    std::chrono::local_days(std::chrono::year(2026) / 10 / 4) + std::chrono::hours(12);

struct Desk {
  explicit Desk(ServerSettings settings = {}, std::set<std::string, std::less<>> rooms = {})
      : simulator(House(std::move(rooms)), std::move(settings)) {}

  std::string finish(Effects effects) {
    closed |= effects.close;
    if (effects.close) simulator.on_disconnected("closed", effects);
    lines = std::move(effects.lines);
    return pms::readable(effects.send);
  }
  std::string connect() {
    Effects effects;
    simulator.on_connected(kNoon, effects);
    return finish(std::move(effects));
  }
  std::string hear(std::string_view text) {
    Effects effects;
    simulator.on_bytes(pms::wire(text), kNoon, effects);
    return finish(std::move(effects));
  }
  std::string run(std::string_view line) {
    const auto command = parse_command(line);
    REQUIRE(command.ok());
    Effects effects;
    simulator.execute(**command, {"stdin", 1}, kNoon, effects);
    return finish(std::move(effects));
  }
  /// Whether the last turn printed a line with these words.
  [[nodiscard]] bool printed(std::string_view words) const {
    for (const JsonLine& line : lines) {
      if (line.text().find(words) != std::string::npos) return true;
    }
    return false;
  }
  /// A client that asked for all that the hub could ask for.
  void bring_up() {
    connect();
    hear(
        "<LD|><LR|RIGI|FLRNG#GSG+GLGVGNSFDATI|><LR|RIGO|FLRNG#GSSF|><LR|RIGC|FLRNG#GSG+ROGL|>"
        "<LR|RIRE|FLRNDNCSRSID|><LR|RINS|FLDATI|><LR|RINE|FLDATI|><LR|RIWR|FLRNDATI|>"
        "<LR|RIWC|FLRNDATI|><LR|RIWA|FLRNDATIAS|><LA|>");
    REQUIRE(simulator.client() == ClientState::alive);
  }

  Simulator simulator;
  bool closed = false;
  std::vector<JsonLine> lines;
};

}  // namespace innkeeper::hub::simpms
