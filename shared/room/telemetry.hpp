// SPDX-License-Identifier: Apache-2.0
// Measurements of a room for charts and diagnostics. Nothing is decided from them: they may be lost.
#pragma once

#include <optional>

#include "shared/room/units.hpp"

namespace innkeeper::room {

struct Telemetry {
  std::optional<Temperature> air;  ///< none while the sensor is unusable
  Percent heating;
  Percent cooling;
  Percent fan;
  std::optional<Percent> humidity;  ///< none without a sensor
  friend constexpr bool operator==(const Telemetry&, const Telemetry&) = default;
};

}  // namespace innkeeper::room
