// SPDX-License-Identifier: Apache-2.0
// `innkeeper.plan/1`: the writing half, see docs/protocol.md.
#include "shared/wire/codec.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"
#include "shared/wire/plan_words.hpp"

namespace innkeeper::wire {
namespace {

using room::Code;
using room::Plan;

void write_time(Writer& out, std::string_view key, room::UtcTime time) {
  out.key(key);
  out.integer(static_cast<std::uint64_t>(time.seconds), kMaxUtcSeconds);
}

/// A key that is there only if it has a value.
void write_if(Writer& out, std::string_view key, const std::optional<room::Temperature>& value) {
  if (!value) return;
  out.key(key);
  out.temperature(*value);
}

void write_if(Writer& out, std::string_view key, const std::optional<room::Percent>& value) {
  if (!value) return;
  out.key(key);
  out.percent(*value);
}

template <class Word>
void write_if(Writer& out, std::string_view key, const std::optional<Word>& word) {
  if (!word) return;
  out.key(key);
  out.string(name_of(*word));
}

void write_demand(Writer& out, const room::DemandResponse& demand) {
  out.key("demand");
  out.begin_object();
  out.key("by");
  out.temperature(room::Temperature{} + demand.by);
  write_time(out, "until", demand.until);
  out.end_object();
}

void write_brightness(Writer& out, const room::SceneBrightness& brightness) {
  out.key("brightness");
  out.begin_object();
  write_if(out, "relax", brightness.relax);
  write_if(out, "read", brightness.read);
  write_if(out, "night", brightness.night);
  out.end_object();
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
  write_if(out, "night", climate.night);
  out.key("recovery_min");
  out.integer(climate.recovery_min, room::kMaxRecoveryMinutes);
  out.key("code");
  out.string(name_of(climate.code));
  out.key("fan");
  out.string(name_of(climate.fan));
  if (climate.demand) write_demand(out, *climate.demand);
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
  if (lights.brightness != room::SceneBrightness{}) write_brightness(out, lights.brightness);
  out.end_object();
}

void write_housekeeping(Writer& out, const room::HousekeepingOverride& housekeeping) {
  out.key("housekeeping");
  out.begin_object();
  write_time(out, "until", housekeeping.until);
  out.key("task");
  out.string(name_of(housekeeping.task));
  out.end_object();
}

void write_maintenance(Writer& out, const room::MaintenanceOverride& maintenance) {
  out.key("maintenance");
  out.begin_object();
  write_if(out, "mode", maintenance.mode);
  write_if(out, "setpoint", maintenance.setpoint);
  write_if(out, "fan", maintenance.fan);
  write_if(out, "lights", maintenance.lights);
  out.end_object();
}

void write_quiet_hours(Writer& out, const room::QuietHours& quiet) {
  out.key("quiet_hours");
  out.begin_object();
  out.key("from");
  out.integer(quiet.from, room::kMinutesOfDay - 1);
  out.key("to");
  out.integer(quiet.to, room::kMinutesOfDay - 1);
  out.end_object();
}

void write_wake(Writer& out, const room::WakeLight& wake) {
  out.key("wake");
  out.begin_object();
  write_time(out, "at", wake.at);
  out.end_object();
}

void write_given(Writer& out, const room::GivenHand& given) {
  out.key("given");
  out.begin_object();
  out.key("stamp");
  out.integer(given.stamp, kMaxStamp);
  out.key("clear");
  out.boolean(given.clear);
  write_if(out, "setpoint", given.setpoint);
  write_if(out, "fan", given.fan);
  write_if(out, "scene", given.scene);
  write_if(out, "service", given.service);
  out.end_object();
}

}  // namespace

Result<std::string_view, Code> encode(const Plan& plan, std::span<char> buffer) {
  const room::Violations errors = room::validate(plan, fixtures_of(plan));
  if (!errors.empty()) return fail(errors[0].code);
  Writer out(buffer, kMaxPlanBytes);
  out.begin_object();
  out.key("schema");
  out.string(kPlanSchema);
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
  write_quiet_hours(out, plan.quiet_hours);
  if (plan.wake) write_wake(out, *plan.wake);
  if (plan.housekeeping) write_housekeeping(out, *plan.housekeeping);
  if (plan.maintenance) write_maintenance(out, *plan.maintenance);
  if (plan.evacuation) {
    out.key("evacuation");
    out.boolean(true);
  }
  out.key("units");
  out.string(name_of(plan.units));
  if (plan.given) write_given(out, *plan.given);
  out.end_object();
  return out.finish();
}

}  // namespace innkeeper::wire
