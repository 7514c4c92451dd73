// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/local_control.hpp"

#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::simtest {
namespace {

bool is_wish(room::Because because) {
  return because == room::Because::guest_hand || because == room::Because::guest_preference ||
         because == room::Because::limit_min || because == room::Because::limit_max;
}

}  // namespace

void PanelIsObeyed::on_hand(const RoomSight& sight, const HandAtPanel& what) {
  pressed_[sight.room] = Press{seen.stage.time.now(), what};
}

void PanelIsObeyed::on_step(const RoomSight& sight) {
  const int subject = static_cast<int>(sight.room);
  const room::Plan* plan = sight.agent.plan();
  const room::Decision& decision = sight.agent.decision();
  const auto& setpoint = decision.climate.setpoint;
  if (plan != nullptr && setpoint && is_wish(decision.climate.because) &&
      (*setpoint < plan->climate.min || *setpoint > plan->climate.max)) {
    broken(Invariant::i8_local_control, subject,
           "held at " + hub::text_of(*setpoint) + ", outside the limits of its plan");
  }
  const auto pressed = std::exchange(pressed_[sight.room], std::nullopt);
  if (!pressed) return;
  if (seen.stage.time.now() - pressed->at > std::chrono::milliseconds(200)) {
    broken(Invariant::i8_local_control, subject, "a hand at the panel was not acted on at once");
  }
  if (pressed->what.light) {
    for (const room::LightDecision& light : decision.lights) {
      if (light.fixture != pressed->what.light->fixture) continue;
      if (light.because != room::Because::guest_hand || light.level == pressed->what.light->level)
        continue;
      broken(Invariant::i8_local_control, subject, "a light is not as the hand set it");
    }
  }
}

void NoPlanUndoesAHand::on_step(const RoomSight& sight) {
  const room::Plan* plan = sight.agent.plan();
  std::optional<Last>& last = last_[sight.room];
  if (plan == nullptr || plan->rental != room::RentalState::rented) {
    last.reset();
    return;
  }
  const Last now{plan->id.epoch, plan->tenancy, plan->given ? plan->given->stamp : std::uint16_t{0},
                 sight.agent.hand().setpoint};
  const bool same_guests = last && last->epoch == now.epoch && last->tenancy == now.tenancy;
  const bool was_given =
      same_guests && now.stamp > last->stamp && (plan->given->clear || plan->given->setpoint);
  if (same_guests && !was_given && last->setpoint && last->setpoint != now.setpoint) {
    broken(Invariant::i9_last_human, static_cast<int>(sight.room),
           "the set point " + hub::text_of(*last->setpoint) + " is gone, and nobody touched it");
  }
  last = now;
}

}  // namespace innkeeper::simtest
