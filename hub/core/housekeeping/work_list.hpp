// SPDX-License-Identifier: Apache-2.0
// What there is to do in a room, and whether somebody may go in. Pure.
#pragma once

#include <optional>
#include <vector>

#include "hub/core/housekeeping/housekeeping_requests.hpp"
#include "hub/core/overrides/override_row.hpp"

namespace innkeeper::hub {

/// Days without use after which standing water in taps and showers is flushed: a week, as guidance
/// against legionella asks of little-used outlets (HSG274 part 2, 2.50; VDI 6023 allows 72 h to 7 d).
inline constexpr std::int64_t kFlushAfterSeconds = std::int64_t{7} * 86'400;
/// Days after which a closed room is aired (our choice).
inline constexpr std::int64_t kAirAfterSeconds = std::int64_t{7} * 86'400;

struct RoomFacts {
  RoomStateRow state;
  bool rented = false;
  std::optional<room::Presence> presence;  ///< none: the room is not heard
  const OverrideRow* housekeeping = nullptr;
  const OverrideRow* maintenance = nullptr;
};

[[nodiscard]] Entry entry_of(const RoomFacts& facts);

/// What the room needs at `now`, most urgent first; nothing while it cannot be sold.
[[nodiscard]] std::vector<std::pair<Need, room::UtcTime>> needs_of(const RoomFacts& facts,
                                                                   room::UtcTime now);

}  // namespace innkeeper::hub
