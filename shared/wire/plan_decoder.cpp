// SPDX-License-Identifier: Apache-2.0
// `innkeeper.plan/1`: the reading half, see docs/protocol.md.
#include <array>

#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/plan_words.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Plan;
using room::Violations;

room::UtcTime read_time(Reader& in, At value) {
  return {static_cast<std::int64_t>(in.integer(value, kMaxUtcSeconds))};
}

std::optional<room::DemandResponse> read_demand(Reader& in, At demand) {
  if (demand == kNowhere) return std::nullopt;
  room::DemandResponse result;
  result.by = in.temperature(in.required(demand, "by")) - room::Temperature{};
  result.until = read_time(in, in.required(demand, "until"));
  in.refuse_unknown_keys(demand);
  return result;
}

room::ClimatePlan read_climate_plan(Reader& in, At climate) {
  room::ClimatePlan plan;
  plan.comfort = in.temperature(in.required(climate, "comfort"));
  in.take(in.optional(climate, "source"), kSources, plan.comfort_source);
  const At vacant = in.object(in.optional(climate, "vacant"));
  if (vacant != kNowhere) {
    plan.vacant.heat = in.temperature(in.required(vacant, "heat"));
    plan.vacant.cool = in.temperature(in.required(vacant, "cool"));
    in.refuse_unknown_keys(vacant);
  }
  in.take(in.optional(climate, "min"), plan.min);
  in.take(in.optional(climate, "max"), plan.max);
  const At night = in.optional(climate, "night");
  if (night != kNowhere) plan.night = in.temperature(night);
  const At recovery = in.optional(climate, "recovery_min");
  if (recovery != kNowhere) {
    plan.recovery_min = static_cast<std::uint8_t>(in.integer(recovery, room::kMaxRecoveryMinutes));
  }
  in.take(in.optional(climate, "code"), kEnergyCodes, plan.code);
  in.take(in.optional(climate, "fan"), kFanSettings, plan.fan);
  plan.demand = read_demand(in, in.object(in.optional(climate, "demand")));
  in.refuse_unknown_keys(climate);
  return plan;
}

room::SceneBrightness read_brightness(Reader& in, At brightness) {
  room::SceneBrightness result;
  const auto take = [&](std::string_view key, std::optional<room::Percent>& member) {
    const At value = in.optional(brightness, key);
    if (value != kNowhere) member = in.percent(value);
  };
  take("relax", result.relax);
  take("read", result.read);
  take("night", result.night);
  in.refuse_unknown_keys(brightness);
  // An empty one says nothing by being there, and a writer leaves it out.
  if (brightness != kNowhere && in.first_child(brightness) == kNowhere) {
    in.add(brightness, Code::missing);
  }
  return result;
}

room::LightPlan read_lights(Reader& in, At lights) {
  room::LightPlan plan;
  in.take(in.optional(lights, "welcome"), plan.welcome);
  in.take(in.optional(lights, "source"), kSources, plan.welcome_source);
  in.take(in.optional(lights, "path"), plan.path);
  plan.brightness = read_brightness(in, in.object(in.optional(lights, "brightness")));
  in.refuse_unknown_keys(lights);
  return plan;
}

std::uint16_t read_minute(Reader& in, At value) {
  return static_cast<std::uint16_t>(in.integer(value, room::kMinutesOfDay - 1));
}

room::QuietHours read_quiet_hours(Reader& in, At hours) {
  room::QuietHours result;
  if (hours == kNowhere) return result;
  result.from = read_minute(in, in.required(hours, "from"));
  result.to = read_minute(in, in.required(hours, "to"));
  in.refuse_unknown_keys(hours);
  return result;
}

std::optional<room::WakeLight> read_wake(Reader& in, At wake) {
  if (wake == kNowhere) return std::nullopt;
  const room::WakeLight result{read_time(in, in.required(wake, "at"))};
  in.refuse_unknown_keys(wake);
  return result;
}

/// Only `true` is ever said; no evacuation is the absence of the key.
bool read_evacuation(Reader& in, At value) {
  if (value == kNowhere) return false;
  const std::size_t errors_before = in.errors().size();
  const bool evacuation = in.boolean(value);
  if (!evacuation && in.errors().size() == errors_before) in.add(value, Code::range);
  return evacuation;
}

std::optional<room::GivenHand> read_given(Reader& in, At given) {
  if (given == kNowhere) return std::nullopt;
  room::GivenHand result;
  result.stamp = static_cast<std::uint16_t>(in.integer(in.required(given, "stamp"), kMaxStamp));
  in.take(in.optional(given, "clear"), result.clear);
  const At setpoint = in.optional(given, "setpoint");
  if (setpoint != kNowhere) result.setpoint = in.temperature(setpoint);
  const At fan = in.optional(given, "fan");
  if (fan != kNowhere) result.fan = in.word(fan, kFanSettings);
  const At scene = in.optional(given, "scene");
  if (scene != kNowhere) result.scene = in.word(scene, kScenes);
  const At service = in.optional(given, "service");
  if (service != kNowhere) result.service = in.word(service, kServices);
  in.refuse_unknown_keys(given);
  return result;
}

