// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wire_defaults.hpp"

#include <set>
#include <string>

namespace innkeeper::test {
namespace {

using nlohmann::json;

const std::set<std::string> kReasons{"no_plan",        "policy",         "vacant",
                                     "out_of_service", "awaiting_guest", "unoccupied_setback",
                                     "unoccupied",     "energy_code",    "leaving",
                                     "night",          "time_unknown",   "guest_preference",
                                     "guest_hand",     "path_light",     "wake_light",
                                     "limit_min",      "limit_max",      "demand_response",
                                     "housekeeping",   "maintenance",    "humidity",
                                     "condensation",   "opening",        "air_sensor",
                                     "overheat",       "evacuation",     "frost"};
const std::set<std::string> kFaults{"air_sensor",   "memory",     "memory_lost", "actuator",
                                    "air_fallback", "air_frozen", "air_jumping", "opening_stuck",
                                    "fan",          "heating",    "cooling",     "frost",
                                    "overheat",     "door",       "motion",      "lamp"};
const std::set<std::string> kCodes{"too_large",    "syntax",  "depth",       "too_many",
                                   "schema",       "missing", "unknown_key", "duplicate_key",
                                   "type",         "range",   "text",        "unknown_fixture",
                                   "contradiction"};

/// `defaults` with everything of `said` laid over it.
json overlaid(json defaults, const json& said) {
  if (!defaults.is_object() || !said.is_object()) return said;
  for (const auto& [key, value] : said.items()) {
    defaults[key] = defaults.contains(key) ? overlaid(defaults[key], value) : value;
  }
  return defaults;
}

void keep_known(json& word, const std::set<std::string>& known) {
  if (!known.contains(word.get<std::string>())) word = "unknown";
}

}  // namespace

json meaning_of_plan(const json& said) {
  static const json kDefaults = json::parse(R"({
    "tenancy":0,"guests":2,
    "climate":{"source":"policy","vacant":{"heat":16000,"cool":28000},"min":18000,"max":26000,
               "recovery_min":12,"code":"none","fan":"automatic"},
    "lights":{"welcome":{},"source":"policy","path":3},
    "quiet_hours":{"from":1380,"to":360},"units":"celsius"})");
  json result = overlaid(kDefaults, said);
  if (result.contains("housekeeping")) {
    result["housekeeping"] = overlaid({{"task", "cleaning"}}, result["housekeeping"]);
  }
  if (result.contains("given")) result["given"] = overlaid({{"clear", false}}, result["given"]);
  return result;
}

json meaning_of_telemetry(const json& said) {
  static const json kDefaults = json::parse(R"({"fan":0,"humidity":null})");
  return overlaid(kDefaults, said);
}

json meaning_of_report(const json& said) {
  static const json kDefaults = json::parse(R"({
    "apply_ms":0,
    "state":{"air":null,"heating":0,"cooling":0,"fan":0,"ventilation":false,"humidity":null,
             "lights":{},
             "situation":{"presence":"guest","quiet_s":0,"arrival":"past","protection":"none",
                          "path_light":false,"housekeeping_over":false,"guest_returned":false,
                          "wake_over":false,"setback":2200},
             "given":0,
             "hand":{"lights":{},"service":"none"}},
    "why":{"climate":{"setpoint":null,"heat":-100000,"cool":200000,"because":"unknown","until":null,
                      "wanted":null},
           "mode":{"value":"automatic","because":"unknown","until":null,"wanted":null},
           "fan":{"value":"automatic","because":"unknown","until":null,"wanted":null},
           "ventilation":{"value":true,"because":"unknown","until":null,"wanted":null},
           "white":2700,"lights":{}},
    "faults":[]})");
  static const json kLight =
      json::parse(R"({"level":0,"because":"unknown","until":null,"wanted":null})");
  json result = overlaid(kDefaults, said);
  for (const char* part : {"climate", "mode", "fan", "ventilation"}) {
    keep_known(result["why"][part]["because"], kReasons);
  }
  json& situation = result["state"]["situation"];
  if (!situation.contains("utc")) situation.erase("offset_min");
  if (situation.contains("utc") && !situation.contains("offset_min")) situation["offset_min"] = 0;
  for (auto& light : result["why"]["lights"]) {
    light = overlaid(kLight, light);
    keep_known(light["because"], kReasons);
  }
  for (auto& fault : result["faults"]) keep_known(fault, kFaults);
  if (result["result"] != "rejected") {
    result.erase("errors");
  } else {
    for (auto& error : result["errors"]) keep_known(error["code"], kCodes);
  }
  return result;
}

}  // namespace innkeeper::test
