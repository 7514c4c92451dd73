// SPDX-License-Identifier: Apache-2.0
// The simulated PMS without sockets and clock: house and link joined, commands executed and
// answered.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "hub/simpms/command.hpp"
#include "hub/simpms/fias_server.hpp"
#include "hub/simpms/house.hpp"

namespace innkeeper::hub::simpms {

/// Where a command came from, for its answer.
struct Origin {
  std::string_view source;  ///< "stdin", "script" or "people"
  std::size_t line = 0;     ///< counted from 1
};

class Simulator {
 public:
  /// The seed of the settings is that of the garbage, too.
  Simulator(House house, ServerSettings settings)
      : house_(std::move(house)), random_(settings.seed), server_(std::move(settings)) {}

  void on_connected(std::chrono::local_seconds local, Effects& out);
  void on_bytes(std::string_view bytes, std::chrono::local_seconds local, Effects& out);
  /// `why` is for the line on standard output.
  void on_disconnected(std::string_view why, Effects& out);

  /// Does all of the command that needs no clock and answers it with one line. Wait, AwaitLink and
  /// Quit do nothing here: the shell waits first. A Drop asks to close.
  void execute(const Command& command, const Origin& origin, std::chrono::local_seconds local,
               Effects& out);

  /// Says LE because the simulator ends. REQUIRES: a client is there.
  void farewell(std::chrono::local_seconds local, Effects& out) { server_.farewell(local, out); }

  [[nodiscard]] ClientState client() const { return server_.state(); }
  [[nodiscard]] const House& house() const { return house_; }
  [[nodiscard]] const Quirks& quirks() const { return server_.quirks(); }

 private:
  class Execution;

  void synchronise(const std::string& between, std::chrono::local_seconds local, Effects& out);

  House house_;
  std::mt19937_64 random_;
  FiasServer server_;
};

/// The answer to a line that is no command or could not be done.
[[nodiscard]] JsonLine refusal(const Origin& origin, std::string_view command,
                               std::string_view error);

}  // namespace innkeeper::hub::simpms
