// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/given_row.hpp"

namespace innkeeper::hub {

const char* refusal(const GivenRow& row) {
  if (!room::room_id(row.room.view())) return "a room has a valid id";
  if (row.given.stamp == 0) return "a given hand has a stamp of 1 or more";
  if (!row.given.says_anything()) return "a given hand asks for something";
  const auto& setpoint = row.given.setpoint;
  if (setpoint && (*setpoint < room::kLowestTarget || *setpoint > room::kHighestTarget)) {
    return "a given set point is 5 to 35 degrees";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
