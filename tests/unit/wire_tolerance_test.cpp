// SPDX-License-Identifier: Apache-2.0
// Reports and plans of other makes: what may be left out is left out at random, words are replaced by
// words of tomorrow, and the decoders must read what docs/protocol.md says that means.
#include <array>
#include <string>
#include <vector>

#include "shared/wire/codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"
#include "tests/support/wire_defaults.hpp"
#include "tests/support/wire_generator.hpp"
#include "tests/support/wire_values.hpp"

namespace innkeeper::wire {
namespace {

using nlohmann::json;
using test::neutral;
using test::WireGenerator;

const std::uint64_t kVariations = tests::rounds(2000);

template <class Value>
json encoded_json(const Value& value) {
  std::array<char, kMaxDocumentBytes> buffer{};
  return json::parse(encode(value, buffer).value());
}

void drop_some(json& document, const std::vector<std::string>& places, WireGenerator& random) {
  for (const std::string& place : places) {
    const json::json_pointer pointer(place);
    if (!document.contains(pointer) || !random.chance(30)) continue;
    document[pointer.parent_pointer()].erase(pointer.back());
  }
}

std::vector<std::string> optional_of_plan() {
  return {"/lights/welcome", "/lights/source", "/lights",       "/climate/source",
          "/climate/vacant", "/climate/min",   "/climate/max",  "/tenancy",
          "/guests",         "/climate/night", "/climate/code", "/climate/recovery_min",
          "/lights/path",    "/housekeeping",  "/maintenance"};
}

std::vector<std::string> optional_of_report(const json& report) {
  std::vector<std::string> places;
  for (const auto& [light, reason] : report["why"]["lights"].items()) {
    for (const std::string key : {"level", "because", "until", "wanted"}) {
      places.push_back("/why/lights/" + light + "/" + key);
    }
  }
  for (const std::string key : {"setpoint", "heat", "cool", "because", "until", "wanted"}) {
    places.push_back("/why/climate/" + key);
  }
  for (const std::string key : {"hand/setpoint",
                                "hand/fan",
                                "hand/scene",
                                "hand/service",
                                "hand/lights",
                                "situation/presence",
                                "situation/quiet_s",
                                "situation/arrival",
                                "situation/protection",
                                "situation/path_light",
                                "situation/housekeeping_over",
                                "situation/setback",
                                "situation/offset_min",
                                "situation/utc",
                                "situation",
                                "air",
                                "heating",
                                "cooling",
                                "fan",
                                "ventilation",
                                "humidity",
                                "lights",
                                "hand"}) {
    places.push_back("/state/" + key);
  }
  for (const std::string place :
       {"/why/mode/value", "/why/mode/because", "/why/fan/wanted", "/why/fan/until",
        "/why/ventilation/value", "/why/mode", "/why/fan", "/why/ventilation", "/why/white",
        "/why/climate", "/why/lights", "/why", "/state", "/digest", "/apply_ms", "/faults"}) {
    places.push_back(place);
  }
  return places;
}

void reword_some(json& report, WireGenerator& random) {
  const std::string word = "siesta";
  const auto reword = [&](json& place) {
    if (random.chance(20)) place = word;
  };
  for (const char* part : {"climate", "mode", "fan", "ventilation"}) {
    reword(report["why"][part]["because"]);
  }
  for (auto& light : report["why"]["lights"]) reword(light["because"]);
  for (auto& fault : report["faults"]) reword(fault);
  if (!report.contains("errors")) return;
  for (auto& error : report["errors"]) reword(error["code"]);
}

TEST_CASE("a report with any optional keys left out, in words of tomorrow, is read all the same") {
  const std::uint64_t base = test::seed_of_run();
  for (std::uint64_t round = 0; round < kVariations; ++round) {
    WireGenerator random(base * 1'000'003 + round);
    json document = encoded_json(random.report());
    reword_some(document, random);
    drop_some(document, optional_of_report(document), random);
    INFO("INNKEEPER_SEED=" << base << " round " << round << ": " << document.dump());
    const auto report = decode_report(document.dump());
    REQUIRE(report);
    REQUIRE(neutral(*report) == test::meaning_of_report(test::neutral_document(document)));
  }
}

TEST_CASE("a plan with any optional keys left out means the defaults, never what was before") {
  const std::uint64_t base = test::seed_of_run();
  std::uint64_t taken = 0;
  for (std::uint64_t round = 0; round < kVariations; ++round) {
    WireGenerator random(base * 1'000'003 + round);
    json document = encoded_json(random.plan());
    drop_some(document, optional_of_plan(), random);
    INFO("INNKEEPER_SEED=" << base << " round " << round << ": " << document.dump());
    const json meaning = test::meaning_of_plan(test::neutral_document(document));
    const auto plan = decode_plan(document.dump());
    // One limit of the plan and the other by default may cross: then the whole is refused.
    const bool limits_cross = meaning["climate"]["min"] > meaning["climate"]["max"];
    REQUIRE(plan.ok() == !limits_cross);
    if (!plan) continue;
    ++taken;
    REQUIRE(neutral(*plan) == meaning);
  }
  CHECK(taken > kVariations / 2);
}

}  // namespace
}  // namespace innkeeper::wire
