// SPDX-License-Identifier: Apache-2.0
// Values of the core as text for messages to people.
#pragma once

#include <string>

#include "shared/room/plan.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// Degrees Celsius with as many decimals as needed: `22.5`, `-3`, `21.125`.
[[nodiscard]] std::string text_of(room::Temperature temperature);

/// `1790000000.42`: epoch and version.
[[nodiscard]] std::string text_of(const room::PlanId& id);

}  // namespace innkeeper::hub
