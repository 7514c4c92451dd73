// SPDX-License-Identifier: Apache-2.0
// Light of the deciding function, layer upon layer.
#include <algorithm>

#include "shared/room/decide_layers.hpp"
#include "shared/room/scene.hpp"

namespace innkeeper::room {
namespace {

// Light that comes on by itself at night: enough to find the switch (our choice; guests complain of
// full light when they come back late).
constexpr Percent kNightWelcome = *Percent::from(20);
// While nobody told the hour: enough to settle in by, bearable at three in the morning.
constexpr Percent kUnknownHourWelcome = *Percent::from(50);
// EN 15232 recommends a warning by a dim with time to answer before light goes off by itself.
constexpr Percent kWarning = *Percent::from(20);
constexpr std::uint32_t kWarningSeconds = 60;

LightDecision overruled(const LightDecision& weaker, Percent level, Because because) {
  LightDecision result{weaker.fixture, level, because, std::nullopt, std::nullopt};
  const Percent wanted = weaker.wanted.value_or(weaker.level);
  if (wanted != level) result.wanted = wanted;
  return result;
}

Percent welcome_level(const Inputs& in, const FixtureName& fixture) {
  if (in.plan == nullptr) return Percent::zero();
  const Percent* level = level_of(in.plan->lights.welcome, fixture);
  return level != nullptr ? *level : Percent::zero();
}

LightDecision capped_by_hour(const LightDecision& light, DayPart part) {
  if (part == DayPart::night && light.level > kNightWelcome) {
    return overruled(light, kNightWelcome, Because::night);
  }
  if (part == DayPart::unknown && light.level > kUnknownHourWelcome) {
    return overruled(light, kUnknownHourWelcome, Because::time_unknown);
  }
  return light;
}

/// Light that comes by itself: policy and preference.
LightDecision by_itself(const Inputs& in, const FixtureName& fixture) {
  const auto dark = [&fixture](Because because) {
    return LightDecision{fixture, Percent::zero(), because, std::nullopt, std::nullopt};
  };
  if (in.plan == nullptr) return dark(Because::no_plan);
  if (!is_rented(in)) return dark(because_not_rented(in.plan->rental));
  const LightDecision welcome{fixture, welcome_level(in, fixture),
                              because_of(in.plan->lights.welcome_source), std::nullopt,
                              std::nullopt};
  if (in.situation.arrival != Arrival::past) {
    return overruled(welcome, Percent::zero(), Because::awaiting_guest);
  }
  if (in.situation.presence == Presence::staff) {
    return overruled(welcome, Percent::zero(), Because::unoccupied);
  }
  return capped_by_hour(welcome, day_part_of(in));
}

/// What the hand says of this fixture: itself, or as part of a scene.
std::optional<Percent> by_hand(const Inputs& in, const Fixture& fixture) {
  if (const Percent* level = level_of(in.hand.lights, fixture.name)) return *level;
  if (!in.hand.scene) return std::nullopt;
  if (*in.hand.scene == Scene::welcome) return welcome_level(in, fixture.name);
  return scene_level(*in.hand.scene, fixture.role);
}

/// Off when everybody left, with a warning before. Every room has a time for it, by code or by house.
LightDecision after_absence(const LightDecision& light, const Inputs& in, FixtureRole role) {
  const Situation& now = in.situation;
  const bool may_be_empty = now.presence == Presence::nobody || now.presence == Presence::leaving;
  if (!may_be_empty || light.level == Percent::zero()) return light;
  const EnergyCode code = in.plan == nullptr ? EnergyCode::none : in.plan->climate.code;
  const CodeRequirements& rules = requirements_of(code);
  const std::uint32_t off_after_s =
      role == FixtureRole::bath ? rules.bath_lights_after_s : rules.lights_after_s;
  if (now.quiet_s >= off_after_s) {
    return overruled(light, Percent::zero(),
                     code == EnergyCode::none ? Because::unoccupied : Because::energy_code);
  }
  if (now.quiet_s + kWarningSeconds >= off_after_s && light.level > kWarning) {
    return overruled(light, kWarning, Because::leaving);
  }
  return light;
}

/// A room without a light near the floor shows the way with a dimmed bathroom.
bool shows_the_way(const Fixture& fixture, const Fixtures& fixtures) {
  if (!fixture.dimmable) return false;
  if (fixture.role == FixtureRole::path) return true;
  const bool has_path_light = std::any_of(
      fixtures.begin(), fixtures.end(),
      [](const Fixture& other) { return other.role == FixtureRole::path && other.dimmable; });
  return fixture.role == FixtureRole::bath && !has_path_light;
}

LightDecision of_guest_and_policy(const Inputs& in, const Fixture& fixture,
                                  const Fixtures& fixtures) {
  LightDecision light = by_itself(in, fixture.name);
  if (const auto level = by_hand(in, fixture)) {
    light = {fixture.name, *level, Because::guest_hand, std::nullopt, std::nullopt};
  }
  light = after_absence(light, in, fixture.role);
  const Percent path = in.plan == nullptr ? kPathLight : in.plan->lights.path;
  if (in.situation.path_light && light.level < path && shows_the_way(fixture, fixtures)) {
    return overruled(light, path, Because::path_light);
  }
  return light;
}

}  // namespace

ColourTemperature decide_white(const Inputs& in) {
  const DayPart part = day_part_of(in);
  if (in.housekeeping) return scene_colour(Scene::cleaning, part);
  return scene_colour(in.hand.scene.value_or(Scene::welcome), part);
}

LightDecision decide_light(const Inputs& in, const Fixture& fixture, const Fixtures& fixtures) {
  LightDecision light = of_guest_and_policy(in, fixture, fixtures);
  // Do-not-disturb keeps staff out, so that nobody there needs light to clean by.
  if (in.housekeeping && in.hand.service != ServiceWish::do_not_disturb) {
    light = overruled(light, scene_level(Scene::cleaning, fixture.role), Because::housekeeping);
    light.until = in.plan->housekeeping->until;
  }
  if (in.plan != nullptr && in.plan->maintenance && in.plan->maintenance->lights) {
    light = overruled(light, *in.plan->maintenance->lights, Because::maintenance);
  }
  return light;
}

}  // namespace innkeeper::room
