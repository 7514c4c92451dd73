// SPDX-License-Identifier: Apache-2.0
#include "shared/room/decide.hpp"

namespace innkeeper::room {
namespace {

// A board without a plan must neither freeze nor roast a guest: the usual range of an occupied room,
// ASHRAE Guideline 36 default set points for occupied zones (21 and 24 degrees Celsius).
constexpr TemperatureBand kDefaultBand{Temperature::celsius(21), Temperature::celsius(24)};

constexpr TemperatureBand band_around(Temperature setpoint) {
  const auto half = TemperatureDelta::milli_kelvin(kDeadBand.milli_kelvin() / 2);
  return {setpoint - half, setpoint + half};
}

ClimateDecision towards(Temperature wanted, Because because, const ClimatePlan& limits) {
  Temperature setpoint = wanted;
  if (wanted < limits.min) {
    setpoint = limits.min;
    because = Because::limit_min;
  } else if (wanted > limits.max) {
    setpoint = limits.max;
    because = Because::limit_max;
  }
  ClimateDecision decision{band_around(setpoint), setpoint, because, std::nullopt, std::nullopt};
  if (setpoint != wanted) decision.wanted = wanted;
  return decision;
}

Because because_of(Source source) {
  return source == Source::guest ? Because::guest_preference : Because::policy;
}

Because because_not_rented(RentalState rental) {
  return rental == RentalState::out_of_service ? Because::out_of_service : Because::vacant;
}

ClimateDecision decide_climate(const Plan* plan, const Hand& hand) {
  if (plan == nullptr) {
    if (hand.setpoint) return towards(*hand.setpoint, Because::guest_hand, ClimatePlan{});
    return {kDefaultBand, std::nullopt, Because::no_plan, std::nullopt, std::nullopt};
  }
  // The hand wins in a vacant room too: whoever stands at the panel is there, whatever the hub believes.
  if (hand.setpoint) return towards(*hand.setpoint, Because::guest_hand, plan->climate);
  if (plan->rental != RentalState::rented) {
    return {plan->climate.vacant, std::nullopt, because_not_rented(plan->rental), std::nullopt,
            std::nullopt};
  }
  return towards(plan->climate.comfort, because_of(plan->climate.comfort_source), plan->climate);
}

LightDecision decide_light(const Plan* plan, const Hand& hand, const FixtureName& fixture) {
  if (const Percent* level = level_of(hand.lights, fixture)) {
    return {fixture, *level, Because::guest_hand, std::nullopt};
  }
  if (plan == nullptr) return {fixture, Percent::zero(), Because::no_plan, std::nullopt};
  if (plan->rental != RentalState::rented) {
    return {fixture, Percent::zero(), because_not_rented(plan->rental), std::nullopt};
  }
  const Percent* level = level_of(plan->lights.welcome, fixture);
  return {fixture, level != nullptr ? *level : Percent::zero(),
          because_of(plan->lights.welcome_source), std::nullopt};
}

}  // namespace

std::string_view name_of(Because because) {
  switch (because) {
    case Because::no_plan: return "no_plan";
    case Because::policy: return "policy";
    case Because::vacant: return "vacant";
    case Because::out_of_service: return "out_of_service";
    case Because::guest_preference: return "guest_preference";
    case Because::guest_hand: return "guest_hand";
    case Because::limit_min: return "limit_min";
    case Because::limit_max: return "limit_max";
    case Because::unknown: return "unknown";
  }
  panic("a Because has a name");
}

Decision decide(const Plan* plan, const Hand& hand, const Fixtures& fixtures) {
  Decision decision;
  decision.climate = decide_climate(plan, hand);
  for (const Fixture& fixture : fixtures) {
    check(decision.lights.push_back(decide_light(plan, hand, fixture.name)),
          "a decision has room for every fixture");
  }
  return decision;
}

}  // namespace innkeeper::room
