// SPDX-License-Identifier: Apache-2.0
// A room's lights and their levels.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/room/identity.hpp"
#include "shared/room/units.hpp"
#include "shared/util/fixed_vector.hpp"

namespace innkeeper::room {

/// What a light is for: scenes, path light and energy codes treat kinds of light, never single ones.
enum class FixtureRole : std::uint8_t {
  general,  // lights the room
  bedside,
  reading,  // desk, armchair
  bath,     // the bathroom, which codes and guests treat apart
  path,     // a dim light near the floor, for the way at night
};

/// One light as the installer declares it. A name alone is a dimmable general light.
struct Fixture {
  FixtureName name;
  FixtureRole role = FixtureRole::general;
  bool dimmable = true;  ///< otherwise on or off: any level above zero is full light
  bool tunable = false;  ///< its colour temperature can be set
  constexpr Fixture() = default;
  constexpr Fixture(const FixtureName& fixture_name)
      : name(fixture_name) {}  // NOLINT(*-explicit-*)
  constexpr Fixture(const FixtureName& fixture_name, FixtureRole fixture_role)
      : name(fixture_name), role(fixture_role) {}
  friend constexpr bool operator==(const Fixture&, const Fixture&) = default;
};

/// The lights a room has, in the order its board declares them. Names are unique.
using Fixtures = FixedVector<Fixture, kMaxFixtures>;

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

[[nodiscard]] std::string_view name_of(FixtureRole role);

}  // namespace innkeeper::room
