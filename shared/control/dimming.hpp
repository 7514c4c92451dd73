// SPDX-License-Identifier: Apache-2.0
// The dimming curve of IEC 62386-102: equal steps look equal to the eye.
#pragma once

#include <cstdint>

#include "shared/room/units.hpp"

namespace innkeeper::control {

/// Arc power level 0 .. 254: 0 is off, 1 is 0.1 % of full light, 254 all of it; each step is 2.8 % more.
using DimLevel = std::uint8_t;
inline constexpr DimLevel kFullDimLevel = 254;

/// The level nearest to `share` of full light; every percent from 1 to 100 comes back from share_of().
[[nodiscard]] DimLevel dim_level_of(room::Percent share);

/// Light output for `level`, in 1/65,535 of full light: what a 16-bit PWM needs. 0 for 0.
[[nodiscard]] std::uint16_t linear_of(DimLevel level);

}  // namespace innkeeper::control
