// SPDX-License-Identifier: Apache-2.0
// The hand's half of the agent: whose press it is, what it changes, and what comes through the hub.
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
  light_touched(hand, now);
  return true;
}

void Agent::hand_scene(room::Scene scene, room::Time now) {
  room::Hand& hand = pressed(now);
  pressed_done(hand.scene != scene || !hand.lights.empty(), now);
  choose(hand, scene);
  light_touched(hand, now);
}

void Agent::light_touched(const room::Hand& hand, room::Time now) {
  if (&hand == &record_.hand) controller_->light_touched(wish(now));
}

void Agent::hand_service(room::ServiceWish wanted, room::Time now) {
  toggle(pressed(now), wanted);
  pressed_done(true, now);
}

void Agent::take_given(const room::GivenHand& given, room::Time now) {
  if (given.stamp <= record_.given) return;
  record_.given = given.stamp;
  room::Hand& hand = record_.hand;
  if (given.clear) hand = {};
  if (given.setpoint) hand.setpoint = given.setpoint;
  if (given.fan) hand.fan = given.fan;
  if (given.service) hand.service = *given.service;
  if (given.scene) {
    choose(hand, *given.scene);
    light_touched(hand, now);
  }
  if (controller_->situation().presence == room::Presence::nobody) end_of_presence(hand);
}

}  // namespace innkeeper::agent
