// SPDX-License-Identifier: Apache-2.0
// When an event is handled.
#pragma once

#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// The steady clock for durations and deadlines, UTC for people and for what lasts over restarts.
struct Now {
  room::Time steady;
  room::UtcTime utc;
};

}  // namespace innkeeper::hub
