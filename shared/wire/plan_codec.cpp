// SPDX-License-Identifier: Apache-2.0
// `innkeeper.plan/1`, see docs/protocol.md.
#include <array>

#include "shared/wire/climate_words.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Plan;
using room::RentalState;
using room::Source;
using room::Violations;

constexpr std::string_view kSchema = "innkeeper.plan/1";
constexpr std::array kRentalStates{RentalState::vacant, RentalState::rented,
                                   RentalState::out_of_service};
constexpr std::array kSources{Source::policy, Source::guest};

room::ClimatePlan read_climate(Reader& in, At climate) {
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
  in.refuse_unknown_keys(climate);
  return plan;
}

room::LightPlan read_lights(Reader& in, At lights) {
  room::LightPlan plan;
  in.take(in.optional(lights, "welcome"), plan.welcome);
  in.take(in.optional(lights, "source"), kSources, plan.welcome_source);
  in.take(in.optional(lights, "path"), plan.path);
  in.refuse_unknown_keys(lights);
  return plan;
}

std::optional<room::HousekeepingOverride> read_housekeeping(Reader& in, At value) {
  if (value == kNowhere) return std::nullopt;
  const At housekeeping = in.object(value);
  room::HousekeepingOverride result;
  result.until.seconds =
      static_cast<std::int64_t>(in.integer(in.required(housekeeping, "until"), kMaxUtcSeconds));
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
  plan.climate = read_climate(in, in.object(in.required(root, "climate")));
  plan.lights = read_lights(in, in.object(in.optional(root, "lights")));
  plan.housekeeping = read_housekeeping(in, in.optional(root, "housekeeping"));
  plan.maintenance = read_maintenance(in, in.optional(root, "maintenance"));
  in.refuse_unknown_keys(root);
  return plan;
}

/// The lights a plan itself names: for a reader that knows no others.
room::Fixtures fixtures_of(const Plan& plan) {
  room::Fixtures fixtures;
  for (const room::FixtureLevel& entry : plan.lights.welcome) {
    check(fixtures.push_back(entry.fixture), "as many fixtures as levels");
  }
  return fixtures;
}

/// Which plan an unusable document meant to be: both numbers, each there once and in its range.
std::optional<room::PlanId> id_of(std::string_view bytes) {
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

Result<Plan, Violations> read_document(std::string_view bytes) {
  std::array<Token, kMaxBoardTokens> memory;
  Reader in(memory);
  if (!in.open(bytes, kMaxPlanBytes)) return fail(in.errors());
  in.expect_schema(in.required(Reader::root(), "schema"), kSchema);
  // What the values of another schema mean is not known here, so nothing is said about them.
  if (!in.ok()) return fail(in.errors());
  const Plan plan = read_plan(in);
  if (!in.ok()) return fail(in.errors());
  return plan;
}

Result<Plan, Rejection> decode(std::string_view bytes, const room::Fixtures* fixtures) {
  const auto plan = read_document(bytes);
  if (!plan) return fail(Rejection{id_of(bytes), plan.error()});
  const Violations errors =
      room::validate(*plan, fixtures != nullptr ? *fixtures : fixtures_of(*plan));
  if (!errors.empty()) return fail(Rejection{id_of(bytes), errors});
  return *plan;
}

void write_climate(Writer& out, const room::ClimatePlan& climate) {
  out.key("climate");
  out.begin_object();
  out.key("comfort");
  out.temperature(climate.comfort);
  out.key("source");
  out.string(name_of(climate.comfort_source));
  out.key("vacant");
  out.begin_object();
  out.key("heat");
  out.temperature(climate.vacant.heat);
  out.key("cool");
  out.temperature(climate.vacant.cool);
  out.end_object();
  out.key("min");
  out.temperature(climate.min);
  out.key("max");
  out.temperature(climate.max);
  if (climate.night) {
    out.key("night");
    out.temperature(*climate.night);
  }
  out.key("recovery_min");
  out.integer(climate.recovery_min, room::kMaxRecoveryMinutes);
  out.key("code");
  out.string(name_of(climate.code));
  out.end_object();
}

void write_lights(Writer& out, const room::LightPlan& lights) {
  out.key("lights");
  out.begin_object();
  out.key("welcome");
  out.levels(lights.welcome);
  out.key("source");
  out.string(name_of(lights.welcome_source));
  out.key("path");
  out.percent(lights.path);
  out.end_object();
}

void write_housekeeping(Writer& out, const room::HousekeepingOverride& housekeeping) {
  out.key("housekeeping");
  out.begin_object();
  out.key("until");
  out.integer(static_cast<std::uint64_t>(housekeeping.until.seconds), kMaxUtcSeconds);
  out.end_object();
}

void write_maintenance(Writer& out, const room::MaintenanceOverride& maintenance) {
  out.key("maintenance");
  out.begin_object();
  if (maintenance.mode) {
    out.key("mode");
    out.string(name_of(*maintenance.mode));
  }
  if (maintenance.setpoint) {
    out.key("setpoint");
    out.temperature(*maintenance.setpoint);
  }
  if (maintenance.fan) {
    out.key("fan");
    out.string(name_of(*maintenance.fan));
  }
  if (maintenance.lights) {
    out.key("lights");
    out.percent(*maintenance.lights);
  }
  out.end_object();
}

}  // namespace

Result<std::string_view, Code> encode(const Plan& plan, std::span<char> buffer) {
  const Violations errors = room::validate(plan, fixtures_of(plan));
  if (!errors.empty()) return fail(errors[0].code);
  Writer out(buffer, kMaxPlanBytes);
  out.begin_object();
  out.key("schema");
  out.string(kSchema);
  out.key("epoch");
  out.integer(plan.id.epoch, room::kMaxEpoch);
  out.key("version");
  out.integer(plan.id.version, kMaxUint32);
  out.key("tenancy");
  out.integer(plan.tenancy, kMaxUint32);
  out.key("rental");
  out.string(name_of(plan.rental));
  out.key("guests");
  out.integer(plan.guests, room::kMaxGuests);
  write_climate(out, plan.climate);
  write_lights(out, plan.lights);
  if (plan.housekeeping) write_housekeeping(out, *plan.housekeeping);
  if (plan.maintenance) write_maintenance(out, *plan.maintenance);
  out.end_object();
  return out.finish();
}

Result<Plan, Rejection> decode_plan(std::string_view bytes, const room::Fixtures& fixtures) {
  return decode(bytes, &fixtures);
}

Result<Plan, Rejection> decode_plan(std::string_view bytes) { return decode(bytes, nullptr); }

}  // namespace innkeeper::wire
