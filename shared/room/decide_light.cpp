// SPDX-License-Identifier: Apache-2.0
// Light of the deciding function, layer upon layer.
#include <algorithm>

#include "shared/room/decide_layers.hpp"
#include "shared/room/scene.hpp"
#include "shared/util/check.hpp"

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

// To wake by, where the guest's own welcome leaves the bed dark (our choice: what reading takes).
constexpr Percent kWakeLevel = *Percent::from(60);

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

Percent level_in_scene(const Inputs& in, Scene scene, FixtureRole role) {
  if (in.plan == nullptr) return scene_level(scene, role);
  return scene_level(scene, role, in.plan->lights.brightness, in.fixtures);
}

/// What the hand says of this fixture: itself, or as part of a scene.
std::optional<Percent> by_hand(const Inputs& in, const Fixture& fixture) {
  if (const Percent* level = level_of(in.hand.lights, fixture.name)) return *level;
  if (!in.hand.scene) return std::nullopt;
  if (*in.hand.scene == Scene::welcome) return welcome_level(in, fixture.name);
  return level_in_scene(in, *in.hand.scene, fixture.role);
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

bool has_dimmable(const Fixtures& fixtures, FixtureRole role) {
  return std::any_of(fixtures.begin(), fixtures.end(), [role](const Fixture& fixture) {
    return fixture.role == role && fixture.dimmable;
  });
}

/// A room without a light near the floor shows the way with a dimmed bathroom.
bool shows_the_way(const Inputs& in, const Fixture& fixture) {
  if (!fixture.dimmable) return false;
  if (fixture.role == FixtureRole::path) return true;
  return fixture.role == FixtureRole::bath && !has_dimmable(in.fixtures, FixtureRole::path);
}

/// A guest wakes by the lamp at the bed; only a room without one by the general light.
bool wakes(const Inputs& in, const Fixture& fixture) {
  if (!fixture.dimmable) return false;
  if (fixture.role == FixtureRole::bedside) return true;
  return fixture.role == FixtureRole::general && !has_dimmable(in.fixtures, FixtureRole::bedside);
}

/// Somebody may sleep here, and nothing says that the light must be off.
bool somebody_may_wake(const Inputs& in) {
  const Situation& now = in.situation;
  if (!is_rented(in) || now.wake_over || !wake_is_due(in.plan, now.time)) return false;
  if (now.presence == Presence::guest) return true;
  const EnergyCode code = in.plan->climate.code;
  return now.presence == Presence::leaving &&
         (code == EnergyCode::none || now.quiet_s < requirements_of(code).lights_after_s);
}

/// The share of `full` after so many seconds of the rise: equal steps to the eye, from a hundredth.
Percent risen(Percent full, std::int64_t seconds) {
  constexpr std::int64_t kStep = 20;
  constexpr std::uint32_t kOne = 1U << 16U;
  // 100^(-1/45) in 16 binary digits: 45 steps of 20 s from a hundredth to all of it.
  constexpr std::uint32_t kRatio = 59'161;
  std::uint32_t share = kOne;
  for (std::int64_t to_go = kWakeRise.count() - seconds; to_go > 0; to_go -= kStep) {
    share = (share * kRatio) >> 16U;
  }
  const std::uint32_t level = (full.value() * share + kOne / 2) / kOne;
  return *Percent::from(std::max<std::int64_t>(level, 1));
}

/// Rises to the welcome level. It never dims a light of somebody who is up already.
LightDecision woken(const LightDecision& light, const Inputs& in, const Fixture& fixture) {
  if (!wakes(in, fixture) || !somebody_may_wake(in)) return light;
  const UtcTime at = in.plan->wake->at;
  const Percent welcome = welcome_level(in, fixture.name);
  const Percent full = welcome > Percent::zero() ? welcome : kWakeLevel;
  const std::int64_t begun = at.seconds - kWakeRise.count();
  const Percent level = risen(full, in.situation.time->utc.seconds - begun);
  if (level <= light.level) return light;
  LightDecision result = overruled(light, level, Because::wake_light);
  result.until = std::min(UtcTime{at.seconds + kWakeStay.count()}, kLatestTime);
  return result;
}

LightDecision of_guest_and_policy(const Inputs& in, const Fixture& fixture) {
  LightDecision light = by_itself(in, fixture.name);
  if (const auto level = by_hand(in, fixture)) {
    light = {fixture.name, *level, Because::guest_hand, std::nullopt, std::nullopt};
  }
  light = after_absence(light, in, fixture.role);
  const Percent path = in.plan == nullptr ? kPathLight : in.plan->lights.path;
  if (in.situation.path_light && light.level < path && shows_the_way(in, fixture)) {
    light = overruled(light, path, Because::path_light);
  }
  return woken(light, in, fixture);
}

/// The light of a task. Do-not-disturb keeps staff out, so that nobody there needs light to work by.
std::optional<Scene> scene_of_housekeeping(const Inputs& in) {
  if (!in.housekeeping || in.hand.service == ServiceWish::do_not_disturb) return std::nullopt;
  switch (*in.housekeeping) {
    case HousekeepingTask::cleaning: return Scene::cleaning;
    case HousekeepingTask::turndown: return Scene::relax;
    case HousekeepingTask::airing: return std::nullopt;
  }
  panic("a HousekeepingTask has its light");
}

/// What staff gets for its task; airing needs no light.
LightDecision for_housekeeping(const LightDecision& light, const Inputs& in, FixtureRole role) {
  const auto scene = scene_of_housekeeping(in);
  if (!scene) return light;
  LightDecision result = overruled(light, level_in_scene(in, *scene, role), Because::housekeeping);
  result.until = in.plan->housekeeping->until;
  return result;
}

}  // namespace

ColourTemperature decide_white(const Inputs& in) {
  const DayPart part = day_part_of(in);
  if (is_evacuated(in)) return scene_colour(Scene::cleaning, part);
  const Scene by_hand = in.hand.scene.value_or(Scene::welcome);
  return scene_colour(scene_of_housekeeping(in).value_or(by_hand), part);
}

LightDecision decide_light(const Inputs& in, const Fixture& fixture) {
  LightDecision light = of_guest_and_policy(in, fixture);
  light = for_housekeeping(light, in, fixture.role);
  if (in.plan != nullptr && in.plan->maintenance && in.plan->maintenance->lights) {
    light = overruled(light, *in.plan->maintenance->lights, Because::maintenance);
  }
  if (is_evacuated(in)) light = overruled(light, Percent::full(), Because::evacuation);
  return light;
}

}  // namespace innkeeper::room
