// SPDX-License-Identifier: Apache-2.0
// What a shell needs to complete the command line, made from the table of commands.
#pragma once

#include <span>
#include <string>

#include "hub/cli/action.hpp"

namespace innkeeper::hub::cli {

[[nodiscard]] std::string bash_completion(std::span<const Action* const> actions);
[[nodiscard]] std::string zsh_completion(std::span<const Action* const> actions);
[[nodiscard]] std::string fish_completion(std::span<const Action* const> actions);

}  // namespace innkeeper::hub::cli
