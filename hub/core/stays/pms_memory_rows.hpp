// SPDX-License-Identifier: Apache-2.0
// What is remembered of events that a PMS posted, as it is stored: which came, and how new they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "hub/core/stays/pms_event.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Longest key of a PmsStateRow: `reservation/` or `room/` and a key of at most 64 bytes.
inline constexpr std::size_t kMaxSubjectBytes = 96;

/// An event with this id was taken.
struct PmsEventRow {
  std::string id;
  room::UtcTime at;  ///< when it was taken

  [[nodiscard]] std::string key() const { return id; }
  friend bool operator==(const PmsEventRow&, const PmsEventRow&) = default;
};

/// The newest state that is known of a reservation or room.
struct PmsStateRow {
  std::string subject;  ///< `reservation/4711` or `room/0412`
  PmsTime updated;
  room::UtcTime at;  ///< when it was told

  [[nodiscard]] std::string key() const { return subject; }
  friend bool operator==(const PmsStateRow&, const PmsStateRow&) = default;
};

/// What is wrong with a row that must not be stored; null for a good one.
[[nodiscard]] inline const char* refusal(const PmsEventRow& row) {
  return row.id.empty() || row.id.size() > kMaxEventIdBytes ? "an event's id has 1 to 128 bytes"
                                                            : nullptr;
}
[[nodiscard]] inline const char* refusal(const PmsStateRow& row) {
  return row.subject.empty() || row.subject.size() > kMaxSubjectBytes
             ? "what a state is about has 1 to 96 bytes"
             : nullptr;
}

}  // namespace innkeeper::hub
