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
  if (plan == nullptr || !plan->housekeeping || situation.guest_returned) return false;
  if (situation.time) return situation.time->utc < plan->housekeeping->until;
  return !situation.housekeeping_over;
}

bool wake_is_due(const Plan* plan, const std::optional<LocalTime>& time) {
  if (plan == nullptr || !plan->wake || !time) return false;
  const std::int64_t to_go = plan->wake->at.seconds - time->utc.seconds;
  return to_go <= kWakeRise.count() && -to_go < kWakeStay.count();
}

Decision decide(const Plan* plan, const Hand& hand, const Situation& situation,
                const Fixtures& fixtures) {
  Inputs in{plan, hand, situation, fixtures, std::nullopt};
  if (housekeeping_is_on(plan, situation)) in.housekeeping = plan->housekeeping->task;
  Decision decision;
  decision.climate = decide_climate(in);
  decision.mode = decide_mode(in);
  decision.fan = decide_fan(in);
  decision.ventilation = decide_ventilation(in);
  decision.white = decide_white(in);
  for (const Fixture& fixture : fixtures) {
    check(decision.lights.push_back(decide_light(in, fixture)),
          "a decision has room for every fixture");
  }
  return decision;
}

}  // namespace innkeeper::room
