// SPDX-License-Identifier: Apache-2.0
#include "shared/config/property_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "shared/config/nearest.hpp"
#include "shared/config/property_climate.hpp"
#include "shared/config/register.hpp"
#include "shared/config/word.hpp"

namespace innkeeper::config {
namespace {

constexpr Range kPreArrival{0, kMaxPreArrivalMinutes};
constexpr Range kSweepPercents{1, 100};
constexpr Range kDepartedHours{0, std::int64_t{31} * 24};
constexpr Range kTaskMinutes{
    1, std::chrono::duration_cast<std::chrono::minutes>(room::kLongestHousekeeping).count()};
constexpr Range kIdleDays{1, 365};
constexpr Range kDemand{room::kLeastDemand.milli_kelvin(), room::kMostDemand.milli_kelvin()};
constexpr Range kDemandMinutes{5, std::int64_t{12} * 60};
constexpr Range kAuditDays{1, 3650};
constexpr TextRule kTierNameRule{1, 32, {}};
constexpr TextRule kMatchRule{1, 64, "put it in double quotes, as the PMS writes it"};

constexpr std::array kWelcomeScenes{room::Scene::relax, room::Scene::read, room::Scene::night,
                                    room::Scene::off};
constexpr std::array kSharersRules{SharersRule::first_arrival, SharersRule::last_change,
                                   SharersRule::average, SharersRule::policy};
constexpr std::array kUnits{room::Units::celsius, room::Units::fahrenheit};

template <class Number>
void read_number(const Section& section, std::string_view key, Range range, Number& value) {
  if (const auto read = section.optional_int(key, range)) value = static_cast<Number>(*read);
}

std::optional<room::Temperature> read_limit(const Section& section, std::string_view key) {
  const auto value = section.optional_thousandths(key, kTargets);
  if (!value) return std::nullopt;
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(*value));
}

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Names of the fixtures of all room types, each once.
std::vector<std::string> all_fixtures(const std::vector<RoomType>& types) {
  std::vector<std::string> names;
  for (const RoomType& type : types) {
    for (const room::Fixture& fixture : type.fixtures) {
      const std::string name(fixture.name.view());
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

/// Reports a limit of the tier that contradicts the other limit of a type or season.
void check_limits(const Section& section, const Tier& tier, const Property& property) {
  const auto check_one = [&](const room::ClimatePlan& climate, const std::string& where) {
    if (tier.min.value_or(climate.min) <= tier.max.value_or(climate.max)) return true;
    section.report(tier.max ? "max" : "min",
                   "leaves nothing between the lowest and the highest set point of " + where,
                   "min at most max");
    return false;
  };
  for (std::size_t i = 0; i < property.types.size(); ++i) {
    const std::string type = "room type " + in_quotes(property.types[i].name);
    if (!check_one(property.types[i].climate, type)) return;
    for (const Season& season : property.seasons) {
      const std::string where = type + " in season " + in_quotes(season.name);
      if (!check_one(season.types[i].climate, where)) return;
    }
  }
}

/// A room has one welcome light: as a scene, or level by level.
void read_tier_welcome(const Section& section, const Known& fixtures, Tier& tier) {
  tier.welcome_scene = optional_word_of(section, "welcome_scene", kWelcomeScenes);
  const Section levels = section.optional_section("welcome");
  tier.welcome = read_welcome(levels, fixtures);
  if (tier.welcome_scene && levels.present()) {
    section.report("welcome_scene", "stands beside [tier.welcome]", "one of the two",
                   "remove the one that is not meant");
  }
}

Tier read_tier(const Section& section, const Known& fixtures, Register& matches) {
  Tier tier;
  tier.name = section.required_string("name", kTierNameRule);
  tier.match = section.required_strings("match", kMatchRule);
  if (section.sound() && tier.match.empty()) {
    section.report("match", "is empty", "the texts by which the PMS calls this tier");
  }
  for (const std::string& text : tier.match) matches.add(section, "match", lower_case(text));
  tier.min = read_limit(section, "min");
  tier.max = read_limit(section, "max");
  tier.setback = section.optional_bool("setback").value_or(true);
  if (const auto minutes = section.optional_int("pre_arrival_min", kPreArrival)) {
    tier.pre_arrival_min = static_cast<std::uint16_t>(*minutes);
  }
  read_tier_welcome(section, fixtures, tier);
  return tier;
}

/// `23:00` as minutes since midnight.
std::optional<std::uint16_t> minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  std::array<int, 2> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* const begin = text.data() + 3 * i;
    const auto [end, error] = std::from_chars(begin, begin + 2, parts[i]);
    if (error != std::errc{} || end != begin + 2) return std::nullopt;
  }
  if (parts[0] < 0 || parts[0] > 23 || parts[1] < 0 || parts[1] > 59) return std::nullopt;
  return static_cast<std::uint16_t>(parts[0] * 60 + parts[1]);
}

std::uint16_t read_minute(const Section& section, std::string_view key) {
  const std::string text = section.required_string(key);
  const auto minute = minute_of_day(text);
  if (!minute && !text.empty()) {
    section.report(key, in_quotes(text) + " is not a time of day",
                   "a local time as \"HH:MM\", such as \"23:00\"");
  }
  return minute.value_or(0);
}

void read_quiet_hours(const Section& section, room::QuietHours& quiet) {
  if (!section.present()) return;
  quiet = {read_minute(section, "from"), read_minute(section, "to")};
  if (section.sound() && quiet.from == quiet.to) {
    section.report("to", "is the same time as from", "another time",
                   "a house without quiet hours has short ones in the middle of the night");
  }
}

void read_stay_rules(const Section& section, StayRules& stays) {
  stays.sharers = optional_word_of(section, "sharers", kSharersRules).value_or(stays.sharers);
  read_number(section, "sync_sweep_limit", kSweepPercents, stays.sync_sweep_limit);
  read_number(section, "departed_hours", kDepartedHours, stays.departed_hours);
  read_number(section, "pre_arrival_min", kPreArrival, stays.pre_arrival_min);
}

void read_housekeeping(const Section& section, HousekeepingRules& rules) {
  read_number(section, "cleaning_min", kTaskMinutes, rules.cleaning_min);
  read_number(section, "turndown_min", kTaskMinutes, rules.turndown_min);
  read_number(section, "airing_min", kTaskMinutes, rules.airing_min);
  read_number(section, "flush_after_days", kIdleDays, rules.flush_after_days);
  read_number(section, "air_after_days", kIdleDays, rules.air_after_days);
}

}  // namespace

room::FixtureLevels read_welcome(const Section& section, const Known& fixtures) {
  room::FixtureLevels levels;
  for (const std::string& key : section.keys()) {
    const auto level = section.optional_int(key, kPercents);
    const auto name = room::fixture_name(key);
    const auto& known = fixtures.names;
    if (!name || std::find(known.begin(), known.end(), key) == known.end()) {
      if (!fixtures.sound) continue;
      section.report(key, std::string(fixtures.complaint), {}, suggestion(key, known));
    } else if (level) {
      const auto percent = room::Percent::from(*level).value();
      if (!room::set_level(levels, *name, percent)) {
        section.report(key, "is one light too many",
                       "at most " + std::to_string(room::kMaxFixtures) + " lights");
      }
    }
  }
  return levels;
}

void read_tiers(const Section& root, bool types_are_sound, Property& property) {
  const auto sections = root.optional_sections("tier");
  if (sections.size() > kMaxTiers) {
    root.report("tier", "there are " + std::to_string(sections.size()) + " tiers",
                "at most " + std::to_string(kMaxTiers));
    return;
  }
  const auto names_of_fixtures = all_fixtures(property.types);
  const Known fixtures{names_of_fixtures, types_are_sound, "is not a fixture of any room type"};
  Register names;
  Register matches;
  for (const Section& section : sections) {
    Tier tier = read_tier(section, fixtures, matches);
    names.add(section, "name", tier.name);
    if (section.sound() && types_are_sound) check_limits(section, tier, property);
    property.tiers.push_back(std::move(tier));
  }
}

void read_house_rules(const Section& root, Property& property) {
  property.units = optional_word_of(root, "units", kUnits).value_or(room::Units::celsius);
  read_quiet_hours(root.optional_section("quiet_hours"), property.quiet_hours);
  read_stay_rules(root.optional_section("stays"), property.stays);
  read_housekeeping(root.optional_section("housekeeping"), property.housekeeping);
  const Section demand = root.optional_section("demand_response");
  if (const auto by = demand.optional_thousandths("by", kDemand)) {
    property.demand_response.by =
        room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(*by));
  }
  read_number(demand, "minutes", kDemandMinutes, property.demand_response.minutes);
  read_number(root.optional_section("audit"), "retention_days", kAuditDays, property.audit_days);
}

}  // namespace innkeeper::config
