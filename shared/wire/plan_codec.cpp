// SPDX-License-Identifier: Apache-2.0
// `innkeeper.plan/1`, see docs/protocol.md.
#include <array>

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
  in.refuse_unknown_keys(climate);
  return plan;
}

room::LightPlan read_lights(Reader& in, At lights) {
  room::LightPlan plan;
  in.take(in.optional(lights, "welcome"), plan.welcome);
  in.take(in.optional(lights, "source"), kSources, plan.welcome_source);
  in.refuse_unknown_keys(lights);
  return plan;
}

Plan read_plan(Reader& in) {
  const At root = Reader::root();
  Plan plan;
  plan.id.epoch = in.integer(in.required(root, "epoch"), room::kMaxEpoch);
  plan.id.version = in.uint32(in.required(root, "version"));
  in.take(in.optional(root, "tenancy"), plan.tenancy);
  plan.rental = in.word(in.required(root, "rental"), kRentalStates);
  plan.climate = read_climate(in, in.object(in.required(root, "climate")));
  plan.lights = read_lights(in, in.object(in.optional(root, "lights")));
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
  out.end_object();
}

void write_lights(Writer& out, const room::LightPlan& lights) {
  out.key("lights");
  out.begin_object();
  out.key("welcome");
  out.levels(lights.welcome);
  out.key("source");
  out.string(name_of(lights.welcome_source));
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
  write_climate(out, plan.climate);
  write_lights(out, plan.lights);
  out.end_object();
  return out.finish();
}

Result<Plan, Rejection> decode_plan(std::string_view bytes, const room::Fixtures& fixtures) {
  return decode(bytes, &fixtures);
}

Result<Plan, Rejection> decode_plan(std::string_view bytes) { return decode(bytes, nullptr); }

}  // namespace innkeeper::wire
