// SPDX-License-Identifier: Apache-2.0
// The deciding function: which of the layers wins each value of a room, and why. Compiled into hub and
// agent alike, so that a screen explains exactly what the board does.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/fixture.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

/// The layer that won, from weakest to strongest, then the limits that bound two of them.
enum class Because : std::uint8_t {
  no_plan,           // the board never heard of the hub: a safe default room
  policy,            // the property's declaration for this room type
  vacant,            // nobody rents the room
  out_of_service,    // staff took the room out of sale
  guest_preference,  // a stored preference of the guest in house
  guest_hand,        // wall panel or guest page, for the rest of the stay
  limit_min,         // the wish was lower than the property allows
  limit_max,         // the wish was higher than the property allows
  unknown,           // told by a board in a word this reader does not know, or not at all
};

[[nodiscard]] std::string_view name_of(Because because);

/// What the guest set by hand at the panel; lasts for one tenancy.
struct Hand {
  std::optional<Temperature> setpoint;
  FixtureLevels lights;
  friend constexpr bool operator==(const Hand&, const Hand&) = default;
};

/// What the room's climate is held to.
struct ClimateDecision {
  TemperatureBand band;  ///< what the controller obeys
  std::optional<Temperature>
      setpoint;  ///< the one number a panel shows; none while only a band is held
  Because because = Because::no_plan;
  std::optional<UtcTime> until;  ///< when this ends by itself; none: until something changes
  std::optional<Temperature>
      wanted;  ///< what was asked for, where a limit or stronger layer changed it
  friend constexpr bool operator==(const ClimateDecision&, const ClimateDecision&) = default;
};

struct LightDecision {
  FixtureName fixture;
  Percent level;
  Because because = Because::no_plan;
  std::optional<UtcTime> until;
  friend constexpr bool operator==(const LightDecision&, const LightDecision&) = default;
};

struct Decision {
  ClimateDecision climate;
  FixedVector<LightDecision, kMaxFixtures> lights;  ///< one entry for each of the room's fixtures
  friend constexpr bool operator==(const Decision&, const Decision&) = default;
};

/// Decides every value of a room with these fixtures. Pure and total: any plan that validate() accepts,
/// or none, gives a decision for every fixture. `plan` is null before the first plan.
[[nodiscard]] Decision decide(const Plan* plan, const Hand& hand, const Fixtures& fixtures);

}  // namespace innkeeper::room
