// SPDX-License-Identifier: Apache-2.0
// What there is to do in a room, and whether somebody may go in. Pure.
#pragma once

#include <optional>
#include <vector>

#include "hub/core/housekeeping/housekeeping_requests.hpp"
#include "hub/core/overrides/override_row.hpp"
#include "shared/config/property.hpp"

namespace innkeeper::hub {

struct RoomFacts {
  RoomStateRow state;
  bool rented = false;
  std::optional<room::Presence> presence;  ///< none: the room is not heard
  const OverrideRow* housekeeping = nullptr;
  const OverrideRow* maintenance = nullptr;
};

[[nodiscard]] Entry entry_of(const RoomFacts& facts);

/// What the room needs at `now`, most urgent first; nothing while it cannot be sold.
[[nodiscard]] std::vector<std::pair<Need, room::UtcTime>> needs_of(
    const RoomFacts& facts, const config::HousekeepingRules& rules, room::UtcTime now);

}  // namespace innkeeper::hub
