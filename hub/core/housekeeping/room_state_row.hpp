// SPDX-License-Identifier: Apache-2.0
// How a room stands with housekeeping and sales, as it is stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

[[nodiscard]] std::string_view name_of(RoomCondition condition);
[[nodiscard]] std::string_view name_of(SaleState sale);

struct RoomStateRow {
  room::RoomId room;
  RoomCondition condition = RoomCondition::clean;
  room::UtcTime condition_since;
  SaleState sale = SaleState::in_service;
  std::string sale_reason;
  /// What the guest asks of housekeeping; one at a time, whoever said it last.
  room::ServiceWish service = room::ServiceWish::none;
  Channel service_by = Channel::hub;
  room::UtcTime service_since;
  room::UtcTime used_at;  ///< when somebody last lived here; what flushing counts from
  room::UtcTime flushed_at;
  room::UtcTime aired_at;

  [[nodiscard]] std::string key() const { return std::string(room.view()); }
  friend bool operator==(const RoomStateRow&, const RoomStateRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const RoomStateRow& row);

}  // namespace innkeeper::hub
