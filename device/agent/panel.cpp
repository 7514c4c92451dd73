// SPDX-License-Identifier: Apache-2.0
#include "device/agent/panel.hpp"

#include <algorithm>

namespace innkeeper::agent {
namespace {

using room::Temperature;

Temperature middle_of(const room::TemperatureBand& band) {
  const std::int32_t sum = band.heat.milli_celsius() + band.cool.milli_celsius();
  const std::int32_t step = kSetpointStep.milli_kelvin();
  return Temperature::milli_celsius((sum / 2 + step / 2) / step * step);
}

}  // namespace

Temperature stepped(const room::ClimateDecision& shown, const room::Plan* plan, int presses) {
  // Further than any limit is as far as a hundred presses, and cannot overflow.
  const int steps = std::clamp(presses, -100, 100);
  const Temperature from = shown.wanted     ? *shown.wanted
                           : shown.setpoint ? *shown.setpoint
                                            : middle_of(shown.band);
  const room::ClimatePlan limits = plan != nullptr ? plan->climate : room::ClimatePlan{};
  const auto move = room::TemperatureDelta::milli_kelvin(steps * kSetpointStep.milli_kelvin());
  return std::clamp(from + move, limits.min, limits.max);
}

void choose(room::Hand& hand, room::Scene scene) {
  hand.scene = scene;
  hand.lights.clear();
}

void toggle(room::Hand& hand, room::ServiceWish wish) {
  hand.service = hand.service == wish ? room::ServiceWish::none : wish;
}

bool end_of_presence(room::Hand& hand) {
  if (hand.scene != room::Scene::off && hand.scene != room::Scene::night) return false;
  hand.scene.reset();
  return true;
}

Display display_of(const room::Decision& decision, const room::Hand& hand, const room::Plan* plan,
                   std::optional<Temperature> measured) {
  const room::ClimateDecision& climate = decision.climate;
  return {climate.wanted ? climate.wanted : climate.setpoint,
          climate.setpoint,
          climate.band,
          measured,
          climate.because,
          decision.mode.value,
          decision.mode.because,
          decision.fan.value,
          hand.service,
          plan != nullptr ? plan->units : room::Units::celsius};
}

}  // namespace innkeeper::agent
