// SPDX-License-Identifier: Apache-2.0
// Everything that reads what the hub says in JSON. Lenient: what is absent or of another type is
// left out, unknown keys are skipped, so that hub and command line of different versions get along.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

/// Keeps the hub's order of keys: of lights, the order in which the property declares them.
using Json = nlohmann::ordered_json;

/// Nothing of the hub nests deeper than about eight; printing what does would cost the stack.
inline constexpr int kMaxJsonDepth = 64;

/// One JSON document, or why it is none.
[[nodiscard]] Result<Json, std::string> parse_json(std::string_view text);

/// The value of the key; null when there is none, or `object` is none.
[[nodiscard]] const Json& at(const Json& object, const char* key);
/// The value of a key as text that a terminal may have: a dash when it is absent or null.
[[nodiscard]] std::string text_at(const Json& object, const char* key);

/// A text as a terminal may have it; empty for what is none.
[[nodiscard]] std::string printable_text(const Json& value);
[[nodiscard]] std::optional<double> number_of(const Json& value);
/// A whole number from 0.
[[nodiscard]] std::optional<std::uint64_t> count_of(const Json& value);
[[nodiscard]] bool is_true(const Json& value);

// Temperatures are degrees Celsius, levels and outputs percent, times UTC seconds since 1970. Texts
// hold no control characters: a terminal would obey them.

struct PlanId {
  std::uint64_t epoch = 0;
  std::uint64_t version = 0;
  friend bool operator==(const PlanId&, const PlanId&) = default;
};

using Levels = std::vector<std::pair<std::string, double>>;

struct ClimateAim {
  std::optional<double> setpoint;
  std::optional<double> heat;
  std::optional<double> cool;
  std::optional<double> wanted;
  std::string because;
  std::optional<std::int64_t> until;
};

struct LightAim {
  std::string name;
  std::optional<double> level;
  std::string because;
  std::optional<std::int64_t> until;
};

/// What is aimed at and why; of the hub's decision and of a report's `why` alike.
struct Aims {
  std::optional<ClimateAim> climate;
  std::vector<LightAim> lights;
};

struct Preferences {
  std::optional<double> comfort;
  Levels welcome;
};

struct Plan {
  std::optional<PlanId> id;
  std::string rental;
  std::optional<std::uint64_t> tenancy;
  Preferences wish;
  std::string climate_source;
  std::string lights_source;
  std::optional<double> min;
  std::optional<double> max;
  std::optional<double> vacant_heat;
  std::optional<double> vacant_cool;
};

/// A value that was refused: by the hub with a sentence, by a board with a code.
struct Refusal {
  std::string at;  ///< JSON Pointer, or line, column and dotted key of a file
  std::string why;
};

struct Report {
  std::string result;
  std::optional<PlanId> in_force;
  std::optional<double> apply_ms;
  std::optional<std::uint64_t> boot;
  std::optional<std::uint64_t> seq;
  std::optional<double> air;
  std::optional<double> heating;
  std::optional<double> cooling;
  Levels lights;
  Aims why;
  std::vector<std::string> faults;
  std::vector<Refusal> errors;
};

struct Room {
  std::string number;
  std::string id;
  std::string type;
  std::string floor;
  std::string rental;
  std::optional<std::uint64_t> stays;
  std::string delivery;
  std::optional<PlanId> planned;
  std::optional<PlanId> confirmed;
  std::optional<double> confirm_ms;
  std::string link;                 ///< empty: not heard of since the hub started
  std::optional<double> air;        ///< as reported
  Levels lights;                    ///< as reported
  std::vector<std::string> faults;  ///< as reported
  Aims decision;                    ///< what the hub wants, and why
  std::optional<Plan> plan;         ///< only when one room was asked for
  std::optional<Report> report;     ///< only when one room was asked for
};

struct Status {
  std::string property;
  std::string version;
  std::optional<std::uint64_t> epoch;
  std::string broker;
  std::string pms;  ///< empty: none is configured
  std::optional<std::uint64_t> rooms;
  std::optional<std::uint64_t> online;
  std::optional<std::uint64_t> confirmed;
  std::optional<std::uint64_t> rented;
  std::optional<std::uint64_t> at_fault;
};

/// An RFC 9457 problem.
struct Problem {
  std::string code;  ///< the hub's own, e.g. not_found
  std::string title;
  std::string detail;
  std::vector<Refusal> errors;
};

// Each is nothing when the document is something else altogether.
[[nodiscard]] std::optional<Status> read_status(const Json& document);
[[nodiscard]] std::optional<std::vector<Room>> read_rooms(const Json& document);
[[nodiscard]] std::optional<Room> read_room(const Json& document);
[[nodiscard]] std::optional<Preferences> read_preferences(const Json& document);
[[nodiscard]] std::optional<Problem> read_problem(const Json& document);

}  // namespace innkeeper::hub::cli
