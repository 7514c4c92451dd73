// SPDX-License-Identifier: Apache-2.0
// The body of a request with posted events: the hub's own format, or documents of a PMS in an envelope.
#pragma once

#include <string_view>

#include "hub/core/civil_clock.hpp"
#include "hub/http/pms_post.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub::pms::webhook {

/// All events of the body, or everything that is wrong with it. A state from more than a day ahead of
/// `now` is refused: it would hide every true one until then.
[[nodiscard]] http::PmsReading read_events(std::string_view body, const CivilClock& clock,
                                           room::UtcTime now);

}  // namespace innkeeper::hub::pms::webhook
