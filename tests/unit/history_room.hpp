// SPDX-License-Identifier: Apache-2.0
// The room whose history the tests of it keep.
#pragma once

#include <cstdint>

#include "shared/room/identity.hpp"

namespace innkeeper::hub {

inline const room::RoomId kRoom = room::room_id("r-101").value();
inline constexpr std::int64_t kBegin = 1'790'000'100;  ///< of a coarse slot, and so of a fine one

}  // namespace innkeeper::hub
