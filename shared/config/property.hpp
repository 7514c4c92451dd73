// SPDX-License-Identifier: Apache-2.0
// The property as an integrator declares it in property.toml, already checked: room types, rooms,
// seasons, tiers and house rules. docs/property.md says the same for people. What is not declared
// has the initial values below.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/room/fixture.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/scene.hpp"

namespace innkeeper::config {

/// A property holds at most this many rooms (the largest hotels have about 7,500).
inline constexpr std::size_t kMaxRooms = 20'000;
/// Twice the months of a year: nobody plans a hotel in finer parts.
inline constexpr std::size_t kMaxSeasons = 24;
inline constexpr std::size_t kMaxTiers = 32;

struct RoomType {
  std::string name;
  room::Fixtures fixtures;
  room::ClimatePlan climate;    ///< comfort_source is always policy; `vacant` is for vacant rooms
  room::FixtureLevels welcome;  ///< light on arrival for guests without a preference
  room::Percent path_light = room::kPathLight;  ///< way to the bathroom at night; zero: none
  /// How many may sleep here: what a room assumes of a stay that does not say.
  std::uint8_t sleeps = 2;
  /// Held while the room is out of service or out of order; none: as while vacant.
  std::optional<room::TemperatureBand> out_of_service;
  /// Held while a guest is on the way to the room; none: comfort, with the dead band around it.
  std::optional<room::TemperatureBand> pre_arrival;
};

struct Room {
  std::string number;  ///< the label on the door and the PMS's RN, as text: leading zeros count
  room::RoomId id;
  std::size_t type = 0;  ///< index into Property::types
  std::string floor;
};

/// A day of any year; 29 February is one of them.
struct YearDay {
  std::uint8_t month = 1;  ///< 1 .. 12
  std::uint8_t day = 1;    ///< 1 .. 31
  friend constexpr auto operator<=>(const YearDay&, const YearDay&) = default;
};

/// What a season makes of one room type: the type's own values where it says nothing.
struct SeasonTargets {
  room::ClimatePlan climate;
  std::optional<room::TemperatureBand> out_of_service;
  std::optional<room::TemperatureBand> pre_arrival;
};

/// A part of the year with targets of its own. Seasons have no day in common.
struct Season {
  std::string name;
  YearDay first;
  YearDay last;  ///< still in it; before `first` when it goes over the year's end
  std::vector<SeasonTargets> types;  ///< by index of Property::types
  [[nodiscard]] constexpr bool contains(YearDay day) const {
    return first <= last ? first <= day && day <= last : first <= day || day <= last;
  }
};

/// What guests of a loyalty tier or with a VIP code get.
struct Tier {
  std::string name;
  /// Texts of the PMS's VIP or tier field, compared without regard to ASCII case.
  std::vector<std::string> match;
  std::optional<room::Temperature> min;  ///< instead of the room type's limits
  std::optional<room::Temperature> max;
  bool setback = true;  ///< whether their room may drift while they are out
  /// How long before they are expected their room is made ready, 0 .. kMaxPreArrivalMinutes; none:
  /// as StayRules say.
  std::optional<std::uint16_t> pre_arrival_min;
  /// Light on arrival: a scene, or levels, or as the room type has it. Lights that a room type lacks
  /// are left out there.
  std::optional<room::Scene> welcome_scene;
  room::FixtureLevels welcome;
};

inline constexpr std::uint16_t kMaxPreArrivalMinutes = 24 * 60;

/// Whose wish holds in a room of several guests with different ones.
enum class SharersRule : std::uint8_t { first_arrival, last_change, average, policy };

[[nodiscard]] constexpr std::string_view name_of(SharersRule rule) {
  switch (rule) {
    case SharersRule::first_arrival: return "first_arrival";
    case SharersRule::last_change: return "last_change";
    case SharersRule::average: return "average";
    case SharersRule::policy: return "policy";
  }
  return "unknown";
}

struct StayRules {
  SharersRule sharers = SharersRule::first_arrival;
  /// A synchronisation that would empty more than this part of the rented rooms, in percent, waits for
  /// an operator's word. 20 is our choice: a full check-out day comes as single messages, not as one
  /// sweep.
  std::uint8_t sync_sweep_limit = 20;
  /// Hours for which a stay that left can be reinstated with its settings. One day is our choice: a
  /// check-out by mistake is found before the next night audit.
  std::uint16_t departed_hours = 24;
  std::uint16_t pre_arrival_min = 60;  ///< see Tier; an hour heats most rooms from 16 degrees
};

struct HousekeepingRules {
  // How long each lasts when nobody ends it, 1 .. 120 minutes: room::kLongestHousekeeping.
  std::uint8_t cleaning_min = 45;
  std::uint8_t turndown_min = 20;
  std::uint8_t airing_min = 15;
  /// A room whose water stood for so long is due for flushing (HSG 274 part 2: weekly).
  std::uint16_t flush_after_days = 7;
  /// A room that nobody entered for so long is due for airing; our choice.
  std::uint16_t air_after_days = 3;
};

/// What a demand response does when nobody says otherwise.
struct DemandRules {
  room::TemperatureDelta by = room::TemperatureDelta::milli_kelvin(1000);
  std::uint16_t minutes = 120;
};

struct Property {
  std::string name;
  std::string timezone;  ///< IANA name, e.g. Europe/Rome
  std::vector<RoomType> types;
  std::vector<Room> rooms;  ///< in declared order; numbers and ids are unique
  std::vector<Season> seasons;
  std::vector<Tier> tiers;  ///< the first that matches holds
  room::QuietHours quiet_hours;
  room::Units units = room::Units::celsius;  ///< on panels, for guests who did not choose
  StayRules stays;
  HousekeepingRules housekeeping;
  DemandRules demand_response;
  std::uint16_t audit_days = 365;  ///< lines of the audit are kept for so long; our choice
};

}  // namespace innkeeper::config
