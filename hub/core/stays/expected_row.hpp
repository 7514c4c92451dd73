// SPDX-License-Identifier: Apache-2.0
// A room to which a guest is on the way, as it is stored. Not who.
#pragma once

#include <string>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

struct ExpectedRow {
  room::RoomId room;
  room::UtcTime until;  ///< then the room is an empty one again

  [[nodiscard]] std::string key() const { return std::string(room.view()); }
  friend bool operator==(const ExpectedRow&, const ExpectedRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] inline const char* refusal(const ExpectedRow& row) {
  return room::room_id(row.room.view()) ? nullptr : "a room has a valid id";
}

}  // namespace innkeeper::hub
