// SPDX-License-Identifier: Apache-2.0
// The hand that was last given to a room through the hub, as it is stored.
#pragma once

#include <string>

#include "shared/room/identity.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// Belongs to the room's present tenancy: gone when the room changes hands.
struct GivenRow {
  room::RoomId room;
  room::GivenHand given;

  [[nodiscard]] std::string key() const { return std::string(room.view()); }
  friend bool operator==(const GivenRow&, const GivenRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const GivenRow& row);

}  // namespace innkeeper::hub
