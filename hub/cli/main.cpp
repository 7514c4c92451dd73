// SPDX-License-Identifier: Apache-2.0
// innkeeper: the hub on the command line.
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>

#include "hub/cli/command.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// Colours are for people who look and did not ask for none (no-color.org).
bool wants_colour(bool is_terminal) {
  const char* const terminal = std::getenv("TERM");
  const bool is_dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return is_terminal && !is_dumb && !is_set("NO_COLOR");
}

std::string text_of(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

Environment environment() {
  const std::string url = text_of("INNKEEPER_URL");
  return {.url = url.empty() ? text_of("INNKEEPER_HUB") : url,
          .ca_file = text_of("INNKEEPER_CA"),
          .token_file = text_of("INNKEEPER_TOKEN_FILE")};
}

int run(int argc, const char* const* argv) {
  const auto parsed = parse_arguments(argc, argv, environment(), std::cout, std::cerr);
  int status = config::kExitOk;
  if (const auto* const exit_status = std::get_if<int>(&parsed)) {
    status = *exit_status;
  } else {
    const bool is_terminal = isatty(STDOUT_FILENO) == 1;
    status = run_command(std::get<Arguments>(parsed),
                         {std::cout, std::cerr, is_terminal, Paint(wants_colour(is_terminal))});
  }
  if (!std::cout.flush()) {
    std::cerr << "innkeeper: cannot write the output: is the disk full?\n";
    return config::kExitFailed;
  }
  return status;
}

}  // namespace
}  // namespace innkeeper::hub::cli

int main(int argc, char** argv) {
  try {
    return innkeeper::hub::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "innkeeper: " << error.what() << '\n';
    return innkeeper::config::kExitFailed;
  }
}
