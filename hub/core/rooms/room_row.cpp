// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/room_row.hpp"

#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

const char* refusal(const RoomRow& row) {
  if (!room::room_id(row.id.view())) return "a room has a valid id";
  if (row.plan_id.epoch > room::kMaxEpoch) return "an epoch is at most 2^53-1";
  if (row.plan.size() > wire::kMaxPlanBytes) return "a plan has at most 1,024 bytes";
  return nullptr;
}

}  // namespace innkeeper::hub
