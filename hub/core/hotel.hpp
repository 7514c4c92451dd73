// SPDX-License-Identifier: Apache-2.0
// The hub's core: a function of (event, time) over a store. It knows who is in house, what each
// room should be and whether it is so. No I/O, no clock, no thread. This class only holds the parts
// together: it says which part an event is for, and makes the plans that became stale.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/civil_clock.hpp"
#include "hub/core/effect.hpp"
#include "hub/core/event.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/guests/guest_desk.hpp"
#include "hub/core/guests/learner.hpp"
#include "hub/core/property/season_watch.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_desk.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/arrival_board.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/stay_desk.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "hub/core/wake/wake_book.hpp"

namespace innkeeper::hub {

/// Two raises of the epoch lie at least this far apart, doubling up to the second value: one board
/// that keeps contradicting the hub must not make it re-send every plan of the house again and
/// again.
inline constexpr room::Duration kFirstEpochInterval = std::chrono::seconds(10);
inline constexpr room::Duration kLongestEpochInterval = std::chrono::hours(1);

/// What is due at a time of day is looked at again at least so often, since that clock may be set.
inline constexpr room::Duration kLookAtClockAgain = std::chrono::minutes(1);

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class Hotel {
 public:
  /// All but `identity` must outlive the hotel.
  Hotel(const config::Property& property, Store& store, const CivilClock& clock, Identity identity);

  /// Reads everything anew from the store and brings every room's plan up to date with the
  /// property. Called at start, and after a transaction failed, since memory then says more than
  /// the store.
  void load(Now now, Effects& effects);

  void handle(const Event& event, Now now, Effects& effects);

  /// Whether `event` may be handled in the transaction that already made plans for the rooms
  /// `planned`. Where people come and go, each room changes at most once a transaction: only the last
  /// plan of a room leaves it, and a guest who moved must not be seen in two rooms on the way there.
  [[nodiscard]] bool joins(const Event& event, const std::set<room::RoomId>& planned) const;

  /// What is due by now: re-sends, faults.
  void on_time(Now now, Effects& effects);
  /// When on_time() has something to do next.
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

 private:
  void on(const StayEvent& event, Turn& turn);
  void on(const ReportReceived& event, Turn& turn);
  void on(const LinkReceived& event, Turn& turn);
  void on(const BrokerUp& event, Turn& turn);
  void on(const BrokerDown& event, Turn& turn);
  void on(const RetainedPlanSeen& event, Turn& turn);
  void on(const RetainedPlansEnd& event, Turn& turn);
  void on(const PmsLinkChanged& event, Turn& turn);
  void on(const Asked& event, Turn& turn);

  [[nodiscard]] Answer answer(const RoomRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const GuestRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const StayRequest& request, Turn& turn);

  [[nodiscard]] std::optional<room::UtcTime> next_utc_deadline() const;
  void look_at_season(Turn& turn);
  [[nodiscard]] config::RoomType targets(std::size_t index, std::span<const StayRow> stays);
  void make_plans(Turn& turn);
  void plan(std::size_t index, bool changed_hands, Turn& turn);
  void suspect_restore(std::uint64_t seen_epoch, Turn& turn);
  void raise_epoch(Turn& turn);

  RoomDirectory rooms_;
  SeasonWatch seasons_;
  Identity identity_;
  Connections connections_;
  AuditLog audit_;
  PlanLedger ledger_;
  Courier courier_;
  HandBook hands_;
  GuestBook guests_;
  Learner learner_;
  StayBook stays_;
  Synchroniser sync_;
  ArrivalBoard arrivals_;
  WakeBook wakes_;
  RoomDesk room_desk_;
  GuestDesk guest_desk_;
  StayDesk stay_desk_;
  std::optional<std::uint64_t> suspected_epoch_;  // highest epoch that contradicted this database
  room::Time raise_allowed_at_{};
  room::Duration epoch_interval_ = kFirstEpochInterval;
  Now last_{};  // when something was last handled: leads from UTC to the steady clock
};

}  // namespace innkeeper::hub
