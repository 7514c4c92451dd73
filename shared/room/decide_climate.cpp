// SPDX-License-Identifier: Apache-2.0
// The band and the set point of the deciding function, layer upon layer.
#include <algorithm>

#include "shared/room/decide_layers.hpp"

namespace innkeeper::room {
namespace {

// A board without a plan must neither freeze nor roast a guest: the usual range of an occupied room,
// ASHRAE Guideline 36 default set points for occupied zones (21 and 24 degrees Celsius).
constexpr TemperatureBand kDefaultBand{Temperature::celsius(21), Temperature::celsius(24)};

// Frost: heat until the room is above 7 degrees Celsius (ASHRAE Guideline 36, freeze protection).
constexpr TemperatureBand kFrostBand{Temperature::celsius(7), Temperature::celsius(35)};

// A damp empty room is dried by cooling it, down to this at most: our choice, below what any occupied
// room is cooled to in a humid summer, above what makes walls drip afterwards.
constexpr Temperature kDryDownTo = Temperature::celsius(22);

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

ClimateDecision hold(const TemperatureBand& band, Because because) {
  return {band, std::nullopt, because, std::nullopt, std::nullopt};
}

/// Layers 1 to 3 of a rented room with somebody in it.
ClimateDecision for_those_inside(const Inputs& in) {
  const ClimatePlan& plan = in.plan->climate;
  if (in.hand.setpoint) return towards(*in.hand.setpoint, Because::guest_hand, plan);
  if (plan.night && day_part_of(in) == DayPart::night) {
    const bool preferred = plan.comfort_source == Source::guest;
    return towards(*plan.night, preferred ? Because::guest_preference : Because::night, plan);
  }
  return towards(plan.comfort, because_of(plan.comfort_source), plan);
}

/// How far the chosen code wants an empty rented room to drift by now.
TemperatureDelta depth_by_code(const Inputs& in) {
  const CodeRequirements& code = requirements_of(in.plan->climate.code);
  const Situation& now = in.situation;
  const bool has_standby = code.standby_after_s > 0;
  if (now.quiet_s >= code.setback_after_s && code.setback_after_s > 0) return code.setback;
  if (has_standby && now.quiet_s >= code.standby_after_s) return code.standby;
  if (now.presence != Presence::nobody || has_standby) return {};
  return code.setback;
}

/// The band of an empty rented room. What was learned never takes it beyond the vacant band; a code may.
ClimateDecision for_absence(const ClimateDecision& inside, const Inputs& in) {
  const TemperatureBand& vacant = in.plan->climate.vacant;
  const bool may_drift =
      in.situation.presence != Presence::leaving && in.plan->climate.recovery_min > 0;
  const TemperatureDelta learned =
      may_drift ? std::max(in.situation.setback, TemperatureDelta{}) : TemperatureDelta{};
  const TemperatureDelta by_code = depth_by_code(in);
  const TemperatureBand drifted{
      std::max(inside.band.heat - learned, std::min(vacant.heat, inside.band.heat)),
      std::min(inside.band.cool + learned, std::max(vacant.cool, inside.band.cool))};
  const TemperatureBand lawful{
      std::max(std::min(drifted.heat, inside.band.heat - by_code), kLowestTarget),
      std::min(std::max(drifted.cool, inside.band.cool + by_code), kHighestTarget)};
  if (lawful == inside.band) return inside;
  ClimateDecision decision =
      hold(lawful, lawful == drifted ? Because::unoccupied_setback : Because::energy_code);
  decision.wanted = inside.wanted ? inside.wanted : inside.setpoint;
  return decision;
}

bool demand_is_on(const Inputs& in) {
  const auto& demand = in.plan->climate.demand;
  return demand && in.situation.time && in.situation.time->utc < demand->until;
}

/// `held`, at least as wide as what those inside would get while the property uses less. Never wider than
/// the band of a vacant room, where it was not before.
ClimateDecision with_demand(const ClimateDecision& held, const ClimateDecision& inside,
                            const Inputs& in) {
  if (!demand_is_on(in)) return held;
  const auto& [by, until] = *in.plan->climate.demand;
  const TemperatureBand& vacant = in.plan->climate.vacant;
  const Temperature coldest = std::max(std::min(vacant.heat, inside.band.heat), kLowestTarget);
  const Temperature hottest = std::min(std::max(vacant.cool, inside.band.cool), kHighestTarget);
  const TemperatureBand wide{std::max(inside.band.heat - by, coldest),
                             std::min(inside.band.cool + by, hottest)};
  const TemperatureBand band{std::min(held.band.heat, wide.heat),
                             std::max(held.band.cool, wide.cool)};
  if (band == held.band) return held;
  ClimateDecision decision = hold(band, Because::demand_response);
  decision.until = until;
  decision.wanted = held.wanted ? held.wanted : held.setpoint;
  return decision;
}

ClimateDecision for_unrented(const Inputs& in) {
  const CodeRequirements& code = requirements_of(in.plan->climate.code);
  const TemperatureBand& vacant = in.plan->climate.vacant;
  const TemperatureBand lawful{std::min(vacant.heat, code.vacant_heat),
                               std::max(vacant.cool, code.vacant_cool)};
  return hold(lawful,
              lawful == vacant ? because_not_rented(in.plan->rental) : Because::energy_code);
}

ClimateDecision of_guest_and_policy(const Inputs& in) {
  if (in.plan == nullptr) {
    if (in.hand.setpoint) return towards(*in.hand.setpoint, Because::guest_hand, ClimatePlan{});
    return hold(kDefaultBand, Because::no_plan);
  }
  const Presence presence = in.situation.presence;
  if (!is_rented(in)) {
    // The hand wins in an unrented room too, while whoever set it is there, whatever the hub believes.
    if (!in.hand.setpoint || presence == Presence::nobody) return for_unrented(in);
    const ClimateDecision inside = for_those_inside(in);
    return with_demand(inside, inside, in);
  }
  const ClimateDecision inside = for_those_inside(in);
  const bool held_ready = presence == Presence::guest || in.situation.arrival == Arrival::awaited;
  return with_demand(held_ready ? inside : for_absence(inside, in), inside, in);
}

}  // namespace

ClimateDecision decide_climate(const Inputs& in) {
  ClimateDecision decision = of_guest_and_policy(in);
  if (in.plan != nullptr && in.plan->maintenance && in.plan->maintenance->setpoint) {
    const Temperature held = *in.plan->maintenance->setpoint;
    const auto wanted = decision.wanted ? decision.wanted : decision.setpoint;
    decision = {band_around(held), held, Because::maintenance, std::nullopt, std::nullopt};
    if (wanted != held) decision.wanted = wanted;
  }
  const Protection protection = in.situation.protection;
  if (protection == Protection::frost && decision.band.heat < kFrostBand.heat) {
    const auto wanted = decision.wanted ? decision.wanted : decision.setpoint;
    decision = hold(kFrostBand, Because::frost);
    decision.wanted = wanted;
  }
  if (protection == Protection::humidity && in.situation.presence == Presence::nobody) {
    const Temperature dry = std::max(kDryDownTo, decision.band.heat + kDeadBand);
    if (dry < decision.band.cool) {
      const auto wanted = decision.wanted ? decision.wanted : decision.setpoint;
      decision = hold({decision.band.heat, dry}, Because::humidity);
      decision.wanted = wanted;
    }
  }
  return decision;
}

}  // namespace innkeeper::room
