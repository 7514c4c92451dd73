// SPDX-License-Identifier: Apache-2.0
// Dates and times as the mapped PMSs write them: ISO 8601, with a zone or without, with `T` or a blank.
#pragma once

#include <optional>
#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "hub/core/stays/pms_event.hpp"
#include "hub/core/stays/stay_event.hpp"

namespace innkeeper::hub::pms::webhook {

/// `2026-10-04T15:12:00Z`, `2026-10-04T15:12:00.123+02:00`, `2026-10-04 15:12:00.0`, of the years 2000 to
/// 2099. Without a zone it is taken as it stands: see PmsTime.
[[nodiscard]] std::optional<PmsTime> parse_time(std::string_view text);

/// `2026-10-04`.
[[nodiscard]] std::optional<CivilDay> parse_day(std::string_view text);

/// The day that a calendar in the property shows at a time, or the day itself.
[[nodiscard]] std::optional<CivilDay> day_of(std::string_view text, const CivilClock& clock);

}  // namespace innkeeper::hub::pms::webhook
