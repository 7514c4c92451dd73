// SPDX-License-Identifier: Apache-2.0
// The DA and TI fields of FIAS: civil time of the hotel, without zone and century. Of guest records
// they are informative only; of a wake call they are the moment that counts.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_record.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::pms {

/// YYMMDD.
[[nodiscard]] std::string date_field(std::chrono::local_seconds local);

/// HHMMSS.
[[nodiscard]] std::string time_field(std::chrono::local_seconds local);

/// LS, LA or LE as a frame: they carry nothing but the time. REQUIRES: a record id.
[[nodiscard]] std::string link_frame(std::string_view id, std::chrono::local_seconds local);

/// A YYMMDD of the years 2000 to 2099; nothing for anything else.
[[nodiscard]] std::optional<CivilDay> parse_date(std::string_view text);

/// A date with an HHMMSS; nothing when either cannot be.
[[nodiscard]] std::optional<std::chrono::local_seconds> parse_moment(std::string_view date,
                                                                     std::string_view time);

/// When the property's clocks show `local`. A time that they show twice, when they are put back, is
/// the first of the two: nobody is woken an hour late. A time that they skip, when they are put
/// forward, is as long after the jump as it lies behind its beginning: 02:30 is then 03:30.
[[nodiscard]] room::UtcTime to_utc(std::chrono::local_seconds local, const CivilClock& clock);
[[nodiscard]] std::chrono::local_seconds to_local(room::UtcTime at, const CivilClock& clock);

}  // namespace innkeeper::hub::pms
