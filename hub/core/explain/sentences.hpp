// SPDX-License-Identifier: Apache-2.0
// Reasons in words, in one table: why a value is what it is, and what would change it.
#pragma once

#include <string>
#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "shared/room/decide.hpp"

namespace innkeeper::hub {

struct ReasonWords {
  std::string_view why;           ///< completes "because "
  std::string_view would_change;  ///< completes "It would change with "
};

[[nodiscard]] ReasonWords words_of(room::Because because);

/// `14:30` of the property's day, with the date when it is not the same day as `now`.
[[nodiscard]] std::string clock_text(room::UtcTime at, room::UtcTime now, const CivilClock& clock);

}  // namespace innkeeper::hub
