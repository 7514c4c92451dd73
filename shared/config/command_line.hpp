// SPDX-License-Identifier: Apache-2.0
// The command line that all programs share: --config, --check-config, --version, --help and the
// same exit statuses, plus each program's own options. It hides CLI11.
//
//   config::CommandLine line("innkeeperd", "Runs the hub of one hotel.");
//   line.config(file, check_hub_config);
//   if (const auto status = line.parse(argc, argv, std::cout, std::cerr)) return *status;
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/config/problem.hpp"
#include "shared/config/toml_reader.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::config {

// Exit statuses of all programs.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed =
    1;  ///< the world failed: port taken, disk full, hub not reachable
inline constexpr int kExitBadInput = 2;  ///< wrong usage or configuration; nothing was started

/// Reads and checks the configuration `file`: a summary such as `24 rooms, 3 room types`, or every
/// problem.
using ConfigCheck = std::function<Result<std::string, Problems>(const std::filesystem::path& file)>;

enum class Need : std::uint8_t { optional, required };

/// Declares what a program understands, then parses. The targets must outlive parse(); an option
/// that is not given leaves its target as it was, and --help shows that value as the default.
class CommandLine {
 public:
  /// `purpose`: one sentence for --help.
  CommandLine(std::string_view program, std::string_view purpose);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Adds `--config FILE` (needed unless --check-config names the file) and `--check-config
  /// [FILE]`. `name` is for programs whose one file is usually called otherwise.
  void config(std::filesystem::path& file, ConfigCheck check, Need need = Need::required,
              std::string_view name = "--config");

  // `name` is spelled as typed: "--rooms".
  void text(std::string_view name, std::string& target, std::string_view help,
            Need need = Need::optional);
  void path(std::string_view name, std::filesystem::path& target, std::string_view help,
            Need need = Need::optional);
  void whole_number(std::string_view name, std::int64_t& target, Range range, std::string_view help,
                    Need need = Need::optional);
  void flag(std::string_view name, bool& target, std::string_view help);

  /// Nothing: the program shall run. Otherwise the status to exit with at once: --help, --version
  /// and a successful --check-config wrote to `out`; wrong usage or configuration wrote to `err`.
  [[nodiscard]] std::optional<int> parse(int argc, const char* const* argv, std::ostream& out,
                                         std::ostream& err);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace innkeeper::config
