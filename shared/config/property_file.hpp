// SPDX-License-Identifier: Apache-2.0
// Reads property.toml. Apart from property.hpp, which the hub's core uses without knowing about
// files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "shared/config/problem.hpp"
#include "shared/config/property.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::config {

/// A property every value of which is checked, or every problem at once. The time zone is only
/// checked for its spelling: who has the time zone database looks it up.
[[nodiscard]] Result<Property, Problems> read_property(const std::filesystem::path& file);

/// The same for text that is already at hand; `file` is the name to report.
[[nodiscard]] Result<Property, Problems> parse_property(std::string_view text, std::string file);

/// `24 rooms, 3 room types`: what --check-config says of a sound file.
[[nodiscard]] std::string summary(const Property& property);

}  // namespace innkeeper::config
