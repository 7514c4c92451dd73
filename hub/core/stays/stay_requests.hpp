// SPDX-License-Identifier: Apache-2.0
// What people ask about stays and their synchronisation with the PMS.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/stays/pms_event.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

struct ShowSync {};
/// Ask the PMS to tell everything once.
struct RequestSync {};
/// The word of an operator on what a synchronisation left in doubt: these stays end, or they go on.
struct SettleSync {
  bool apply = false;
};

/// Who is in a room. Guest data.
struct ShowRoomStays {
  std::string number;
};

using StayRequest = std::variant<ShowSync, RequestSync, SettleSync, PmsEvent, ShowRoomStays>;

struct RoomStaysView {
  std::string number;
  std::vector<StayRow> stays;  ///< in house, first arrival first
  /// A guest is on the way, says the PMS, not who: the room is held ready until then.
  std::optional<room::UtcTime> expected_until;
};

/// A room with stays that a complete synchronisation did not tell of.
struct RoomInDoubt {
  std::string number;
  std::size_t stays = 0;    ///< in doubt
  bool is_emptied = false;  ///< by ending them
};

struct SyncView {
  bool wanted = false;    ///< see SyncRow
  bool running = false;   ///< the PMS is telling
  room::UtcTime asked{};  ///< 0: never
  room::UtcTime ended{};  ///< 0: never
  unsigned limit_percent = 0;
  std::vector<RoomInDoubt> in_doubt;  ///< waits for SettleSync
};

}  // namespace innkeeper::hub
