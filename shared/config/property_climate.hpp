// SPDX-License-Identifier: Apache-2.0
// The climate of property.toml: the targets of a room type, and what seasons make of them.
#pragma once

#include <vector>

#include "shared/config/property.hpp"
#include "shared/config/toml_reader.hpp"

namespace innkeeper::config {

/// What a target temperature may be, in thousandths of a degree.
inline constexpr Range kTargets{room::kLowestTarget.milli_celsius(),
                                room::kHighestTarget.milli_celsius()};

/// Reads `[room_type.climate]` into `type`. Problems are reported at their place.
void read_climate(const Section& section, room::EnergyCode code, RoomType& type);

/// Reads `[[season]]` of the file. REQUIRES: `property.types` are read. `types_are_sound`: otherwise a
/// type that a season names may be one whose own declaration is wrong.
void read_seasons(const Section& root, bool types_are_sound, Property& property);

}  // namespace innkeeper::config
