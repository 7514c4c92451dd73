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
constexpr std::string_view kNight = "climate.night";
constexpr std::string_view kFan = "climate.fan";
constexpr std::string_view kWelcome = "lights.welcome.";
constexpr std::string_view kBrightness = "lights.brightness.";
constexpr std::string_view kLanguage = "language";
constexpr std::string_view kUnits = "units";

constexpr room::FanSetting kFans[] = {room::FanSetting::quiet, room::FanSetting::low,
                                      room::FanSetting::medium, room::FanSetting::high};
constexpr room::Units kAllUnits[] = {room::Units::celsius, room::Units::fahrenheit};

struct SceneKey {
  std::string_view name;
  std::optional<room::Percent> room::SceneBrightness::*member;
};
constexpr SceneKey kScenes[] = {{"relax", &room::SceneBrightness::relax},
                                {"read", &room::SceneBrightness::read},
                                {"night", &room::SceneBrightness::night}};

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Word, std::size_t N>
std::optional<Word> word_of(std::string_view name, const Word (&all)[N]) {
  for (const Word word : all) {
    if (name == name_of(word)) return word;
  }
  return std::nullopt;
}

std::optional<room::Temperature> comfort_of(std::string_view value) {
  const auto number = integer(value);
  const bool in_range = number && *number >= kLowestComfort.milli_celsius() &&
                        *number <= kHighestComfort.milli_celsius() &&
                        *number % kComfortStep.milli_kelvin() == 0;
  if (!in_range) return std::nullopt;
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(*number));
}

std::optional<room::Percent> percent_of(std::string_view value) {
  const auto number = integer(value);
  return number ? room::Percent::from(*number) : std::nullopt;
}

template <class Value>
bool take(std::optional<Value>& place, std::optional<Value> value) {
  if (!value) return false;
  place = std::move(value);
  return true;
}

bool set_brightness(room::SceneBrightness& brightness, std::string_view scene,
                    std::string_view value) {
  const auto level = percent_of(value);
  if (!level || *level == room::Percent::zero()) return false;
  for (const SceneKey& key : kScenes) {
    if (key.name == scene) return take(brightness.*key.member, level);
  }
  return false;
}

void check_comfort(const std::optional<room::Temperature>& comfort, std::string_view name,
                   std::vector<FieldError>& errors) {
  if (!comfort) return;
  if (*comfort < kLowestComfort || *comfort > kHighestComfort) {
    errors.push_back({pointer_of(name), text_of(*comfort) + " is outside " +
                                            text_of(kLowestComfort) + " to " +
                                            text_of(kHighestComfort) + " degrees Celsius"});
  } else if (comfort->milli_celsius() % kComfortStep.milli_kelvin() != 0) {
    errors.push_back({pointer_of(name), text_of(*comfort) + " is not a multiple of 0.1 degrees"});
  }
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

std::string_view name_of(Scope scope) {
  switch (scope) {
    case Scope::property: return "property";
    case Scope::chain: return "chain";
  }
  panic("a Scope has a name");
}

std::vector<NamedValue> values_of(const Preferences& preferences) {
  std::vector<NamedValue> values;
  const auto add = [&values](std::string_view name, std::string value) {
    values.push_back({std::string(name), std::move(value)});
  };
  if (preferences.comfort) {
    add(kComfort, std::to_string(preferences.comfort->milli_celsius()));
  }
  if (preferences.night) add(kNight, std::to_string(preferences.night->milli_celsius()));
  if (preferences.fan) add(kFan, std::string(name_of(*preferences.fan)));
  for (const room::FixtureLevel& light : preferences.welcome) {
    add(std::string(kWelcome).append(light.fixture.view()), std::to_string(light.level.value()));
  }
  for (const SceneKey& key : kScenes) {
    const auto& level = preferences.brightness.*key.member;
    if (level) add(std::string(kBrightness).append(key.name), std::to_string(level->value()));
  }
  if (preferences.language) add(kLanguage, *preferences.language);
  if (preferences.units) add(kUnits, std::string(name_of(*preferences.units)));
  std::sort(values.begin(), values.end(),
            [](const NamedValue& a, const NamedValue& b) { return a.name < b.name; });
  return values;
}

bool set(Preferences& preferences, std::string_view name, std::string_view value) {
  if (name == kComfort) return take(preferences.comfort, comfort_of(value));
  if (name == kNight) return take(preferences.night, comfort_of(value));
  if (name == kFan) return take(preferences.fan, word_of(value, kFans));
  if (name == kUnits) return take(preferences.units, word_of(value, kAllUnits));
  if (name == kLanguage) {
    return is_language(value) && take(preferences.language, std::optional(std::string(value)));
  }
  if (name.starts_with(kBrightness)) {
    return set_brightness(preferences.brightness, name.substr(kBrightness.size()), value);
  }
  if (!name.starts_with(kWelcome)) return false;
  const auto fixture = room::fixture_name(name.substr(kWelcome.size()));
  const auto level = percent_of(value);
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
  check_comfort(preferences.comfort, kComfort, errors);
  check_comfort(preferences.night, kNight, errors);
  if (preferences.fan == room::FanSetting::automatic) {
    errors.push_back({pointer_of(kFan), "automatic is no preference; leave it out"});
  }
  for (const SceneKey& key : kScenes) {
    if (preferences.brightness.*key.member == room::Percent::zero()) {
      errors.push_back({pointer_of(std::string(kBrightness).append(key.name)),
                        "0 is outside 1 to 100 (percent)"});
    }
  }
  if (preferences.language && !is_language(*preferences.language)) {
    errors.push_back({pointer_of(kLanguage), "is no language tag, such as de or pt-BR"});
  }
  return errors;
}

std::string pointer_of(std::string_view name) {
  std::string pointer = "/" + std::string(name);
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  return pointer;
}

bool is_language(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > kMaxLanguageBytes) return false;
  return std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_profile_key(std::string_view profile) {
  if (profile.empty() || profile.size() > kMaxProfileBytes) return false;
  for (const char c : profile) {
    if (c <= ' ' || c > '~' || c == '/') return false;
  }
  return true;
}

}  // namespace innkeeper::hub
