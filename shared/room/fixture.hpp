// SPDX-License-Identifier: Apache-2.0
// A room's lights and their levels.
#pragma once

#include "shared/room/identity.hpp"
#include "shared/room/units.hpp"
#include "shared/util/fixed_vector.hpp"

namespace innkeeper::room {

/// The lights a room has, in the order its board declares them. Names are unique.
using Fixtures = FixedVector<FixtureName, kMaxFixtures>;

struct FixtureLevel {
  FixtureName fixture;
  Percent level;
  friend constexpr bool operator==(const FixtureLevel&, const FixtureLevel&) = default;
};

/// Levels of some of a room's lights. Names are unique.
using FixtureLevels = FixedVector<FixtureLevel, kMaxFixtures>;

/// The level of `fixture`, or null when `levels` does not speak of it.
[[nodiscard]] const Percent* level_of(const FixtureLevels& levels, const FixtureName& fixture);

/// Sets or replaces the level of `fixture`; false and no change when a new one does not fit.
[[nodiscard]] bool set_level(FixtureLevels& levels, const FixtureName& fixture, Percent level);

[[nodiscard]] bool contains(const Fixtures& fixtures, const FixtureName& fixture);

}  // namespace innkeeper::room
