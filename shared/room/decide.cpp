// SPDX-License-Identifier: Apache-2.0
#include "shared/room/decide.hpp"

#include "shared/room/decide_layers.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::room {

Because because_not_rented(RentalState rental) {
  return rental == RentalState::out_of_service ? Because::out_of_service : Because::vacant;
}

Because because_of(Source source) {
  return source == Source::guest ? Because::guest_preference : Because::policy;
}

bool housekeeping_is_on(const Plan* plan, const Situation& situation) {
  if (plan == nullptr || !plan->housekeeping) return false;
  if (situation.time) return situation.time->utc < plan->housekeeping->until;
  return !situation.housekeeping_over;
}

Decision decide(const Plan* plan, const Hand& hand, const Situation& situation,
                const Fixtures& fixtures) {
  const Inputs in{plan, hand, situation, housekeeping_is_on(plan, situation)};
  Decision decision;
  decision.climate = decide_climate(in);
  decision.mode = decide_mode(in);
  decision.fan = decide_fan(in);
  decision.ventilation = decide_ventilation(in);
  decision.white = decide_white(in);
  for (const Fixture& fixture : fixtures) {
    check(decision.lights.push_back(decide_light(in, fixture, fixtures)),
          "a decision has room for every fixture");
  }
  return decision;
}

}  // namespace innkeeper::room
