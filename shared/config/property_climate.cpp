// SPDX-License-Identifier: Apache-2.0
#include "shared/config/property_climate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/config/nearest.hpp"
#include "shared/config/register.hpp"

namespace innkeeper::config {
namespace {

constexpr Range kRecoveryMinutes{0, room::kMaxRecoveryMinutes};
constexpr TextRule kSeasonNameRule{1, 32, {}};
constexpr std::string_view kYearDayForm = "a day of the year as \"MM-DD\", such as \"11-01\"";

std::string degrees(room::Temperature temperature) {
  const std::int32_t milli = temperature.milli_celsius();
  std::string text = std::to_string(milli / 1000);
  if (milli % 1000 != 0) {
    std::string decimals = std::to_string(1000 + milli % 1000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += '.' + decimals;
  }
  return text;
}

room::Temperature required_target(const Section& section, std::string_view key) {
  return room::Temperature::milli_celsius(
      static_cast<std::int32_t>(section.required_thousandths(key, kTargets)));
}

std::optional<room::Temperature> optional_target(const Section& section, std::string_view key) {
  const auto value = section.optional_thousandths(key, kTargets);
  if (!value) return std::nullopt;
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(*value));
}

/// `{ heat = 16, cool = 28 }`. Nothing, reported, when its two edges do not go together.
std::optional<room::TemperatureBand> read_band(const Section& section) {
  if (!section.present()) return std::nullopt;
  const room::TemperatureBand band{required_target(section, "heat"),
                                   required_target(section, "cool")};
  if (!section.sound()) return std::nullopt;
  if (band.cool - band.heat < room::kDeadBand) {
    section.report("cool", degrees(band.cool) + " is too close to heat = " + degrees(band.heat),
                   "at least 1 degree more, or heating and cooling would fight each other");
    return std::nullopt;
  }
  return band;
}

/// What of a climate may be said for a type, and said anew for a season.
struct Values {
  std::optional<room::Temperature> comfort, night, min, max;
  std::optional<room::TemperatureBand> vacant, out_of_service, pre_arrival;
  std::optional<std::uint8_t> recovery_min;
};

enum class Presence : bool { optional, required };

/// `presence`: of those that every type must have.
Values read_values(const Section& section, Presence presence) {
  const bool required = presence == Presence::required;
  const auto target = [&](std::string_view key) {
    return required ? std::optional(required_target(section, key)) : optional_target(section, key);
  };
  Values values;
  values.comfort = target("comfort");
  values.min = target("min");
  values.max = target("max");
  values.vacant =
      read_band(required ? section.required_section("vacant") : section.optional_section("vacant"));
  values.night = optional_target(section, "night");
  values.out_of_service = read_band(section.optional_section("out_of_service"));
  values.pre_arrival = read_band(section.optional_section("pre_arrival"));
  if (const auto minutes = section.optional_int("recovery_min", kRecoveryMinutes)) {
    values.recovery_min = static_cast<std::uint8_t>(*minutes);
  }
  return values;
}

void lay_over(SeasonTargets& targets, const Values& values) {
  room::ClimatePlan& climate = targets.climate;
  climate.comfort = values.comfort.value_or(climate.comfort);
  if (values.night) climate.night = values.night;
  climate.min = values.min.value_or(climate.min);
  climate.max = values.max.value_or(climate.max);
  climate.vacant = values.vacant.value_or(climate.vacant);
  climate.recovery_min = values.recovery_min.value_or(climate.recovery_min);
  if (values.out_of_service) targets.out_of_service = values.out_of_service;
  if (values.pre_arrival) targets.pre_arrival = values.pre_arrival;
}

/// Reports where the values of a climate do not fit together. `whose`: put before what was seen.
void check_climate(const room::ClimatePlan& climate, const Section& section,
                   const std::string& whose = {}) {
  const std::string limits = degrees(climate.min) + " to " + degrees(climate.max);
  const auto outside = [&climate](room::Temperature t) {
    return t < climate.min || t > climate.max;
  };
  if (climate.min > climate.max) {
    section.report("max", whose + degrees(climate.max) + " is below min = " + degrees(climate.min),
                   "min or more");
  } else if (outside(climate.comfort)) {
    section.report("comfort",
                   whose + degrees(climate.comfort) + " is outside the type's own limits", limits);
  } else if (climate.night && outside(*climate.night)) {
    section.report("night", whose + degrees(*climate.night) + " is outside the type's own limits",
                   limits);
  }
}

constexpr std::array<int, 12> kDaysOfMonth{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != 2 || error != std::errc{} || end != text.data() + 2) return std::nullopt;
  return value;
}

std::optional<YearDay> year_day(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = two_digits(text.substr(0, 2));
  const auto day = two_digits(text.substr(3));
  if (!month || !day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > kDaysOfMonth[static_cast<std::size_t>(*month - 1)]) return std::nullopt;
  return YearDay{static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

YearDay read_year_day(const Section& section, std::string_view key) {
  const std::string text = section.required_string(key);
  const auto day = year_day(text);
  if (!day && !text.empty()) {
    section.report(key, in_quotes(text) + " is no day of the year", std::string(kYearDayForm));
  }
  return day.value_or(YearDay{});
}

std::string text_of(YearDay day) {
  const auto digits = [](std::uint8_t number) {
    return std::string(1, static_cast<char>('0' + number / 10)) +
           static_cast<char>('0' + number % 10);
  };
  return digits(day.month) + '-' + digits(day.day);
}

bool overlap(const Season& a, const Season& b) {
  return a.contains(b.first) || b.contains(a.first);
}

/// Reports the tables of types that are not declared, and what is wrong inside of them.
void check_types(const Section& of_types, const std::vector<std::string>& known, bool is_certain) {
  for (const std::string& key : of_types.keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    static_cast<void>(read_values(of_types.optional_section(key), Presence::optional));
    if (is_certain) of_types.report(key, "is not a declared room type", {}, suggestion(key, known));
  }
}

/// What one season makes of one type. `common` is for every type, `own` for this one and goes before.
SeasonTargets read_season_targets(const RoomType& type, const Values& for_all,
                                  const Section& common, const Section& own) {
  SeasonTargets targets{type.climate, type.out_of_service, type.pre_arrival};
  lay_over(targets, for_all);
  if (own.present()) lay_over(targets, read_values(own, Presence::optional));
  const Section& where = own.present() ? own : common;
  const bool sound = (!own.present() || own.sound()) && (!common.present() || common.sound());
  if (where.present() && sound) {
    check_climate(targets.climate, where, "for room type " + in_quotes(type.name) + ' ');
  }
  return targets;
}

Season read_season(const Section& section, const std::vector<RoomType>& types,
                   bool types_are_sound) {
  Season season;
  season.name = section.required_string("name", kSeasonNameRule);
  season.first = read_year_day(section, "from");
  season.last = read_year_day(section, "to");
  const Section common = section.optional_section("climate");
  const Section of_types = section.optional_section("type");
  if (!common.present() && !of_types.present()) {
    section.report("climate", "is missing", "[season.climate] or [season.type.NAME]",
                   "say what changes in this season");
  }
  const Values for_all = read_values(common, Presence::optional);
  std::vector<std::string> known;
  known.reserve(types.size());
  for (const RoomType& type : types) known.push_back(type.name);
  for (const RoomType& type : types) {
    season.types.push_back(
        read_season_targets(type, for_all, common, of_types.optional_section(type.name)));
  }
  check_types(of_types, known, types_are_sound);
  return season;
}

void check_overlap(const Section& section, const std::vector<Season>& others,
                   const Season& season) {
  for (const Season& other : others) {
    if (!overlap(other, season)) continue;
    section.report("from",
                   "overlaps the season " + in_quotes(other.name) + ", " + text_of(other.first) +
                       " to " + text_of(other.last),
                   {}, "each day belongs to one season at most");
  }
}

}  // namespace

void read_climate(const Section& section, room::EnergyCode code, RoomType& type) {
  SeasonTargets targets;
  targets.climate.code = code;
  lay_over(targets, read_values(section, Presence::required));
  type.climate = targets.climate;
  type.out_of_service = targets.out_of_service;
  type.pre_arrival = targets.pre_arrival;
  if (section.sound()) check_climate(type.climate, section);
}

void read_seasons(const Section& root, bool types_are_sound, Property& property) {
  const auto sections = root.optional_sections("season");
  if (sections.size() > kMaxSeasons) {
    root.report("season", "there are " + std::to_string(sections.size()) + " seasons",
                "at most " + std::to_string(kMaxSeasons));
    return;
  }
  Register names;
  for (const Section& section : sections) {
    Season season = read_season(section, property.types, types_are_sound);
    names.add(section, "name", season.name);
    if (section.sound()) check_overlap(section, property.seasons, season);
    property.seasons.push_back(std::move(season));
  }
}

}  // namespace innkeeper::config
