// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/held.hpp"

#include <algorithm>

namespace innkeeper::simtest {
namespace {

bool concerns_holds(const Oracle::Change& change) {
  return change.table == hub::table_of<hub::OverrideRow>() ||
         change.table == hub::table_of<hub::HouseActionRow>() ||
         change.table == hub::table_of<hub::RoomRow>();
}

}  // namespace

void HeldAsSaid::on_asked(const hub::Asked& asked) {
  const auto* release = hub::request_if<hub::ReleaseRoom>(asked.request);
  if (release != nullptr) may_release_.insert(id_of(release->number));
  if (hub::request_if<hub::BackToPolicy>(asked.request) != nullptr) may_release_all_ = true;
}

void HeldAsSaid::look_at_release(const hub::OverrideRow& before) {
  if (before.kind != hub::OverrideKind::maintenance) return;
  if (before.until && *before.until <= seen.stage.utc()) return;
  if (may_release_.erase(std::string(before.room.view())) > 0 || may_release_all_) return;
  broken(Invariant::held_as_said, kHotel,
         "maintenance holds " + before.key() + " no more, and nobody released it");
}

void HeldAsSaid::look(const config::Room& room) {
  const room::Plan* plan = seen.oracle.plan_of(room.id.view());
  if (plan == nullptr) return;
  const auto held = [&](hub::OverrideKind kind) {
    return seen.oracle.find<hub::OverrideRow>(hub::OverrideRow::key_of(room.id, kind));
  };
  const auto wrong = [&](const char* what) {
    broken(Invariant::held_as_said, kHotel,
           "the plan of room " + room.number + " says otherwise than the database of " + what);
  };
  const auto* work = held(hub::OverrideKind::housekeeping);
  const bool same_work = work == nullptr ? !plan->housekeeping
                                         : plan->housekeeping && work->until &&
                                               plan->housekeeping->until == *work->until &&
                                               plan->housekeeping->task == work->task;
  if (!same_work) wrong("housekeeping");
  const auto* lock = held(hub::OverrideKind::maintenance);
  if (lock == nullptr ? plan->maintenance.has_value() : plan->maintenance != lock->held) {
    wrong("maintenance");
  }
  bool evacuated = false;
  bool in_demand = false;
  for (const auto& [key, any] : seen.oracle.rows<hub::HouseActionRow>()) {
    const auto& action = std::get<hub::HouseActionRow>(any);
    if (!action.scope.floor.empty() && action.scope.floor != room.floor) continue;
    if (!action.scope.type.empty() && action.scope.type != seen.property.types[room.type].name)
      continue;
    evacuated = evacuated || action.kind == hub::HouseActionKind::evacuation;
    in_demand = in_demand || action.kind == hub::HouseActionKind::demand_response;
  }
  if (plan->evacuation != evacuated) wrong("an evacuation");
  if (plan->climate.demand.has_value() != in_demand) wrong("a demand response");
}

void HeldAsSaid::on_commit() {
  const auto& changes = seen.oracle.last_changes();
  if (std::none_of(changes.begin(), changes.end(), concerns_holds)) return;
  for (const Oracle::Change& change : changes) {
    if (change.table == hub::table_of<hub::OverrideRow>() && change.before && !change.after) {
      look_at_release(std::get<hub::OverrideRow>(*change.before));
    }
  }
  for (const config::Room& room : seen.property.rooms) look(room);
}

void HeldAsSaid::on_step(const RoomSight& sight) {
  const room::Plan* plan = sight.agent.plan();
  if (plan == nullptr || !plan->evacuation) return;
  for (const room::LightDecision& light : sight.agent.decision().lights) {
    if (light.level == room::Percent::full()) continue;
    broken(Invariant::held_as_said, static_cast<int>(sight.room),
           "the house is evacuated, and a light is not full");
  }
}

}  // namespace innkeeper::simtest
