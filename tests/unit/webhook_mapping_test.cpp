// SPDX-License-Identifier: Apache-2.0
// Runs tests/vectors/pms: documents as PMSs answer them, each beside the same events in the hub's own
// format, or the places that are refused.
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "hub/pms/webhook/event_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

using nlohmann::json;

const support::FixedClock kVectorsClock(120);           // two hours ahead of UTC
constexpr room::UtcTime kVectorsReadAt{1'791'280'800};  // 2026-10-06T10:00:00Z

http::PmsReading read_vector(const json& body) {
  return read_events(body.dump(), kVectorsClock, kVectorsReadAt);
}

json vectors(const std::string& format) {
  std::ifstream file(tests::source_dir() + "/tests/vectors/pms/" + format + ".json");
  REQUIRE(file);
  return json::parse(file);
}

/// The events that a vector's payload means, in the hub's own format.
std::vector<PmsEvent> expected(const json& means) {
  json events = json::array();
  for (std::size_t i = 0; i < means.size(); ++i) {
    json event = means[i];
    event["id"] = means.size() == 1 ? "e" : "e#" + std::to_string(i + 1);
    events.push_back(event);
  }
  const auto reading = read_vector({{"events", events}});
  if (const auto* refusal = std::get_if<http::PmsRefusal>(&reading)) {
    FAIL(refusal->errors.at(0).at << ' ' << refusal->errors.at(0).detail);
  }
  return std::get<std::vector<PmsEvent>>(reading);
}

TEST_CASE("documents of PMSs mean what the vectors say, and what cannot be mapped is refused") {
  const std::string format = GENERATE("mews", "apaleo", "cloudbeds", "ohip");
  for (const json& vector : vectors(format)) {
    const std::string name = vector.at("name");
    INFO(format << ": " << name);
    const auto reading = read_vector(
        {{"format", format}, {"events", {{{"id", "e"}, {"payload", vector.at("payload")}}}}});
    if (vector.contains("refused")) {
      const auto& refusal = std::get<http::PmsRefusal>(reading);
      CHECK(refusal.kind == http::PmsRefusal::Kind::invalid);
      std::set<std::string> places;
      for (const FieldError& error : refusal.errors) places.insert(error.at);
      for (const std::string place : vector.at("refused")) {
        INFO(place);
        CHECK(places.contains(place));
      }
      continue;
    }
    if (const auto* refusal = std::get_if<http::PmsRefusal>(&reading)) {
      FAIL(refusal->errors.at(0).at << ' ' << refusal->errors.at(0).detail);
    }
    CHECK(std::get<std::vector<PmsEvent>>(reading) == expected(vector.at("means")));
  }
}

/// Whatever text is anywhere in what was read.
std::string texts(const PmsEvent& event) {
  const auto* told = std::get_if<ReservationTold>(&event.what);
  if (told == nullptr) return {};
  const StayFacts& facts = told->facts;
  return told->reservation + told->room + facts.profile.value_or("") + facts.language.value_or("") +
         facts.vip.value_or("") + facts.tier.value_or("") + facts.greeting.value_or("");
}

TEST_CASE("no name of a guest is taken from any document") {
  const std::string format = GENERATE("mews", "apaleo", "cloudbeds", "ohip");
  for (const json& vector : vectors(format)) {
    if (vector.contains("refused")) continue;
    const auto reading = read_vector(
        {{"format", format}, {"events", {{{"id", "e"}, {"payload", vector.at("payload")}}}}});
    for (const PmsEvent& event : std::get<std::vector<PmsEvent>>(reading)) {
      CHECK(texts(event).find("anary") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace innkeeper::hub::pms::webhook
