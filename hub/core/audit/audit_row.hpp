// SPDX-License-Identifier: Apache-2.0
// One line of the audit: who or what changed which value, in which room, when and from where. It never
// names a guest, a profile or a reservation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/actor.hpp"
#include "shared/room/identity.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

inline constexpr std::size_t kMaxAuditText = 512;

struct AuditRow {
  std::uint64_t serial = 0;  ///< given by the store: rises by one with each line, never reused
  room::UtcTime at;
  Actor actor;
  std::optional<room::RoomId> room;  ///< none: the property as a whole, or a guest's stored data
  std::string what;                  ///< a stable word, e.g. `override.maintenance`
  std::string before;                ///< as text; empty: there was nothing
  std::string after;
  std::string why;  ///< a reason somebody gave; may be empty
  friend bool operator==(const AuditRow&, const AuditRow&) = default;
};

struct AuditQuery {
  std::optional<room::RoomId> room;
  std::uint64_t after = 0;   ///< only lines with a higher serial
  std::size_t limit = 1000;  ///< at most so many, the oldest first
  /// The newest first instead, and only lines with a lower serial than this; `after` is not looked at.
  std::optional<std::uint64_t> before{};
};

/// What is wrong with a line that must not be stored; null for a good one.
[[nodiscard]] const char* refusal(const AuditRow& row);

}  // namespace innkeeper::hub
