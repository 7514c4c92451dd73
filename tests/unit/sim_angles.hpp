// SPDX-License-Identifier: Apache-2.0
// Angles of the sun, in tests that know them in degrees.
#pragma once

#include <numbers>

namespace innkeeper::sim::test {

inline constexpr double kRadians = std::numbers::pi / 180;  ///< of a degree

}  // namespace innkeeper::sim::test
