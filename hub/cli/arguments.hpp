// SPDX-License-Identifier: Apache-2.0
// The command line of `innkeeper`. The only file of this folder that knows CLI11: shared/config's
// command line has no subcommands, which this program alone needs.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_url.hpp"
#include "hub/cli/preference_edit.hpp"

namespace innkeeper::hub::cli {

enum class Verb : std::uint8_t { status, rooms, room, guest_set, guest_show, action };

struct Arguments {
  Verb verb = Verb::status;
  HubUrl hub;
  bool json = false;
  std::string name;                ///< room's number or guest's profile, of the verbs that have one
  PreferenceEdit edit;             ///< of guest_set
  std::string actor;               ///< who asks, as channel/name; empty: not said
  const Action* action = nullptr;  ///< of Verb::action, with what was given to it
  Given given;
};

/// What to do, or the status to exit with at once: --help, --version and a successful
/// --check-config wrote to `out`, wrong usage to `err`. `hub_of_environment`: INNKEEPER_HUB, null if
/// unset; empty counts as unset.
[[nodiscard]] std::variant<Arguments, int> parse_arguments(int argc, const char* const* argv,
                                                           const char* hub_of_environment,
                                                           std::ostream& out, std::ostream& err);

}  // namespace innkeeper::hub::cli
