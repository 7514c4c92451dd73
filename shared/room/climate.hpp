// SPDX-License-Identifier: Apache-2.0
// Words of a room's climate that plan, hand, decision and controller share.
#pragma once

#include <cstdint>
#include <string_view>

namespace innkeeper::room {

/// What the room's terminal may do. Never heat and cool together: `automatic` lets the air decide.
enum class ClimateMode : std::uint8_t {
  off,        // neither, and no fan
  automatic,  // heat below the band, cool above it
  heat,       // heat only
  cool,       // cool only
};

/// How the fan is asked to run.
enum class FanSetting : std::uint8_t {
  automatic,  // as the air needs
  quiet,      // as the air needs, at most low speed while the air is near its target
  low,        // always, at this speed
  medium,
  high,
};

/// In which degrees a room's panel shows temperatures. Everything else is in degrees Celsius.
enum class Units : std::uint8_t { celsius, fahrenheit };

[[nodiscard]] std::string_view name_of(ClimateMode mode);
[[nodiscard]] std::string_view name_of(FanSetting fan);
[[nodiscard]] std::string_view name_of(Units units);

}  // namespace innkeeper::room
