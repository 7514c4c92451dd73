// SPDX-License-Identifier: Apache-2.0
// Values of points in words and units, for people at a terminal.
#pragma once

#include <cstdint>
#include <string>

#include "device/linux/points/point.hpp"

namespace innkeeper::device {

/// `21.480 C`, `45.000 %`, `yes`, `no`.
[[nodiscard]] std::string input_text(const Point& point, std::int64_t value);
/// `off`, `full`, `at 40 %` between the two, `heat`, `stage 2`, or the bare number.
[[nodiscard]] std::string output_text(const Point& point, std::int32_t value);

}  // namespace innkeeper::device