std::optional<room::HousekeepingOverride> read_housekeeping(Reader& in, At value) {
  if (value == kNowhere) return std::nullopt;
  const At housekeeping = in.object(value);
  room::HousekeepingOverride result;
  result.until = read_time(in, in.required(housekeeping, "until"));
  in.take(in.optional(housekeeping, "task"), kTasks, result.task);
  in.refuse_unknown_keys(housekeeping);
  return result;
}

std::optional<room::MaintenanceOverride> read_maintenance(Reader& in, At value) {
  if (value == kNowhere) return std::nullopt;
  const At maintenance = in.object(value);
  room::MaintenanceOverride result;
  const At mode = in.optional(maintenance, "mode");
  if (mode != kNowhere) result.mode = in.word(mode, kModes);
  const At setpoint = in.optional(maintenance, "setpoint");
  if (setpoint != kNowhere) result.setpoint = in.temperature(setpoint);
  const At fan = in.optional(maintenance, "fan");
  if (fan != kNowhere) result.fan = in.word(fan, kFanSettings);
  const At lights = in.optional(maintenance, "lights");
  if (lights != kNowhere) result.lights = in.percent(lights);
  in.refuse_unknown_keys(maintenance);
  return result;
}

Plan read_plan(Reader& in) {
  const At root = Reader::root();
  Plan plan;
  plan.id.epoch = in.integer(in.required(root, "epoch"), room::kMaxEpoch);
  plan.id.version = in.uint32(in.required(root, "version"));
  in.take(in.optional(root, "tenancy"), plan.tenancy);
  plan.rental = in.word(in.required(root, "rental"), kRentalStates);
  const At guests = in.optional(root, "guests");
  if (guests != kNowhere) {
    plan.guests = static_cast<std::uint8_t>(in.integer(guests, room::kMaxGuests));
  }
  plan.climate = read_climate_plan(in, in.object(in.required(root, "climate")));
  plan.lights = read_lights(in, in.object(in.optional(root, "lights")));
  plan.quiet_hours = read_quiet_hours(in, in.object(in.optional(root, "quiet_hours")));
  plan.wake = read_wake(in, in.object(in.optional(root, "wake")));
  plan.housekeeping = read_housekeeping(in, in.optional(root, "housekeeping"));
  plan.maintenance = read_maintenance(in, in.optional(root, "maintenance"));
  plan.evacuation = read_evacuation(in, in.optional(root, "evacuation"));
  in.take(in.optional(root, "units"), kUnits, plan.units);
  plan.given = read_given(in, in.object(in.optional(root, "given")));
  in.refuse_unknown_keys(root);
  return plan;
}

/// Which plan an unusable document meant to be: both numbers, each there once and in its range.
/// Not inlined, like the next: each has tokens, and a board has no stack for those of both.
[[gnu::noinline]] std::optional<room::PlanId> id_of(std::string_view bytes) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxPlanBytes)) return std::nullopt;
  for (const room::Violation& error : in.errors()) {
    if (error.at.view() == "/epoch" || error.at.view() == "/version") return std::nullopt;
  }
  const std::size_t errors_before = in.errors().size();
  room::PlanId id;
  id.epoch = in.integer(in.required(Reader::root(), "epoch"), room::kMaxEpoch);
  id.version = in.uint32(in.required(Reader::root(), "version"));
  if (in.errors().size() > errors_before || id.epoch == 0 || id.version == 0) return std::nullopt;
  return id;
}

/// Reads into `plan`, whose place is its reader's: a board has no stack for copies.
[[gnu::noinline]] Violations read_document(std::string_view bytes, Plan& plan) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxPlanBytes)) return in.errors();
  in.expect_schema(in.required(Reader::root(), "schema"), kPlanSchema);
  // What the values of another schema mean is not known here, so nothing is said about them.
  if (in.ok()) plan = read_plan(in);
  return in.errors();
}

Result<Plan, Rejection> judged(std::string_view bytes, const Plan& plan, const Violations& errors) {
  if (!errors.empty()) return fail(Rejection{id_of(bytes), errors});
  return plan;
}

}  // namespace

room::Fixtures fixtures_of(const Plan& plan) {
  room::Fixtures fixtures;
  for (const room::FixtureLevel& entry : plan.lights.welcome) {
    check(fixtures.push_back(entry.fixture), "as many fixtures as levels");
  }
  return fixtures;
}

Result<Plan, Rejection> decode_plan(std::string_view bytes, const room::Fixtures& fixtures) {
  Plan plan;
  Violations errors = read_document(bytes, plan);
  if (errors.empty()) errors = room::validate(plan, fixtures);
  return judged(bytes, plan, errors);
}

Result<Plan, Rejection> decode_plan(std::string_view bytes) {
  Plan plan;
  Violations errors = read_document(bytes, plan);
  if (errors.empty()) errors = room::validate(plan, fixtures_of(plan));
  return judged(bytes, plan, errors);
}

}  // namespace innkeeper::wire
