// SPDX-License-Identifier: Apache-2.0
// A wake call as it is stored.
#pragma once

#include <string>

#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Belongs to the room's present guests: gone when the room changes hands.
struct WakeRow {
  room::RoomId room;
  room::UtcTime at;
  bool told = false;  ///< the PMS knows what became of it

  [[nodiscard]] std::string key() const {
    return std::string(room.view()) + '/' + std::to_string(at.seconds);
  }
  friend bool operator==(const WakeRow&, const WakeRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const WakeRow& row);

}  // namespace innkeeper::hub
