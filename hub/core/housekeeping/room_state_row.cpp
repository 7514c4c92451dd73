// SPDX-License-Identifier: Apache-2.0
#include "hub/core/housekeeping/room_state_row.hpp"

#include "hub/core/overrides/override_row.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {

std::string_view name_of(RoomCondition condition) {
  switch (condition) {
    case RoomCondition::dirty: return "dirty";
    case RoomCondition::pickup: return "pickup";
    case RoomCondition::clean: return "clean";
    case RoomCondition::inspected: return "inspected";
  }
  panic("a RoomCondition has a name");
}

std::string_view name_of(SaleState sale) {
  switch (sale) {
    case SaleState::in_service: return "in_service";
    case SaleState::out_of_service: return "out_of_service";
    case SaleState::out_of_order: return "out_of_order";
  }
  panic("a SaleState has a name");
}

const char* refusal(const RoomStateRow& row) {
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.sale_reason.size() > kMaxReasonBytes) return "a reason has at most 200 bytes";
  return nullptr;
}

}  // namespace innkeeper::hub
