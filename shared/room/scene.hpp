// SPDX-License-Identifier: Apache-2.0
// Light scenes: what each kind of fixture gives in each, and in which colour. Apart from the deciding
// function, because these are tables of taste and the other is logic.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/day.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

enum class Scene : std::uint8_t {
  welcome,   // the plan's levels
  relax,     // low and warm
  read,      // bright where one reads, low elsewhere
  night,     // nearly dark: ready for bed
  cleaning,  // everything, bright and white
  off,       // master-off: everything dark
};

/// How bright the guest likes a scene, 1 .. 100 percent: its brightest fixture gives that, the others
/// keep their proportion to it.
struct SceneBrightness {
  std::optional<Percent> relax;
  std::optional<Percent> read;
  std::optional<Percent> night;
  friend constexpr bool operator==(const SceneBrightness&, const SceneBrightness&) = default;
};

/// What a fixture of this role gives in a scene; `welcome` gives zero, since its levels come from the plan.
[[nodiscard]] Percent scene_level(Scene scene, FixtureRole role);

/// The same in a room with these fixtures whose guest likes scenes so bright. A light that the scene lights
/// at all keeps one percent.
[[nodiscard]] Percent scene_level(Scene scene, FixtureRole role, const SceneBrightness& brightness,
                                  const Fixtures& fixtures);

/// Which white a tunable fixture gives, in kelvin: 2,200 to 6,500.
[[nodiscard]] ColourTemperature scene_colour(Scene scene, DayPart part);

[[nodiscard]] std::string_view name_of(Scene scene);

}  // namespace innkeeper::room
