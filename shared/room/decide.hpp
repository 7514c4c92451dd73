// SPDX-License-Identifier: Apache-2.0
// The deciding function: which of the layers wins each value of a room, and why. Compiled into hub and
// agent alike, so that a screen explains exactly what the board does.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/climate.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

/// Why a value is what it is: the layer that won, or the limit that bound it. From weakest to strongest.
enum class Because : std::uint8_t {
  no_plan,             // the board never heard of the hub: a safe default room
  policy,              // the property's declaration for this room type
  vacant,              // nobody rents the room
  out_of_service,      // staff took the room out of sale
  awaiting_guest,      // checked in, and nobody entered yet
  unoccupied_setback,  // rented, and everybody left: as far as the room recovers from in time
  unoccupied,          // everybody left: light and air off
  energy_code,         // the code that the property chose asks for more than its policy
  leaving,             // everybody may have left: the light warns before it goes off
  night,               // the hour: night set point, quiet fan, dimmed light
  time_unknown,        // nobody told the hour since boot: no full light, it may be night
  guest_preference,    // a stored preference of the guest in house
  guest_hand,          // wall panel or guest page, for the rest of the stay
  path_light,          // somebody is up in the dark
  wake_light,          // the light rises to wake the guest
  limit_min,           // the wish was lower than the property allows
  limit_max,           // the wish was higher than the property allows
  demand_response,     // the property uses less for a while
  housekeeping,        // staff cleans or prepares the room
  maintenance,         // held by maintenance until released
  humidity,            // an empty room is damp: it is dried
  condensation,        // the drip pan is full
  opening,             // window or balcony door is open
  air_sensor,          // no usable air temperature: a fixed duty, by the last known need
  overheat,            // too hot to heat
  evacuation,          // everybody shall leave the house, and see the way
  frost,               // so cold that pipes may burst
  unknown,             // told by a board in a word this reader does not know, or not at all
};

[[nodiscard]] std::string_view name_of(Because because);

/// A value as it is in force.
template <class T>
struct Effective {
  T value{};
  Because because = Because::no_plan;
  std::optional<UtcTime> until;  ///< when this ends by itself; none: until something changes
  std::optional<T> wanted;  ///< what it would be without the layer that won, where that differs
  friend constexpr bool operator==(const Effective&, const Effective&) = default;
};

/// What the room's climate is held to.
struct ClimateDecision {
  TemperatureBand band;  ///< what the controller obeys
  /// The one number a panel shows; none while only a band is held.
  std::optional<Temperature> setpoint;
  Because because = Because::no_plan;
  std::optional<UtcTime> until;  ///< when this ends by itself; none: until something changes
  /// What was asked for, where a limit or a stronger layer changed it.
  std::optional<Temperature> wanted;
  friend constexpr bool operator==(const ClimateDecision&, const ClimateDecision&) = default;
};

struct LightDecision {
  FixtureName fixture;
  Percent level;
  Because because = Because::no_plan;
  std::optional<UtcTime> until;
  std::optional<Percent> wanted;  ///< the level it would have, where a stronger layer changed it
  friend constexpr bool operator==(const LightDecision&, const LightDecision&) = default;
};

struct Decision {
  ClimateDecision climate;
  Effective<ClimateMode> mode{ClimateMode::automatic, Because::no_plan, {}, {}};
  Effective<FanSetting> fan{FanSetting::automatic, Because::no_plan, {}, {}};
  Effective<bool> ventilation{true, Because::no_plan, {}, {}};
  ColourTemperature white;                          ///< of every tunable fixture
  FixedVector<LightDecision, kMaxFixtures> lights;  ///< one entry for each of the room's fixtures
  friend constexpr bool operator==(const Decision&, const Decision&) = default;
};

/// Decides every value of a room with these fixtures. Pure and total: any plan that validate() accepts,
/// or none, gives a decision for every fixture, whatever hand and situation are. `plan` is null before
/// the first plan.
[[nodiscard]] Decision decide(const Plan* plan, const Hand& hand, const Situation& situation,
                              const Fixtures& fixtures);

/// The housekeeping override of `plan` is in force.
[[nodiscard]] bool housekeeping_is_on(const Plan* plan, const Situation& situation);

/// How long the wake light takes to rise, and how long it then stays for a guest who does not touch a
/// light (our choice, within the 15 to 30 minutes over which wake-up lamps rise).
inline constexpr std::chrono::seconds kWakeRise = std::chrono::minutes(15);
inline constexpr std::chrono::seconds kWakeStay = std::chrono::minutes(30);

/// It is the hour of the wake light of `plan`, whether or not the guest has ended it.
[[nodiscard]] bool wake_is_due(const Plan* plan, const std::optional<LocalTime>& time);

}  // namespace innkeeper::room
