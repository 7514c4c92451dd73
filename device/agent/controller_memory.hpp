// SPDX-License-Identifier: Apache-2.0
// What the controller remembers over a power cut. Apart from it, because the record's bytes know it too.
#pragma once

#include "shared/control/last_need.hpp"
#include "shared/control/occupancy.hpp"
#include "shared/control/recovery.hpp"

namespace innkeeper::agent {

/// What the plan still asks for, and is over in this room.
struct EndedEarly {
  bool housekeeping = false;  ///< the guest came back
  bool wake = false;          ///< the guest touched a light
  friend bool operator==(const EndedEarly&, const EndedEarly&) = default;
};

/// What the controller remembers over a power cut.
struct ControllerMemory {
  control::OccupancyState occupancy;
  control::RecoveryRates recovery;
  control::NeedState need;  ///< of heat or cold: what a room without any sensor is driven by
  EndedEarly ended;
  friend bool operator==(const ControllerMemory&, const ControllerMemory&) = default;
};

}  // namespace innkeeper::agent
