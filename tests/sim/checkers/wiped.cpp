// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/wiped.hpp"

#include <variant>

#include "device/agent/record.hpp"
#include "hub/core/text.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::simtest {
namespace {

bool speaks_of_guests(const room::Plan& plan) {
  const room::Plan nobody;
  const bool given = plan.given && (plan.given->setpoint || plan.given->fan || plan.given->scene);
  return plan.climate.comfort_source == room::Source::guest ||
         plan.lights.welcome_source == room::Source::guest || plan.guests != nobody.guests ||
         plan.wake || given || plan.lights.brightness != nobody.lights.brightness ||
         plan.climate.fan != nobody.climate.fan;
}

}  // namespace

void BoardsForget::on_step(const RoomSight& sight) {
  if (sight.agent.digest() == looked_at_[sight.room]) return;
  looked_at_[sight.room] = sight.agent.digest();
  const room::Plan* plan = sight.agent.plan();
  if (plan == nullptr || !sight.memory_works) return;
  for (const std::span<const std::byte> slot : sight.slots) {
    const auto found = agent::decode(slot.first<agent::kRecordBytes>());
    if (!found || found->record.plan.empty()) continue;
    const auto kept = wire::decode_plan(found->record.plan.view());
    if (!kept || (kept->tenancy == plan->tenancy && kept->id.epoch == plan->id.epoch)) continue;
    broken(Invariant::i7_wiped, static_cast<int>(sight.room),
           "memory still holds plan " + hub::text_of(kept->id) + " of an earlier tenancy while " +
               hub::text_of(plan->id) + " is in force");
  }
}

void DatabaseForgets::on_commit() {
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    if (!change.after) continue;
    if (change.table == hub::table_of<hub::RoomRow>()) {
      const room::Plan* plan = seen.oracle.plan_of(change.key);
      if (plan != nullptr && plan->rental != room::RentalState::rented && speaks_of_guests(*plan)) {
        broken(Invariant::i7_wiped, kHotel,
               "the plan of " + change.key + " speaks of a guest, and nobody lives there: " +
                   std::get<hub::RoomRow>(*change.after).plan);
      }
    }
    const auto* stay = std::get_if<hub::StayRow>(&*change.after);
    if (stay != nullptr && stay->status != hub::StayStatus::in_house && !stay->greeting.empty()) {
      broken(Invariant::i7_wiped, kHotel, "stay " + change.key + " left and keeps its greeting");
    }
  }
}

void DatabaseForgets::on_answer(const hub::Asked& asked, const hub::Answer& answer) {
  const auto* forget = hub::request_if<hub::ForgetGuest>(asked.request);
  if (forget == nullptr || !std::holds_alternative<hub::ErasureView>(answer)) return;
  const std::string prefix = forget->profile + '/';
  const auto& values = seen.oracle.rows<hub::PreferenceRow>();
  const auto value = values.lower_bound(prefix);
  const bool kept = (value != values.end() && value->first.starts_with(prefix)) ||
                    seen.oracle.find<hub::LearnedRow>(forget->profile) != nullptr ||
                    seen.oracle.find<hub::ConsentRow>(forget->profile) != nullptr;
  if (kept) {
    broken(Invariant::i7_wiped, kHotel,
           "guest " + forget->profile + " was forgotten, and is still in the database");
  }
}

}  // namespace innkeeper::simtest
