// SPDX-License-Identifier: Apache-2.0
#include "hub/core/overrides/house_action_row.hpp"

#include "hub/core/overrides/override_row.hpp"
#include "shared/room/plan.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(HouseActionKind kind) {
  switch (kind) {
    case HouseActionKind::evacuation: return "evacuation";
    case HouseActionKind::demand_response: return "demand_response";
  }
  panic("a HouseActionKind has a name");
}

const char* refusal(const HouseActionRow& row) {
  constexpr std::size_t kMaxScopeBytes = 64;
  if (row.number == 0 || row.number > std::uint64_t{INT64_MAX}) return "an action has a number";
  if (row.scope.floor.size() > kMaxScopeBytes || row.scope.type.size() > kMaxScopeBytes) {
    return "a floor or type has at most 64 bytes";
  }
  if (row.by.name.size() > kMaxActorName) return "an actor's name has at most 64 bytes";
  if (row.reason.empty() || row.reason.size() > kMaxReasonBytes) {
    return "an action has a reason of 1 to 200 bytes";
  }
  if (row.until && (row.until->seconds < 1 || *row.until > room::kLatestTime)) {
    return "an action ends between 1970 and 9999";
  }
  if (row.kind == HouseActionKind::evacuation) return nullptr;
  if (!row.until) return "a demand response has an end";
  if (row.by_delta < room::kLeastDemand || row.by_delta > room::kMostDemand) {
    return "a demand response moves by 0.1 to 5 degrees";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
