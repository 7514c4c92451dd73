// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/targets.hpp"

#include <algorithm>
#include <chrono>

namespace innkeeper::hub {
namespace {

constexpr room::TemperatureDelta kHalfDeadBand =
    room::TemperatureDelta::milli_kelvin(room::kDeadBand.milli_kelvin() / 2);

room::TemperatureBand around(room::Temperature target) {
  return {target - kHalfDeadBand, target + kHalfDeadBand};
}

char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_case(x) == lower_case(y); });
}

}  // namespace

config::YearDay year_day(const room::LocalTime& time) {
  const std::chrono::seconds local =
      std::chrono::seconds(time.utc.seconds) + std::chrono::minutes(time.offset_min);
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(local))};
  return {static_cast<std::uint8_t>(unsigned{date.month()}),
          static_cast<std::uint8_t>(unsigned{date.day()})};
}

const config::Season* season_on(const config::Property& property, config::YearDay day) {
  const auto& seasons = property.seasons;
  const auto found = std::find_if(seasons.begin(), seasons.end(),
                                  [day](const config::Season& s) { return s.contains(day); });
  return found == seasons.end() ? nullptr : &*found;
}

room::ClimatePlan targets_of(const config::Property& property, std::size_t type, RoomUse use,
                             config::YearDay day) {
  const config::RoomType& declared = property.types[type];
  const config::Season* season = season_on(property, day);
  const config::SeasonTargets targets =
      season != nullptr
          ? season->types[type]
          : config::SeasonTargets{declared.climate, declared.out_of_service, declared.pre_arrival};
  room::ClimatePlan climate = targets.climate;
  if (use == RoomUse::out_of_service) {
    climate.vacant = targets.out_of_service.value_or(climate.vacant);
  } else if (use == RoomUse::pre_arrival) {
    climate.vacant = targets.pre_arrival.value_or(around(climate.comfort));
  }
  return climate;
}

const config::Tier* tier_of(const config::Property& property, std::string_view vip,
                            std::string_view tier) {
  for (const config::Tier& candidate : property.tiers) {
    for (const std::string& text : candidate.match) {
      if (same_text(text, vip) || same_text(text, tier)) return &candidate;
    }
  }
  return nullptr;
}

room::ClimatePlan for_tier(room::ClimatePlan climate, const config::Tier& tier) {
  climate.min = tier.min.value_or(climate.min);
  climate.max = tier.max.value_or(climate.max);
  if (!tier.setback) climate.recovery_min = 0;
  return climate;
}

std::optional<room::FixtureLevels> welcome_of(const config::Tier& tier,
                                              const config::RoomType& type) {
  room::FixtureLevels levels;
  if (tier.welcome_scene) {
    for (const room::Fixture& fixture : type.fixtures) {
      check(room::set_level(levels, fixture.name, scene_level(*tier.welcome_scene, fixture.role)),
            "a room has no more levels than fixtures");
    }
    return levels;
  }
  for (const room::FixtureLevel& level : tier.welcome) {
    if (!room::contains(type.fixtures, level.fixture)) continue;
    check(room::set_level(levels, level.fixture, level.level), "a part of levels fits");
  }
  if (levels.empty()) return std::nullopt;
  return levels;
}

room::Duration pre_arrival(const config::Property& property, const config::Tier* tier) {
  const auto minutes = tier != nullptr && tier->pre_arrival_min ? *tier->pre_arrival_min
                                                                : property.stays.pre_arrival_min;
  return std::chrono::minutes(minutes);
}

}  // namespace innkeeper::hub
