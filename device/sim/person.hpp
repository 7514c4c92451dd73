// SPDX-License-Identifier: Apache-2.0
// A person in a simulated room, who now and then turns the set point or a light.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <variant>

#include "shared/room/fixture.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::sim {

/// What a hand does at the panel: a set point, or one light.
using Gesture = std::variant<room::Temperature, room::FixtureLevel>;

/// How long a person leaves the panel alone, on average. A choice: a demo of some minutes shows a
/// few gestures in a house of 24 rooms, and no room flickers.
inline constexpr room::Duration kMeanPause = std::chrono::minutes(5);

/// Deterministic by seed.
class Person {
 public:
  Person(const room::Fixtures& fixtures, std::uint32_t seed) : fixtures_(fixtures), random_(seed) {}

  /// What the hand does by `now`, at most one thing a call; nothing while the room is not rented,
  /// since nobody is there.
  [[nodiscard]] std::optional<Gesture> act(room::Time now, bool rented);

 private:
  [[nodiscard]] std::uint32_t pick(std::uint32_t below) {
    return static_cast<std::uint32_t>((std::uint64_t{random_()} * below) >> 32U);
  }
  [[nodiscard]] room::Duration pause();

  room::Fixtures fixtures_;
  std::mt19937 random_;
  std::optional<room::Time> next_;
};

}  // namespace innkeeper::sim
