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
  static const std::set<std::string> kKeys{"comfort",  "heat",   "cool",  "min",     "max", "air",
                                           "setpoint", "wanted", "night", "setback", "by"};
  return kKeys.contains(key);
}

bool is_map_of_lights(const std::string& key) { return key == "lights" || key == "welcome"; }

json percent(const std::optional<room::Percent>& share) {
  return share ? json(share->value()) : json();
}

/// `value` turns one value into JSON.
template <class T, class Value>
json effective(const room::Effective<T>& effective, Value value) {
  return {{"value", value(effective.value)},
          {"because", name_of(effective.because)},
          {"until", effective.until ? json(effective.until->seconds) : json()},
          {"wanted", effective.wanted ? value(*effective.wanted) : json()}};
}

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
                                                 {"until", seconds(light.until)},
                                                 {"wanted", percent(light.wanted)}};
  }
  const room::ClimateDecision& climate = why.climate;
  const auto word = [](auto value) { return json(name_of(value)); };
  return {{"climate",
           {{"setpoint", milli(climate.setpoint)},
            {"heat", climate.band.heat.milli_celsius()},
            {"cool", climate.band.cool.milli_celsius()},
            {"because", name_of(climate.because)},
            {"until", seconds(climate.until)},
            {"wanted", milli(climate.wanted)}}},
          {"mode", effective(why.mode, word)},
          {"fan", effective(why.fan, word)},
          {"ventilation", effective(why.ventilation, [](bool on) { return json(on); })},
          {"white", why.white.kelvin},
          {"lights", lights}};
}

json hand_of(const room::Hand& hand) {
  json result{{"lights", levels(hand.lights)}, {"service", name_of(hand.service)}};
  if (hand.setpoint) result["setpoint"] = milli(hand.setpoint);
  if (hand.fan) result["fan"] = name_of(*hand.fan);
  if (hand.scene) result["scene"] = name_of(*hand.scene);
  return result;
}

json situation_of(const room::Situation& situation) {
  json result{{"presence", name_of(situation.presence)},
              {"quiet_s", situation.quiet_s},
              {"arrival", name_of(situation.arrival)},
              {"protection", name_of(situation.protection)},
              {"path_light", situation.path_light},
              {"housekeeping_over", situation.housekeeping_over},
              {"guest_returned", situation.guest_returned},
              {"wake_over", situation.wake_over},
              {"setback", situation.setback.milli_kelvin()}};
  if (situation.time) {
    result["utc"] = situation.time->utc.seconds;
    result["offset_min"] = situation.time->offset_min;
  }
  return result;
}

json state(const room::RoomState& state) {
  return {{"air", milli(state.air)},          {"heating", state.heating.value()},
          {"cooling", state.cooling.value()}, {"fan", state.fan.value()},
          {"ventilation", state.ventilation}, {"humidity", percent(state.humidity)},
          {"lights", levels(state.lights)},   {"situation", situation_of(state.situation)},
          {"hand", hand_of(state.hand)},      {"given", state.given}};
}

json given_of(const room::GivenHand& given) {
  json result{{"stamp", given.stamp}, {"clear", given.clear}};
  if (given.setpoint) result["setpoint"] = milli(given.setpoint);
  if (given.fan) result["fan"] = name_of(*given.fan);
  if (given.scene) result["scene"] = name_of(*given.scene);
  if (given.service) result["service"] = name_of(*given.service);
  return result;
}

json brightness_of(const room::SceneBrightness& brightness) {
  json result = json::object();
  if (brightness.relax) result["relax"] = brightness.relax->value();
  if (brightness.read) result["read"] = brightness.read->value();
  if (brightness.night) result["night"] = brightness.night->value();
  return result;
}

json maintenance_of(const room::MaintenanceOverride& held) {
  json result = json::object();
  if (held.mode) result["mode"] = name_of(*held.mode);
  if (held.setpoint) result["setpoint"] = milli(held.setpoint);
  if (held.fan) result["fan"] = name_of(*held.fan);
  if (held.lights) result["lights"] = held.lights->value();
  return result;
}

}  // namespace

json neutral(const room::Plan& plan) {
  const room::ClimatePlan& climate = plan.climate;
  json result{{"epoch", plan.id.epoch},
              {"version", plan.id.version},
              {"tenancy", plan.tenancy},
              {"rental", name_of(plan.rental)},
              {"guests", plan.guests},
              {"climate",
               {{"comfort", climate.comfort.milli_celsius()},
                {"source", name_of(climate.comfort_source)},
                {"vacant",
                 {{"heat", climate.vacant.heat.milli_celsius()},
                  {"cool", climate.vacant.cool.milli_celsius()}}},
                {"min", climate.min.milli_celsius()},
                {"max", climate.max.milli_celsius()},
                {"recovery_min", climate.recovery_min},
                {"code", name_of(climate.code)},
                {"fan", name_of(climate.fan)}}},
              {"lights",
               {{"welcome", levels(plan.lights.welcome)},
                {"source", name_of(plan.lights.welcome_source)},
                {"path", plan.lights.path.value()}}},
              {"quiet_hours", {{"from", plan.quiet_hours.from}, {"to", plan.quiet_hours.to}}},
              {"units", name_of(plan.units)}};
  if (climate.night) result["climate"]["night"] = milli(climate.night);
  if (climate.demand) {
    result["climate"]["demand"] = {{"by", climate.demand->by.milli_kelvin()},
                                   {"until", climate.demand->until.seconds}};
  }
  if (plan.lights.brightness != room::SceneBrightness{}) {
    result["lights"]["brightness"] = brightness_of(plan.lights.brightness);
  }
  if (plan.wake) result["wake"]["at"] = plan.wake->at.seconds;
  if (plan.housekeeping) {
    result["housekeeping"] = {{"until", plan.housekeeping->until.seconds},
                              {"task", name_of(plan.housekeeping->task)}};
  }
  if (plan.maintenance) result["maintenance"] = maintenance_of(*plan.maintenance);
  if (plan.evacuation) result["evacuation"] = true;
  if (plan.given) result["given"] = given_of(*plan.given);
  return result;
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
          {"cooling", telemetry.cooling.value()},
          {"fan", telemetry.fan.value()},
          {"humidity", percent(telemetry.humidity)}};
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
    } else if (key == "brightness" || (is_map_of_lights(key) && !value.contains("welcome"))) {
      result[key] = value;  // a light may be called `min`, and its `wanted` is a share
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
