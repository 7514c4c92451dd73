// SPDX-License-Identifier: Apache-2.0
#include "shared/control/lighting.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using std::chrono::milliseconds;

// Fade times 1, 2, 3, 4 and 6 of IEC 62386-102.
constexpr room::Duration kAnswer = milliseconds(707);
constexpr room::Duration kGentle = milliseconds(1414);
constexpr room::Duration kWelcome = milliseconds(2000);
constexpr room::Duration kLeave = milliseconds(4000);

DimLevel target(const room::Fixture& fixture, room::Percent level) {
  if (fixture.dimmable) return dim_level_of(level);
  return level == room::Percent::zero() ? 0 : kFullDimLevel;
}

}  // namespace

room::Duration fade_time(room::Because because) {
  switch (because) {
    case room::Because::guest_hand:
    case room::Because::housekeeping:
    case room::Because::maintenance:
    case room::Because::evacuation: return kAnswer;
    case room::Because::path_light: return kGentle;
    case room::Because::leaving:
    case room::Because::unoccupied:
    case room::Because::energy_code:
    case room::Because::wake_light: return kLeave;
    case room::Because::no_plan:
    case room::Because::policy:
    case room::Because::vacant:
    case room::Because::out_of_service:
    case room::Because::awaiting_guest:
    case room::Because::unoccupied_setback:
    case room::Because::night:
    case room::Because::time_unknown:
    case room::Because::guest_preference:
    case room::Because::limit_min:
    case room::Because::limit_max:
    case room::Because::demand_response:
    case room::Because::humidity:
    case room::Because::condensation:
    case room::Because::opening:
    case room::Because::air_sensor:
    case room::Because::overheat:
    case room::Because::frost:
    case room::Because::unknown: return kWelcome;
  }
  return kWelcome;
}

DimLevel Lighting::Fade::level(room::Time now) const {
  if (over(now)) return to;
  const std::int64_t passed = std::max<std::int64_t>((now - begun).count(), 0);
  const int distance = int{to} - int{from};
  return static_cast<DimLevel>(from + distance * passed / takes.count());
}

Lighting::Lighting(const room::Fixtures& fixtures) : fixtures_(fixtures) {}

void Lighting::aim(const room::Decision& decision, room::Time now) {
  check(decision.lights.size() == fixtures_.size(), "a decision names every light");
  white_ = decision.white;
  for (std::size_t i = 0; i < fixtures_.size(); ++i) {
    Fade& fade = fades_[i];
    const DimLevel to = target(fixtures_[i], decision.lights[i].level);
    if (aimed_ && to == fade.to) continue;
    const bool at_once = !aimed_ || !fixtures_[i].dimmable;
    const room::Duration takes =
        at_once ? room::Duration::zero() : fade_time(decision.lights[i].because);
    fade = {at_once ? to : fade.level(now), to, now, takes, false};
  }
  aimed_ = true;
}

Lamps Lighting::lamps(room::Time now) const {
  Lamps result;
  for (std::size_t i = 0; i < fixtures_.size(); ++i) {
    check(result.push_back({fades_[i].level(now), white_}), "as many lamps as fixtures");
  }
  return result;
}

std::optional<room::Time> Lighting::next_change(room::Time now) const {
  for (std::size_t i = 0; i < fixtures_.size(); ++i) {
    if (!fades_[i].over(now)) return now + kFadeStep;
  }
  return std::nullopt;
}

void Lighting::heard(std::size_t fixture, std::optional<bool> burns, room::Time now) {
  if (fixture >= fixtures_.size()) return;
  Fade& fade = fades_[fixture];
  const bool should_be_dark = fade.to == 0 && now - fade.begun >= fade.takes + kDarkAfter;
  fade.disobeys = should_be_dark && burns.value_or(false);
}

bool Lighting::disobeyed() const {
  return std::any_of(fades_.begin(), fades_.end(), [](const Fade& fade) { return fade.disobeys; });
}

}  // namespace innkeeper::control
