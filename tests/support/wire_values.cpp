// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wire_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>

namespace innkeeper::test {
namespace {

using nlohmann::json;

json levels(const room::FixtureLevels& levels) {
  json result = json::object();
  for (const auto& entry : levels) result[std::string(entry.fixture.view())] = entry.level.value();
  return result;
}

json milli(const std::optional<room::Temperature>& temperature) {
  return temperature ? json(temperature->milli_celsius()) : json();
}

json seconds(const std::optional<room::UtcTime>& time) {
  return time ? json(time->seconds) : json();
}

bool is_temperature(const std::string& key) {
  static const std::set<std::string> kKeys{"comfort", "heat", "cool",     "min",
                                           "max",     "air",  "setpoint", "wanted"};
  return kKeys.contains(key);
}

bool is_map_of_lights(const std::string& key) { return key == "lights" || key == "welcome"; }

std::string digest_text(std::uint32_t digest) {
  std::array<char, 9> text{};
  std::snprintf(text.data(), text.size(), "%08lx", static_cast<unsigned long>(digest));
  return text.data();
}

json decision(const room::Decision& why) {
  json lights = json::object();
  for (const auto& light : why.lights) {
    lights[std::string(light.fixture.view())] = {{"level", light.level.value()},
                                                 {"because", name_of(light.because)},
                                                 {"until", seconds(light.until)}};
  }
  const room::ClimateDecision& climate = why.climate;
  return {{"climate",
           {{"setpoint", milli(climate.setpoint)},
            {"heat", climate.band.heat.milli_celsius()},
            {"cool", climate.band.cool.milli_celsius()},
            {"because", name_of(climate.because)},
            {"until", seconds(climate.until)},
            {"wanted", milli(climate.wanted)}}},
          {"lights", lights}};
}

json state(const room::RoomState& state) {
  json hand{{"lights", levels(state.hand.lights)}};
  if (state.hand.setpoint) hand["setpoint"] = milli(state.hand.setpoint);
  return {{"air", milli(state.air)},
          {"heating", state.heating.value()},
          {"cooling", state.cooling.value()},
          {"lights", levels(state.lights)},
          {"hand", hand}};
}

}  // namespace

json neutral(const room::Plan& plan) {
  const room::ClimatePlan& climate = plan.climate;
  return {{"epoch", plan.id.epoch},
          {"version", plan.id.version},
          {"tenancy", plan.tenancy},
          {"rental", name_of(plan.rental)},
          {"climate",
           {{"comfort", climate.comfort.milli_celsius()},
            {"source", name_of(climate.comfort_source)},
            {"vacant",
             {{"heat", climate.vacant.heat.milli_celsius()},
              {"cool", climate.vacant.cool.milli_celsius()}}},
            {"min", climate.min.milli_celsius()},
            {"max", climate.max.milli_celsius()}}},
          {"lights",
           {{"welcome", levels(plan.lights.welcome)},
            {"source", name_of(plan.lights.welcome_source)}}}};
}

json neutral(const room::Report& report) {
  json faults = json::array();
  for (const room::Fault fault : report.faults) faults.push_back(name_of(fault));
  json result{{"epoch", report.applied.epoch},
              {"version", report.applied.version},
              {"result", name_of(report.verdict)},
              {"seen", {report.seen.epoch, report.seen.version}},
              {"apply_ms", report.apply_ms},
              {"boot", report.boot},
              {"seq", report.seq},
              {"state", state(report.state)},
              {"why", decision(report.why)},
              {"faults", faults}};
  if (report.digest) result["digest"] = digest_text(*report.digest);
  if (!report.errors.empty()) result["errors"] = neutral(report.errors);
  return result;
}

json neutral(const room::Telemetry& telemetry) {
  return {{"air", milli(telemetry.air)},
          {"heating", telemetry.heating.value()},
          {"cooling", telemetry.cooling.value()}};
}

json neutral(const room::Violations& errors) {
  json result = json::array();
  for (const auto& error : errors) {
    result.push_back({{"at", error.at.view()}, {"code", name_of(error.code)}});
  }
  return result;
}

json neutral_document(const json& document) {
  if (!document.is_object()) return document;
  json result = json::object();
  for (const auto& [key, value] : document.items()) {
    if (is_temperature(key) && value.is_number()) {
      result[key] = std::llround(value.get<double>() * 1000);
    } else if (is_map_of_lights(key) && !value.contains("welcome")) {
      result[key] = value;  // a light may be called `min`
    } else if (key != "schema") {
      result[key] = neutral_document(value);
    }
  }
  return result;
}

bool is_part_of(const json& part, const json& whole) {
  if (part.is_array() && whole.is_array()) {
    return std::equal(part.begin(), part.end(), whole.begin(), whole.end(), is_part_of);
  }
  if (!part.is_object() || !whole.is_object()) return part == whole;
  for (const auto& [key, value] : part.items()) {
    if (!whole.contains(key) || !is_part_of(value, whole[key])) return false;
    // A plan's `lights` holds `welcome` and `source`, every other such map holds lights alone.
    if (is_map_of_lights(key) && whole[key].size() != value.size()) return false;
  }
  return true;
}

}  // namespace innkeeper::test
