// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wire_defaults.hpp"

#include <set>
#include <string>

namespace innkeeper::test {
namespace {

using nlohmann::json;

const std::set<std::string> kReasons{"no_plan",        "policy",           "vacant",
                                     "out_of_service", "guest_preference", "guest_hand",
                                     "limit_min",      "limit_max"};
const std::set<std::string> kFaults{"air_sensor", "memory", "memory_lost", "actuator"};
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
    "tenancy":0,
    "climate":{"source":"policy","vacant":{"heat":16000,"cool":28000},"min":18000,"max":26000},
    "lights":{"welcome":{},"source":"policy"}})");
  return overlaid(kDefaults, said);
}

json meaning_of_report(const json& said) {
  static const json kDefaults = json::parse(R"({
    "apply_ms":0,
    "state":{"air":null,"heating":0,"cooling":0,"lights":{},"hand":{"lights":{}}},
    "why":{"climate":{"setpoint":null,"heat":-100000,"cool":200000,"because":"unknown","until":null,
                      "wanted":null},
           "lights":{}},
    "faults":[]})");
  static const json kLight = json::parse(R"({"level":0,"because":"unknown","until":null})");
  json result = overlaid(kDefaults, said);
  keep_known(result["why"]["climate"]["because"], kReasons);
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
