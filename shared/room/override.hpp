// SPDX-License-Identifier: Apache-2.0
// What a plan adds for a while to a room's everyday wishes: overrides of staff and property, a wake
// light, and a hand that comes through the hub.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/climate.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

/// What staff does in the room.
enum class HousekeepingTask : std::uint8_t {
  cleaning,  // full light and fresh air
  turndown,  // relax light for the guest's return, and fresh air
  airing,    // fresh air and a window: heating and cooling off, light as ever
};

/// Staff cleans or prepares the room: light and air until then, and those who enter are no guests.
struct HousekeepingOverride {
  UtcTime until;
  HousekeepingTask task = HousekeepingTask::cleaning;
  friend constexpr bool operator==(const HousekeepingOverride&,
                                   const HousekeepingOverride&) = default;
};

/// What maintenance holds until it is released; what is not set is decided as ever.
struct MaintenanceOverride {
  std::optional<ClimateMode> mode;  ///< off: locked out
  std::optional<Temperature> setpoint;
  std::optional<FanSetting> fan;
  std::optional<Percent> lights;  ///< of every fixture
  friend constexpr bool operator==(const MaintenanceOverride&,
                                   const MaintenanceOverride&) = default;
};

/// The property uses less for a while: both edges of the band of a room in use move outward, the
/// guest's own wish included (ASHRAE Guideline 36, 5.3.2: a demand limit goes before a local
/// adjustment). A board that does not know the time cannot end it, and ignores it.
struct DemandResponse {
  TemperatureDelta by;  ///< 0.1 .. 5 K; the guideline moves by 0.5, 1 and 2
  UtcTime until;
  friend constexpr bool operator==(const DemandResponse&, const DemandResponse&) = default;
};

inline constexpr TemperatureDelta kLeastDemand = TemperatureDelta::milli_kelvin(100);
inline constexpr TemperatureDelta kMostDemand = TemperatureDelta::milli_kelvin(5000);

/// The light rises to wake the guest; nothing on a board that does not know the time.
struct WakeLight {
  UtcTime at;  ///< when it is at its brightest
  friend constexpr bool operator==(const WakeLight&, const WakeLight&) = default;
};

/// A hand that comes through the hub: guest page, desk, a service wish told by telephone, settings that
/// move with the guest. A room takes each stamp once in a tenancy; what is not set stays as it is.
struct GivenHand {
  std::uint16_t stamp = 0;  ///< 1 and more; only a higher one than the last is taken
  bool clear = false;       ///< forget all of the hand first
  std::optional<Temperature> setpoint;
  std::optional<FanSetting> fan;
  std::optional<Scene> scene;
  std::optional<ServiceWish> service;
  /// It asks for something.
  [[nodiscard]] constexpr bool says_anything() const {
    return clear || setpoint || fan || scene || service;
  }
  friend constexpr bool operator==(const GivenHand&, const GivenHand&) = default;
};

/// On a board that does not know the time an override of housekeeping ends after this long: cleaning
/// a room takes half an hour, a thorough one two.
inline constexpr Duration kLongestHousekeeping = std::chrono::hours(2);

[[nodiscard]] std::string_view name_of(HousekeepingTask task);

}  // namespace innkeeper::room
