// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/preferences.hpp"

#include <algorithm>
#include <charconv>

#include "hub/core/guests/preference_row.hpp"
#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::string_view kComfort = "climate.comfort";
constexpr std::string_view kWelcome = "lights.welcome.";

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view name_of(Provenance provenance) {
  switch (provenance) {
    case Provenance::learned: return "learned";
    case Provenance::staff: return "staff";
    case Provenance::declared: return "declared";
  }
  panic("a Provenance has a name");
}

std::vector<NamedValue> values_of(const Preferences& preferences) {
  std::vector<NamedValue> values;
  if (preferences.comfort) {
    values.push_back({std::string(kComfort), std::to_string(preferences.comfort->milli_celsius())});
  }
  for (const room::FixtureLevel& light : preferences.welcome) {
    values.push_back(
        {std::string(kWelcome).append(light.fixture.view()), std::to_string(light.level.value())});
  }
  std::sort(values.begin(), values.end(),
            [](const NamedValue& a, const NamedValue& b) { return a.name < b.name; });
  return values;
}

bool set(Preferences& preferences, std::string_view name, std::string_view value) {
  const std::optional<std::int64_t> number = integer(value);
  if (!number) return false;
  if (name == kComfort) {
    const bool in_range = *number >= kLowestComfort.milli_celsius() &&
                          *number <= kHighestComfort.milli_celsius() &&
                          *number % kComfortStep.milli_kelvin() == 0;
    if (!in_range) return false;
    preferences.comfort = room::Temperature::milli_celsius(static_cast<std::int32_t>(*number));
    return true;
  }
  if (!name.starts_with(kWelcome)) return false;
  const auto fixture = room::fixture_name(name.substr(kWelcome.size()));
  const auto level = room::Percent::from(*number);
  return fixture && level && room::set_level(preferences.welcome, *fixture, *level);
}

const char* refusal(const PreferenceRow& row) {
  if (!is_profile_key(row.profile)) return "a profile is a key of 1 to 64 plain characters";
  Preferences alone;
  if (!set(alone, row.name, row.value)) return "a preference has a known name and a value in range";
  return nullptr;
}

std::vector<FieldError> validate(const Preferences& preferences) {
  std::vector<FieldError> errors;
  if (!preferences.comfort) return errors;
  const room::Temperature comfort = *preferences.comfort;
  if (comfort < kLowestComfort || comfort > kHighestComfort) {
    errors.push_back({"/climate/comfort", text_of(comfort) + " is outside " +
                                              text_of(kLowestComfort) + " to " +
                                              text_of(kHighestComfort) + " degrees Celsius"});
  } else if (comfort.milli_celsius() % kComfortStep.milli_kelvin() != 0) {
    errors.push_back({"/climate/comfort", text_of(comfort) + " is not a multiple of 0.1 degrees"});
  }
  return errors;
}

bool is_profile_key(std::string_view profile) {
  if (profile.empty() || profile.size() > kMaxProfileBytes) return false;
  for (const char c : profile) {
    if (c <= ' ' || c > '~' || c == '/') return false;
  }
  return true;
}

}  // namespace innkeeper::hub
