// SPDX-License-Identifier: Apache-2.0
// The panel's half of the agent: whose press it is, and what it changes.
#include "device/agent/agent.hpp"

namespace innkeeper::agent {

room::Hand& Agent::pressed(room::Time now) {
  now_ = now;
  step_owed_ = true;
  return controller_->touched_by_staff(wish(now), now) ? staff_hand_ : record_.hand;
}

void Agent::pressed_done(bool changed, room::Time now) {
  if (!changed) return;
  report_owed_ = true;
  keeper_.owe(now);
}

void Agent::hand_setpoint(std::optional<room::Temperature> wanted, room::Time now) {
  room::Hand& hand = pressed(now);
  if (wanted && !room::is_plausible(*wanted)) return;
  pressed_done(hand.setpoint != wanted, now);
  hand.setpoint = wanted;
}

void Agent::hand_steps(int presses, room::Time now) {
  room::ClimateDecision shown = decision().climate;
  // Several presses within one step go on from each other, not from what is shown since the last step.
  const room::Hand& hand = effective_hand();
  if (hand.setpoint) shown.wanted = hand.setpoint;
  hand_setpoint(stepped(shown, plan(), presses), now);
}

void Agent::hand_fan(std::optional<room::FanSetting> wanted, room::Time now) {
  room::Hand& hand = pressed(now);
  pressed_done(hand.fan != wanted, now);
  hand.fan = wanted;
}

bool Agent::hand_light(const room::FixtureName& fixture, room::Percent level, room::Time now) {
  if (!room::contains(equipment_.fixtures, fixture)) return false;
  room::Hand& hand = pressed(now);
  const room::Percent* set = room::level_of(hand.lights, fixture);
  pressed_done(set == nullptr || *set != level, now);
  check(room::set_level(hand.lights, fixture, level), "a hand has room for every fixture");
  return true;
}

void Agent::hand_scene(room::Scene scene, room::Time now) {
  room::Hand& hand = pressed(now);
  pressed_done(hand.scene != scene || !hand.lights.empty(), now);
  choose(hand, scene);
}

void Agent::hand_service(room::ServiceWish wanted, room::Time now) {
  toggle(pressed(now), wanted);
  pressed_done(true, now);
}

}  // namespace innkeeper::agent
