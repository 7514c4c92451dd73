// SPDX-License-Identifier: Apache-2.0
// Turns a question about a room's past into what shall be read, for whom.
#pragma once

#include "hub/core/accounts/access.hpp"
#include "hub/core/request.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// Whether whoever asks may see when somebody was in a room: those who receive guests' data. Nobody had to
/// be admitted: the hub itself asks.
[[nodiscard]] bool may_see_people(const Principal* caller);

/// Reads only. Single-threaded.
class HistoryDesk {
 public:
  explicit HistoryDesk(const RoomDirectory& rooms) : rooms_(rooms) {}

  /// A HistoryQuery, or why there is none.
  [[nodiscard]] Answer answer(const HistoryRequest& request, const Turn& turn) const;

 private:
  const RoomDirectory& rooms_;
};

}  // namespace innkeeper::hub
