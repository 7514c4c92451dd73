// SPDX-License-Identifier: Apache-2.0
// Manual pages, made from the table of commands.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hub/cli/action.hpp"

namespace innkeeper::hub::cli {

struct ManPage {
  std::string file;  ///< e.g. innkeeper-guest.1
  std::string text;  ///< for troff, with the macros of man(7)
};

/// innkeeper(1), and a page for the commands of each noun.
[[nodiscard]] std::vector<ManPage> man_pages(std::span<const Action* const> actions,
                                             std::string_view version);

}  // namespace innkeeper::hub::cli
