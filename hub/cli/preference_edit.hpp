// SPDX-License-Identifier: Apache-2.0
// What `guest set` changes in stored preferences. Only the form of a value is judged here; what a
// value may be, the hub knows and says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/cli/hub_json.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

struct PreferenceEdit {
  std::optional<double> comfort;                             ///< degrees Celsius
  std::vector<std::pair<std::string, std::int64_t>> lights;  ///< name and percent
};

/// From the command line's words: `comfort` such as `22.5` (empty: unchanged), each of `lights`
/// such as `ceiling=60`. At least one value; otherwise what is wrong and what to write.
[[nodiscard]] Result<PreferenceEdit, std::string> parse_edit(
    const std::optional<std::string>& comfort, const std::vector<std::string>& lights);

/// The merge patch that makes the change.
[[nodiscard]] Json patch_of(const PreferenceEdit& edit);

}  // namespace innkeeper::hub::cli
