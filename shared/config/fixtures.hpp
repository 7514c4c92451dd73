// SPDX-License-Identifier: Apache-2.0
// The lights of a room as property.toml and agent.toml declare them alike.
#pragma once

#include "shared/config/toml_reader.hpp"
#include "shared/room/fixture.hpp"

namespace innkeeper::config {

/// Reads `fixtures = ["ceiling", "bath"]` of `section` (required) and its optional tables
/// `[fixture.bath]` with `role`, `dimmable` and `tunable`; what they leave out is as in room::Fixture.
/// Problems are reported at their place; wrong names are left out.
[[nodiscard]] room::Fixtures read_fixtures(const Section& section);

}  // namespace innkeeper::config
