// SPDX-License-Identifier: Apache-2.0
// What the controller remembers over a power cut. Apart from it, because the record's bytes know it too.
#pragma once

#include "shared/control/last_need.hpp"
#include "shared/control/occupancy.hpp"
#include "shared/control/recovery.hpp"

namespace innkeeper::agent {

/// What the controller remembers over a power cut.
struct ControllerMemory {
  control::OccupancyState occupancy;
  control::RecoveryRates recovery;
  control::NeedState need;  ///< of heat or cold: what a room without any sensor is driven by
  friend bool operator==(const ControllerMemory&, const ControllerMemory&) = default;
};

}  // namespace innkeeper::agent
