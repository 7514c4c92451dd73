// SPDX-License-Identifier: Apache-2.0
// Values of the core as text for messages to people.
#pragma once

#include <cstdint>
#include <string>

#include "shared/room/plan.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// Degrees Celsius with as many decimals as needed: `22.5`, `-3`, `21.125`.
[[nodiscard]] std::string text_of(room::Temperature temperature);

/// `07`, as in times and dates; more than two digits stay as they are. REQUIRES: value >= 0.
[[nodiscard]] std::string two_digits(std::int64_t value);

/// `1790000000.42`: epoch and version.
[[nodiscard]] std::string text_of(const room::PlanId& id);

}  // namespace innkeeper::hub
