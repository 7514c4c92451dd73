// SPDX-License-Identifier: Apache-2.0
// Synchronisations with the PMS: what it told of between start and end, what becomes of stays that it
// did not tell of, and when it is asked to tell.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/stays/stay_requests.hpp"
#include "hub/core/stays/sync_row.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A synchronisation that did not end by now never will; ten thousand rooms take a PMS minutes.
inline constexpr std::chrono::seconds kLongestSync = std::chrono::hours(1);
/// A PMS that ignored the question is not asked again before this: it stops talking to everybody else
/// while it answers.
inline constexpr std::chrono::seconds kAskAgain = std::chrono::hours(24);

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class Synchroniser {
 public:
  Synchroniser(const RoomDirectory& rooms, Store& store, StayBook& stays, AuditLog& audit)
      : rooms_(rooms), store_(store), stays_(stays), audit_(audit) {}

  /// REQUIRES: the store has no epoch yet if the database is new.
  void load();

  /// All that the PMS says goes through here, and on to the stays.
  void apply(const StayEvent& event, Turn& turn);

  /// This stay is one of those that the PMS told of, though not with something new.
  void mark_told(const std::string& reservation) {
    if (running_since_) told_.insert(reservation);
  }
  [[nodiscard]] bool is_running() const { return running_since_.has_value(); }

  void on_link(bool up, Turn& turn);
  /// The database knows less than the PMS: it was restored from an older copy.
  void want(Turn& turn) { want(false, turn); }
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

  [[nodiscard]] SyncView view() const;
  void request(Turn& turn);
  /// False when nothing is in doubt.
  [[nodiscard]] bool settle(bool end_them, Turn& turn);

 private:
  void finish(Turn& turn);
  void want(bool by_operator, Turn& turn);
  void ask(bool by_operator, Turn& turn);
  /// A synchronisation is wanted, and the PMS was not asked lately.
  void ask_if_due(Turn& turn);
  [[nodiscard]] std::vector<std::string> doubted() const;
  /// Rooms of which `stays` are all the stays.
  [[nodiscard]] std::size_t emptied_by(const std::vector<std::string>& stays) const;

  const RoomDirectory& rooms_;
  Store& store_;
  StayBook& stays_;
  AuditLog& audit_;
  SyncRow row_;
  bool link_up_ = false;
  std::optional<room::UtcTime> running_since_;
  std::set<std::string, std::less<>> told_;  // reservations, since it began
  std::optional<room::UtcTime> ended_now_;   // by the last end that was handled, durable or not
  bool is_lost_ = false;  // the store failed while the PMS told: it is asked again
};

}  // namespace innkeeper::hub
