// SPDX-License-Identifier: Apache-2.0
#include "hub/core/wake/wake_row.hpp"

#include "shared/room/plan.hpp"

namespace innkeeper::hub {

const char* refusal(const WakeRow& row) {
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.at.seconds < 1 || row.at > room::kLatestTime)
    return "a wake call is in year 1970 to 9999";
  return nullptr;
}

}  // namespace innkeeper::hub
