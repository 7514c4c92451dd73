// SPDX-License-Identifier: Apache-2.0
// Runs the conformance vectors of tests/vectors against the codec. Their README states the rules.
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "shared/wire/codec.hpp"
#include "shared/wire/topics.hpp"
#include "tests/support/base64.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"
#include "tests/support/wire_values.hpp"

namespace innkeeper::wire {
namespace {

using nlohmann::json;
using test::neutral;

json vectors(const std::string& kind) {
  std::ifstream file(tests::source_dir() + "/tests/vectors/" + kind + ".json");
  REQUIRE(file);
  json entries = json::parse(file);
  REQUIRE_FALSE(entries.empty());
  return entries;
}

std::string bytes_of(const json& entry) {
  if (entry.contains("document")) return entry["document"];
  return test::from_base64(entry["bytes"].get<std::string>());
}

/// What became of a document: its value, or its errors and the plan that was meant.
struct Outcome {
  json value;
  json errors;
  json id;
};

Outcome rejected(const room::Violation& violation) {
  room::Violations errors;
  REQUIRE(errors.push_back(violation));
  return {{}, neutral(errors), {}};
}

Outcome decode_plan_of(const json& entry, const std::string& bytes) {
  room::Fixtures fixtures;
  for (const auto& name : entry["fixtures"]) {
    REQUIRE(fixtures.push_back(room::fixture_name(name.get<std::string>()).value()));
  }
  const auto plan = entry["fixtures"].is_null() ? decode_plan(bytes) : decode_plan(bytes, fixtures);
  if (plan) return {neutral(*plan), {}, {}};
  Outcome outcome{{}, neutral(plan.error().errors), {}};
  if (plan.error().id) outcome.id = {plan.error().id->epoch, plan.error().id->version};
  return outcome;
}

Outcome decode(const std::string& kind, const json& entry, const std::string& bytes) {
  if (kind == "plan") return decode_plan_of(entry, bytes);
  if (kind == "report") {
    const auto report = decode_report(bytes);
    return report ? Outcome{neutral(*report), {}, {}} : rejected(report.error());
  }
  if (kind == "telemetry") {
    const auto telemetry = decode_telemetry(bytes);
    return telemetry ? Outcome{neutral(*telemetry), {}, {}} : rejected(telemetry.error());
  }
  if (kind == "link") {
    const auto link = decode_link(bytes);
    return link ? Outcome{{{"state", name_of(*link)}}, {}, {}} : rejected(link.error());
  }
  const auto time = decode_time(bytes);
  return time ? Outcome{{{"utc", time->utc.seconds}, {"offset_min", time->offset_min}}, {}, {}}
              : rejected(time.error());
}

const std::vector<std::pair<std::string, std::size_t>> kKinds{{"plan", kMaxPlanBytes},
                                                              {"report", kMaxReportBytes},
                                                              {"telemetry", kMaxTelemetryBytes},
                                                              {"link", kMaxLinkBytes},
                                                              {"time", kMaxTimeBytes}};

/// Errors have no order among themselves.
std::multiset<std::string> as_set(const json& errors) {
  std::multiset<std::string> result;
  for (const auto& error : errors) result.insert(error.dump());
  return result;
}

TEST_CASE("every valid vector is read as the value it states") {
  for (const auto& [kind, max_bytes] : kKinds) {
    for (const auto& entry : vectors(kind + "-valid")) {
      INFO(kind << ": " << entry["name"]);
      const Outcome outcome = decode(kind, entry, bytes_of(entry));
      CHECK(outcome.errors == json());
      CHECK(outcome.value == entry["value"]);
    }
  }
}

TEST_CASE("every invalid vector is refused with the errors it states") {
  for (const auto& [kind, max_bytes] : kKinds) {
    for (const auto& entry : vectors(kind + "-invalid")) {
      INFO(kind << ": " << entry["name"]);
      const Outcome outcome = decode(kind, entry, bytes_of(entry));
      CHECK(outcome.value == json());
      CHECK(as_set(outcome.errors) == as_set(entry["errors"]));
      if (kind == "plan") CHECK(outcome.id == entry["id"]);
    }
  }
}

TEST_CASE("a valid document that is cut off at any byte is refused") {
  for (const auto& [kind, max_bytes] : kKinds) {
    for (const auto& entry : vectors(kind + "-valid")) {
      INFO(kind << ": " << entry["name"]);
      const std::string bytes = bytes_of(entry);
      const std::size_t last = bytes.find_last_of('}');
      for (std::size_t size = 0; size <= last; ++size) {
        const Outcome outcome = decode(kind, entry, bytes.substr(0, size));
        if (outcome.errors != json::array({{{"at", ""}, {"code", "syntax"}}})) {
          FAIL("cut off at " << size << ": " << outcome.errors);
        }
      }
    }
  }
}

TEST_CASE("a valid document may be padded to its limit and not beyond") {
  for (const auto& [kind, max_bytes] : kKinds) {
    for (const auto& entry : vectors(kind + "-valid")) {
      INFO(kind << ": " << entry["name"]);
      std::string bytes = bytes_of(entry);
      bytes.resize(max_bytes, ' ');
      CHECK(decode(kind, entry, bytes).value == entry["value"]);
      bytes.push_back(' ');
      CHECK(decode(kind, entry, bytes).errors ==
            json::array({{{"at", ""}, {"code", "too_large"}}}));
    }
  }
}

TEST_CASE("every topic vector is read as the room and channel it states") {
  for (const auto& entry : vectors("topics")) {
    INFO(entry["name"]);
    const std::string topic = entry["topic"];
    const auto parsed = parse_topic(topic);
    CHECK(parsed.has_value() == !entry["room"].is_null());
    if (!parsed) continue;
    CHECK(parsed->room.view() == entry["room"].get<std::string>());
    CHECK(topic_of(parsed->room, parsed->channel).view() == topic);
    CHECK(topic.ends_with("/" + entry["channel"].get<std::string>()));
  }
}

}  // namespace
}  // namespace innkeeper::wire
