// SPDX-License-Identifier: Apache-2.0
// The plan: everything the hub wants of one room, as a value. It is always whole, never a patch. The
// initial values of optional members are what a plan on the wire means when it leaves their keys out:
// whoever changes one changes the protocol.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "shared/room/climate.hpp"
#include "shared/room/day.hpp"
#include "shared/room/energy_code.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/override.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"
#include "shared/room/violation.hpp"

namespace innkeeper::room {

/// The order of plans of one room: first the hub's epoch, then the version. Never a clock, although
/// an epoch looks like Unix seconds: a hub that lost its database then starts above what rooms know.
struct PlanId {
  std::uint64_t epoch = 0;    ///< 0 .. 2^53-1 (exact in every JSON reader); 0 means no plan yet
  std::uint32_t version = 0;  ///< rises by one with each change of the room's plan within an epoch
  friend constexpr auto operator<=>(const PlanId&, const PlanId&) = default;
};

inline constexpr std::uint64_t kMaxEpoch = (std::uint64_t{1} << 53U) - 1;

enum class RentalState : std::uint8_t {
  vacant,          // nobody's: policy of the empty room applies
  rented,          // a stay is in house: preferences apply
  out_of_service,  // taken out of sale by staff: treated as vacant by the controller
};

/// Where a planned value comes from. Never who: the wire knows no guests.
enum class Source : std::uint8_t {
  policy,  // the property's declaration for this room type
  guest,   // a stored preference of a guest in house
};

/// The range in which neither heating nor cooling runs.
struct TemperatureBand {
  Temperature heat;  ///< heat below this
  Temperature cool;  ///< cool above this
  friend constexpr bool operator==(const TemperatureBand&, const TemperatureBand&) = default;
};

struct ClimatePlan {
  Temperature comfort = Temperature::celsius(22);  ///< wanted while rented
  Source comfort_source = Source::policy;
  TemperatureBand vacant{Temperature::celsius(16),
                         Temperature::celsius(28)};  ///< held while vacant
  Temperature min = Temperature::celsius(18);        ///< lowest set point a guest or plan may reach
  Temperature max = Temperature::celsius(26);        ///< highest
  /// Wanted at night instead of `comfort`, from the same source; none: as by day.
  std::optional<Temperature> night;
  /// An empty rented room may drift as far as it can recover from within this time, 0 .. 120 minutes;
  /// 0: it does not drift, unless a code asks for it. 12 is our choice: a guest who comes back has
  /// hung up the coat by then.
  std::uint8_t recovery_min = 12;
  EnergyCode code = EnergyCode::none;
  /// What the guest likes; `automatic` says nothing. Policy has none.
  FanSetting fan = FanSetting::automatic;
  std::optional<DemandResponse> demand;
  friend constexpr bool operator==(const ClimatePlan&, const ClimatePlan&) = default;
};

/// Light enough to find the way, little enough to fall asleep again (our choice, within the 1 to 3
/// percent that installers use).
inline constexpr Percent kPathLight = *Percent::from(3);

struct LightPlan {
  FixtureLevels welcome;  ///< levels on arrival; a fixture that is not named stays off
  Source welcome_source = Source::policy;
  Percent path = kPathLight;  ///< way to the bathroom at night; zero: none
  SceneBrightness brightness;
  friend constexpr bool operator==(const LightPlan&, const LightPlan&) = default;
};

struct Plan {
  PlanId id;
  /// Rises when the room changes hands. What a guest set by hand belongs to one tenancy of one
  /// epoch; the board forgets it when either number changes. It tells boards about a change of guest
  /// without naming any.
  std::uint32_t tenancy = 0;
  RentalState rental = RentalState::vacant;
  /// How many sleep here, 0 .. 15: a room of several is harder to call empty. Two where nobody said.
  std::uint8_t guests = 2;
  ClimatePlan climate;
  LightPlan lights;
  QuietHours quiet_hours;  ///< night set point, quiet fan, dimmed light
  std::optional<WakeLight> wake;
  std::optional<HousekeepingOverride> housekeeping;
  std::optional<MaintenanceOverride> maintenance;
  /// Everybody shall leave the house: every light full, terminal and ventilation off.
  bool evacuation = false;
  Units units = Units::celsius;  ///< for the panel's display
  std::optional<GivenHand> given;
  friend constexpr bool operator==(const Plan&, const Plan&) = default;
};

/// Temperatures a plan may name at all: what a hotel room can sensibly be held at, with frost and heat
/// protection of boards (5 and 35 degrees Celsius) outside of it.
inline constexpr Temperature kLowestTarget = Temperature::celsius(5);
inline constexpr Temperature kHighestTarget = Temperature::celsius(35);

/// Bytes of all names of a room's lights together: with more, a plan would not fit its 1,024 bytes.
inline constexpr std::size_t kMaxFixtureNameBytes = 96;

inline constexpr std::uint8_t kMaxGuests = 15;
inline constexpr std::uint8_t kMaxRecoveryMinutes = 120;
/// 9999-12-31: four digits of a year are what every program can show.
inline constexpr UtcTime kLatestTime{253402300799};

/// The dead band between heating and cooling towards one set point: 1.0 K is the default of ASHRAE
/// Guideline 36, which allows no less than 0.5 K (5.3.2).
inline constexpr TemperatureDelta kDeadBand = TemperatureDelta::milli_kelvin(1000);

/// Every rule that a plan breaks, at most as many as fit; empty for a valid one. `fixtures` are the
/// lights the room has; a plan must not name others.
[[nodiscard]] Violations validate(const Plan& plan, const Fixtures& fixtures);

}  // namespace innkeeper::room
