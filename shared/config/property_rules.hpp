// SPDX-License-Identifier: Apache-2.0
// The house rules of property.toml: tiers, and what holds for the property as a whole.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/config/property.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::config {

/// Fixtures that levels may name.
struct Known {
  std::span<const std::string> names;
  bool sound = true;           ///< otherwise an unknown name may stand for one that was refused
  std::string_view complaint;  ///< said of a name that is none of them
};

/// Reads a table of fixture = percent. Problems are reported at their place.
[[nodiscard]] room::FixtureLevels read_welcome(const Section& section, const Known& fixtures);

/// Reads `[[tier]]` of the file. REQUIRES: types and seasons are read. `types_are_sound`: otherwise
/// what a tier names may be in a declaration that is wrong.
void read_tiers(const Section& root, bool types_are_sound, Property& property);

/// Reads `units`, `[quiet_hours]`, `[stays]`, `[housekeeping]`, `[demand_response]` and `[audit]`.
void read_house_rules(const Section& root, Property& property);

}  // namespace innkeeper::config
