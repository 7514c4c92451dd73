// SPDX-License-Identifier: Apache-2.0
#include "shared/room/scene.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::room {
namespace {

struct Levels {
  int general;
  int bedside;
  int reading;
  int bath;
  int path;
};

// Taste, within what installers set: relax at a quarter of full light, reading light where one reads, a
// night scene to find the pillow by.
constexpr Levels kRelax{25, 20, 10, 20, 5};
constexpr Levels kRead{30, 80, 80, 30, 0};
constexpr Levels kNight{0, 5, 0, 0, 3};
constexpr Levels kCleaning{100, 100, 100, 100, 100};
constexpr Levels kDark{0, 0, 0, 0, 0};

constexpr const Levels& levels_of(Scene scene) {
  switch (scene) {
    case Scene::relax: return kRelax;
    case Scene::read: return kRead;
    case Scene::night: return kNight;
    case Scene::cleaning: return kCleaning;
    case Scene::welcome:
    case Scene::off: return kDark;
  }
  panic("a Scene has levels");
}

int level_of(const Levels& levels, FixtureRole role) {
  switch (role) {
    case FixtureRole::general: return levels.general;
    case FixtureRole::bedside: return levels.bedside;
    case FixtureRole::reading: return levels.reading;
    case FixtureRole::bath: return levels.bath;
    case FixtureRole::path: return levels.path;
  }
  panic("a FixtureRole has a level");
}

std::optional<Percent> brightness_of(Scene scene, const SceneBrightness& brightness) {
  if (scene == Scene::relax) return brightness.relax;
  if (scene == Scene::read) return brightness.read;
  if (scene == Scene::night) return brightness.night;
  return std::nullopt;
}

// White by day, warm in the evening, amber at night: what keeps melanopic light at the eye low from
// three hours before bed (Brown et al., PLoS Biology 2022) with common tunable lamps.
constexpr ColourTemperature kByDay{4000};
constexpr ColourTemperature kWarm{2700};
constexpr ColourTemperature kAtNight{2200};

}  // namespace

Percent scene_level(Scene scene, FixtureRole role) {
  return *Percent::from(level_of(levels_of(scene), role));
}

Percent scene_level(Scene scene, FixtureRole role, const SceneBrightness& brightness,
                    const Fixtures& fixtures) {
  const Percent usual = scene_level(scene, role);
  const auto liked = brightness_of(scene, brightness);
  if (!liked || usual == Percent::zero()) return usual;
  Percent brightest = usual;
  for (const Fixture& fixture : fixtures) {
    brightest = std::max(brightest, scene_level(scene, fixture.role));
  }
  const int level = (usual.value() * liked->value() + brightest.value() / 2) / brightest.value();
  return *Percent::from(std::max(level, 1));
}

ColourTemperature scene_colour(Scene scene, DayPart part) {
  if (scene == Scene::cleaning) return kByDay;
  if (scene == Scene::night || part == DayPart::night) return kAtNight;
  if (scene == Scene::relax) return kWarm;
  return part == DayPart::day ? kByDay : kWarm;
}

std::string_view name_of(Scene scene) {
  switch (scene) {
    case Scene::welcome: return "welcome";
    case Scene::relax: return "relax";
    case Scene::read: return "read";
    case Scene::night: return "night";
    case Scene::cleaning: return "cleaning";
    case Scene::off: return "off";
  }
  panic("a Scene has a name");
}

}  // namespace innkeeper::room
