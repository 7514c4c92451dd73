// SPDX-License-Identifier: Apache-2.0
// The command line of `innkeeper`, declared from the table in action.hpp. The only file of this folder that
// knows CLI11: shared/config's command line has no subcommands, which this program alone needs.
#pragma once

#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"

namespace innkeeper::hub::cli {

/// What the environment says when the command line does not; empty: nothing.
struct Environment {
  std::string url;         ///< INNKEEPER_URL, or INNKEEPER_HUB as it was called
  std::string ca_file;     ///< INNKEEPER_CA
  std::string token_file;  ///< INNKEEPER_TOKEN_FILE
};

struct Arguments {
  HubUrl hub;
  std::string ca_file;     ///< empty: certificates that this machine trusts
  std::string token_file;  ///< empty: the hub's own token, if it can be read here
  bool json = false;
  std::string actor;               ///< who asks, as channel/name; empty: not said
  const Action* action = nullptr;  ///< never null
  Given given;
  std::optional<std::chrono::seconds> watch;  ///< look again after so long
  bool yes = false;                           ///< do not ask first
};

/// What to do, or the status to exit with at once: --help, --version and a successful
/// --check-config wrote to `out`, wrong usage to `err`.
[[nodiscard]] std::variant<Arguments, int> parse_arguments(int argc, const char* const* argv,
                                                           const Environment& environment,
                                                           std::ostream& out, std::ostream& err);

}  // namespace innkeeper::hub::cli
