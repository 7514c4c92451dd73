// SPDX-License-Identifier: Apache-2.0
#include "hub/core/overrides/override_row.hpp"

#include "shared/room/plan.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

bool holds_anything(const room::MaintenanceOverride& held) {
  return held.mode || held.setpoint || held.fan || held.lights;
}

}  // namespace

std::string_view name_of(OverrideKind kind) {
  switch (kind) {
    case OverrideKind::housekeeping: return "housekeeping";
    case OverrideKind::maintenance: return "maintenance";
  }
  panic("an OverrideKind has a name");
}

std::string OverrideRow::key_of(const room::RoomId& room, OverrideKind kind) {
  return std::string(room.view()) + '/' + std::string(name_of(kind));
}

const char* refusal(const OverrideRow& row) {
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.by.name.size() > kMaxActorName) return "an actor's name has at most 64 bytes";
  if (row.reason.size() > kMaxReasonBytes) return "a reason has at most 200 bytes";
  if (row.until && (row.until->seconds < 1 || *row.until > room::kLatestTime)) {
    return "an override ends between 1970 and 9999";
  }
  if (row.kind == OverrideKind::housekeeping) {
    return row.until ? nullptr : "an override of housekeeping has an end";
  }
  if (row.reason.empty()) return "an override of maintenance has a reason";
  if (!holds_anything(row.held)) return "an override of maintenance holds something";
  if (row.held.mode == room::ClimateMode::off && (row.held.setpoint || row.held.fan)) {
    return "a unit that is off has neither set point nor fan";
  }
  if (row.held.setpoint &&
      (*row.held.setpoint < room::kLowestTarget || *row.held.setpoint > room::kHighestTarget)) {
    return "a set point is 5 to 35 degrees";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
