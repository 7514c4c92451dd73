// SPDX-License-Identifier: Apache-2.0
// The wall panel: what its keys do to the guest's hand, and what it shows. Apart from the agent, because
// this is what a guest touches: it must be right by reading it.
#pragma once

#include <optional>

#include "shared/room/decide.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::agent {

/// A press of up or down. Half a kelvin is what thermostats in hotels offer, and what people feel.
inline constexpr room::TemperatureDelta kSetpointStep = room::TemperatureDelta::milli_kelvin(500);

/// The set point after `presses` steps up (negative: down) from what the panel shows, within the limits
/// of `plan` (or the default ones without a plan). From a band, where no one number is shown, the first
/// press starts at its middle.
[[nodiscard]] room::Temperature stepped(const room::ClimateDecision& shown, const room::Plan* plan,
                                        int presses);

/// Chooses a scene: fixtures set one by one before are forgotten, so that master-off means all of them.
void choose(room::Hand& hand, room::Scene scene);

/// A key for `wish` was pressed: a second press takes it back.
void toggle(room::Hand& hand, room::ServiceWish wish);

/// What ends when everybody left: master-off and the night scene were for those who went. Whoever comes
/// back finds light; set point, fan and single fixtures stay for the stay.
/// False when there was nothing to end.
bool end_of_presence(room::Hand& hand);

/// What a panel shows of the climate; the reason explains a difference between `set` and `held`. The
/// panel turns degrees Celsius into `units`.
struct Display {
  std::optional<room::Temperature> set;       ///< what was asked for
  std::optional<room::Temperature> held;      ///< what is in force; none while only a band is held
  room::TemperatureBand band;                 ///< what the controller obeys
  std::optional<room::Temperature> measured;  ///< none without a usable sensor
  room::Because because = room::Because::no_plan;  ///< of `held`
  room::ClimateMode mode = room::ClimateMode::automatic;
  room::Because mode_because = room::Because::no_plan;
  room::FanSetting fan = room::FanSetting::automatic;
  room::ServiceWish service = room::ServiceWish::none;
  room::Units units = room::Units::celsius;
};

/// `plan`: null before the first.
[[nodiscard]] Display display_of(const room::Decision& decision, const room::Hand& hand,
                                 const room::Plan* plan, std::optional<room::Temperature> measured);

}  // namespace innkeeper::agent
