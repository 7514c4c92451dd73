// SPDX-License-Identifier: Apache-2.0
// From what the agent wants to what a point of hardware takes. Pure.
#pragma once

#include <cstdint>

#include "device/agent/ports.hpp"
#include "device/linux/points/point.hpp"
#include "shared/control/lighting.hpp"

namespace innkeeper::device {

/// `share` of 65,535.
[[nodiscard]] std::int32_t encode_share(const Encoding& encoding, std::uint16_t share);
[[nodiscard]] std::int32_t encode_percent(const Encoding& encoding, room::Percent percent);
[[nodiscard]] std::int32_t encode_lamp(const Encoding& encoding, control::DimLevel level);

/// The value of a point for climate or air; not for lamps and constants.
[[nodiscard]] std::int32_t encode_output(const Point& point, const agent::Outputs& outputs);

/// The value that shows a person that it works: full, heat, or low.
[[nodiscard]] std::int32_t test_value(const Point& point);

}  // namespace innkeeper::device
