// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/key_change.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

using Values = std::map<std::string, std::string>;

/// Writes values under a common beginning of their keys.
class Writer {
 public:
  Writer(Values& values, std::string prefix) : values_(values), prefix_(std::move(prefix)) {}

  [[nodiscard]] Writer in(const std::string& name) const { return {values_, prefix_ + name + '.'}; }
  void put(const char* key, std::string value) const {
    if (!value.empty()) values_[prefix_ + key] = std::move(value);
  }
  void put(const char* key, std::string_view word) const { put(key, std::string(word)); }
  void put(const char* key, std::int64_t number) const { put(key, std::to_string(number)); }
  void put(const char* key, room::Temperature degrees) const { put(key, text_of(degrees)); }
  void put(const char* key, const std::optional<room::Temperature>& degrees) const {
    if (degrees) put(key, *degrees);
  }
  void put(const char* key, const std::optional<room::TemperatureBand>& band) const {
    if (band) put(key, text_of(band->heat) + " to " + text_of(band->cool));
  }
  void put(const char* key, const room::FixtureLevels& levels) const {
    std::string text;
    for (const room::FixtureLevel& level : levels) {
      text += (text.empty() ? "" : ", ") + std::string(level.fixture.view()) + ' ' +
              std::to_string(level.level.value());
    }
    put(key, std::move(text));
  }

 private:
  Values& values_;
  std::string prefix_;
};

std::string clock_text(std::uint16_t minute) {
  return two_digits(minute / 60) + ':' + two_digits(minute % 60);
}

std::string date_text(config::YearDay day) {
  return two_digits(day.month) + '-' + two_digits(day.day);
}

void put_climate(const Writer& out, const room::ClimatePlan& climate) {
  out.put("comfort", climate.comfort);
  out.put("night", climate.night);
  out.put("min", climate.min);
  out.put("max", climate.max);
  out.put("recovery_min", climate.recovery_min);
  out.put("vacant", std::optional(climate.vacant));
}

void put_targets(const Writer& out, const config::SeasonTargets& targets) {
  put_climate(out, targets.climate);
  out.put("out_of_service", targets.out_of_service);
  out.put("pre_arrival", targets.pre_arrival);
}

void put_type(const Writer& out, const config::RoomType& type) {
  std::string fixtures;
  for (const room::Fixture& fixture : type.fixtures) {
    fixtures += (fixtures.empty() ? "" : ", ") + std::string(fixture.name.view()) + " (" +
                std::string(name_of(fixture.role)) + (fixture.dimmable ? "" : ", not dimmable") +
                (fixture.tunable ? ", tunable" : "") + ')';
  }
  out.put("fixtures", std::move(fixtures));
  out.put("sleeps", type.sleeps);
  out.put("path_light", type.path_light.value());
  out.put("welcome", type.welcome);
  put_targets(out.in("climate"), {type.climate, type.out_of_service, type.pre_arrival});
}

/// Only what the season changes: the rest follows from the type.
void put_season(const Writer& out, const config::Season& season,
                const std::vector<config::RoomType>& types) {
  out.put("from", date_text(season.first));
  out.put("to", date_text(season.last));
  for (std::size_t i = 0; i < types.size(); ++i) {
    Values own;
    put_targets({own, ""}, {types[i].climate, types[i].out_of_service, types[i].pre_arrival});
    Values in_season;
    put_targets({in_season, ""}, season.types[i]);
    const Writer of_type = out.in("type").in(types[i].name);
    for (const auto& [key, value] : in_season) {
      const auto found = own.find(key);
      if (found == own.end() || found->second != value) of_type.put(key.c_str(), value);
    }
  }
}

void put_tier(const Writer& out, const config::Tier& tier, std::size_t place) {
  out.put("place", static_cast<std::int64_t>(place));
  std::string match;
  for (const std::string& text : tier.match) match += (match.empty() ? "" : ", ") + text;
  out.put("match", std::move(match));
  out.put("min", tier.min);
  out.put("max", tier.max);
  out.put("setback", std::string_view(tier.setback ? "true" : "false"));
  if (tier.pre_arrival_min) out.put("pre_arrival_min", *tier.pre_arrival_min);
  if (tier.welcome_scene) out.put("welcome_scene", name_of(*tier.welcome_scene));
  out.put("welcome", tier.welcome);
}

void put_house_rules(const Writer& out, const config::Property& property) {
  out.put("name", property.name);
  out.put("timezone", property.timezone);
  out.put("units", name_of(property.units));
  out.in("quiet_hours").put("from", clock_text(property.quiet_hours.from));
  out.in("quiet_hours").put("to", clock_text(property.quiet_hours.to));
  const Writer stays = out.in("stays");
  stays.put("sharers", config::name_of(property.stays.sharers));
  stays.put("sync_sweep_limit", property.stays.sync_sweep_limit);
  stays.put("departed_hours", property.stays.departed_hours);
  stays.put("pre_arrival_min", property.stays.pre_arrival_min);
  const Writer housekeeping = out.in("housekeeping");
  housekeeping.put("cleaning_min", property.housekeeping.cleaning_min);
  housekeeping.put("turndown_min", property.housekeeping.turndown_min);
  housekeeping.put("airing_min", property.housekeeping.airing_min);
  housekeeping.put("flush_after_days", property.housekeeping.flush_after_days);
  housekeeping.put("air_after_days", property.housekeeping.air_after_days);
  const Writer demand = out.in("demand_response");
  const std::int32_t by = property.demand_response.by.milli_kelvin();
  demand.put("by", room::Temperature::milli_celsius(by));
  demand.put("minutes", property.demand_response.minutes);
  out.in("audit").put("retention_days", property.audit_days);
}

Values values_of(const config::Property& property) {
  Values values;
  const Writer out(values, "");
  put_house_rules(out, property);
  if (!property.types.empty()) out.put("energy_code", name_of(property.types[0].climate.code));
  for (const config::RoomType& type : property.types)
    put_type(out.in("room_type").in(type.name), type);
  for (const config::Season& season : property.seasons) {
    put_season(out.in("season").in(season.name), season, property.types);
  }
  for (std::size_t i = 0; i < property.tiers.size(); ++i) {
    put_tier(out.in("tier").in(property.tiers[i].name), property.tiers[i], i + 1);
  }
  return values;
}

Values values_of(const room::Plan& plan) {
  Values values;
  const Writer out(values, "");
  out.put("guests", plan.guests);
  const Writer climate = out.in("climate");
  put_climate(climate, plan.climate);
  climate.put("code", name_of(plan.climate.code));
  const Writer lights = out.in("lights");
  lights.put("welcome", plan.lights.welcome);
  lights.put("path", plan.lights.path.value());
  const Writer quiet = out.in("quiet_hours");
  quiet.put("from", clock_text(plan.quiet_hours.from));
  quiet.put("to", clock_text(plan.quiet_hours.to));
  out.put("units", name_of(plan.units));
  return values;
}

std::vector<KeyChange> difference(const Values& before, const Values& after) {
  std::vector<KeyChange> changes;
  const auto at = [](const Values& values, const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  };
  Values all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [key, ignored] : all) {
    KeyChange change{key, at(before, key), at(after, key)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

std::vector<KeyChange> changes_between(const config::Property& before,
                                       const config::Property& after) {
  return difference(values_of(before), values_of(after));
}

std::vector<KeyChange> changes_between(const room::Plan& before, const room::Plan& after) {
  return difference(values_of(before), values_of(after));
}

}  // namespace innkeeper::hub
