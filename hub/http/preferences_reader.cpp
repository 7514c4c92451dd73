// SPDX-License-Identifier: Apache-2.0
#include "hub/http/preferences_reader.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace innkeeper::hub::http {

namespace {

void add(Errors& errors, std::string at, std::string detail) {
  errors.push_back({std::move(at), std::move(detail)});
}

void read_light(const std::string& name, const Json& value, Preferences& preferences,
                Errors& errors) {
  const std::string at = "/lights/welcome" + pointer_step(name);
  const std::optional<room::FixtureName> fixture = room::fixture_name(name);
  if (!fixture) {
    add(errors, at, "is no name of a light: 1 to 16 of a-z, 0-9 and '_', starting with a letter");
    return;
  }
  const double number = value.is_number() ? value.get<double>() : -1;
  const bool whole = value.is_number() && std::floor(number) == number;
  if (!whole || number < 0 || number > 100) {
    add(errors, at, quoted(value) + " is not a whole number from 0 to 100 (percent)");
    return;
  }
  const auto level = room::Percent::from(static_cast<std::int64_t>(number));
  if (!set_level(preferences.welcome, *fixture, level.value_or(room::Percent::zero()))) {
    add(errors, at,
        "is one light too many; a room has at most " + std::to_string(room::kMaxFixtures));
  }
}

Preferences read(const Json& document, Errors& errors) {
  Preferences preferences;
  if (!check_keys(document, "", {"climate", "lights"}, errors)) return preferences;
  if (document.contains("climate")) {
    const Json& climate = document.at("climate");
    if (check_keys(climate, "/climate", {"comfort"}, errors) && climate.contains("comfort")) {
      preferences.comfort = read_degrees(climate.at("comfort"), "/climate/comfort", kLowestComfort,
                                         kHighestComfort, errors);
    }
  }
  if (!document.contains("lights")) return preferences;
  const Json& lights = document.at("lights");
  if (!check_keys(lights, "/lights", {"welcome"}, errors) || !lights.contains("welcome")) {
    return preferences;
  }
  const Json& welcome = lights.at("welcome");
  if (!welcome.is_object()) {
    add(errors, "/lights/welcome", quoted(welcome) + " is not an object of light and percent");
    return preferences;
  }
  for (const auto& [name, level] : welcome.items()) read_light(name, level, preferences, errors);
  return preferences;
}

}  // namespace

std::variant<Preferences, SyntaxError, Errors> read_preferences(std::string_view body) {
  Preferences preferences;
  Errors errors;
  auto syntax = read_body(body, R"({"climate":{"comfort":22.5}})", errors,
                          [&](const Json& document) { preferences = read(document, errors); });
  if (syntax) return *std::move(syntax);
  if (!errors.empty()) return errors;
  return preferences;
}

}  // namespace innkeeper::hub::http
