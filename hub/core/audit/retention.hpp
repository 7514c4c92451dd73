// SPDX-License-Identifier: Apache-2.0
// Takes lines out of the audit once they are older than the property keeps them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/now.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A clock that was just set may be wrong, and what is erased stays erased: this long it must have gone
/// on evenly. Our choice: time services mend a clock within minutes.
inline constexpr room::Duration kBelieveClockAfter = std::chrono::hours(1);
/// A clock that moved by more against the steady one was set. More than any drift, less than any mistake
/// that matters to days.
inline constexpr std::int64_t kClockLeap_s = 60;
/// So many lines at most go in one transaction: some 50 ms.
inline constexpr std::size_t kRetentionBatch = 5000;

/// Looks once a day (UTC), after midnight. Single-threaded; every call but the const ones must be inside a
/// transaction of the store.
class Retention {
 public:
  /// What else is kept for a while only: called once a day with the day's first second.
  using Also = std::function<void(room::UtcTime today, Turn& turn)>;

  /// All must outlive this.
  Retention(const RoomDirectory& rooms, Store& store, AuditLog& audit, Also also)
      : rooms_(rooms), store_(store), audit_(audit), also_(std::move(also)) {}

  void load(Now now);
  void on_time(Turn& turn);
  /// When on_time() has something to do next, seen from `now`; none: not before something happens.
  [[nodiscard]] std::optional<room::Time> next_deadline(Now now) const;

 private:
  [[nodiscard]] bool has_lines();

  const RoomDirectory& rooms_;
  Store& store_;
  AuditLog& audit_;
  Also also_;
  std::int64_t offset_ = 0;    // of the UTC clock from the steady one, in seconds
  room::Time believed_at_{};   // when the UTC clock has gone on evenly for long enough
  std::int64_t done_day_ = 0;  // since 1970
  bool has_lines_ = false;     // as last seen
};

}  // namespace innkeeper::hub
