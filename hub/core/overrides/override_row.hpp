// SPDX-License-Identifier: Apache-2.0
// What staff holds a room at, as it is stored: one of each kind a room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/actor.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/override.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

enum class OverrideKind : std::uint8_t { housekeeping, maintenance };

[[nodiscard]] std::string_view name_of(OverrideKind kind);

inline constexpr std::size_t kMaxReasonBytes = 200;

struct OverrideRow {
  room::RoomId room;
  OverrideKind kind = OverrideKind::housekeeping;
  room::HousekeepingTask task = room::HousekeepingTask::cleaning;  ///< of housekeeping
  room::MaintenanceOverride held;                                  ///< of maintenance
  std::optional<room::UtcTime> until;  ///< housekeeping always has one; none: until released
  room::UtcTime since;
  Actor by;
  std::string reason;  ///< maintenance always gives one

  [[nodiscard]] std::string key() const { return key_of(room, kind); }
  [[nodiscard]] static std::string key_of(const room::RoomId& room, OverrideKind kind);
  friend bool operator==(const OverrideRow&, const OverrideRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const OverrideRow& row);

}  // namespace innkeeper::hub
