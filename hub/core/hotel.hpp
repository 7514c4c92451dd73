// SPDX-License-Identifier: Apache-2.0
// The hub's core: a function of (event, time) over a store. It knows who is in house, what each
// room should be and whether it is so. No I/O, no clock, no thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/courier.hpp"
#include "hub/core/effect.hpp"
#include "hub/core/event.hpp"
#include "hub/core/plan_ledger.hpp"
#include "hub/core/room_directory.hpp"
#include "hub/core/stay_book.hpp"
#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Two raises of the epoch lie at least this far apart, doubling up to the second value: one board
/// that keeps contradicting the hub must not make it re-send every plan of the house again and
/// again.
inline constexpr room::Duration kFirstEpochInterval = std::chrono::seconds(10);
inline constexpr room::Duration kLongestEpochInterval = std::chrono::hours(1);

/// Fixed facts of this process that people ask for.
struct Identity {
  std::string version;
  bool has_pms = false;
};

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class Hotel {
 public:
  /// `property` and `store` must outlive the hotel.
  Hotel(const config::Property& property, Store& store, Identity identity);

  /// Reads everything anew from the store and brings every room's plan up to date with the
  /// property. Called at start, and after a transaction failed, since memory then says more than
  /// the store.
  void load(Now now, Effects& effects);

  void handle(const Event& event, Now now, Effects& effects);

  /// What is due by now: re-sends, faults.
  void on_time(Now now, Effects& effects);
  /// When on_time() has something to do next.
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

 private:
  void on(const StayEvent& event, Now now, Effects& effects);
  void on(const ReportReceived& event, Now now, Effects& effects);
  void on(const LinkReceived& event, Now now, Effects& effects);
  void on(const BrokerUp& event, Now now, Effects& effects);
  void on(const BrokerDown& event, Now now, Effects& effects);
  void on(const RetainedPlanSeen& event, Now now, Effects& effects);
  void on(const RetainedPlansEnd& event, Now now, Effects& effects);
  void on(const PmsLinkChanged& event, Now now, Effects& effects);
  void on(const Asked& event, Now now, Effects& effects);

  [[nodiscard]] Answer answer(const ShowStatus& request, Now now, Effects& effects);
  [[nodiscard]] Answer answer(const ListRooms& request, Now now, Effects& effects);
  [[nodiscard]] Answer answer(const ShowRoom& request, Now now, Effects& effects);
  [[nodiscard]] Answer answer(const GetPreferences& request, Now now, Effects& effects);
  [[nodiscard]] Answer answer(const PutPreferences& request, Now now, Effects& effects);
  [[nodiscard]] Answer answer(const ForgetPreferences& request, Now now, Effects& effects);

  void plan(std::size_t index, bool changed_hands, Now now, Effects& effects);
  void plan_rooms_of(const std::string& profile, Now now, Effects& effects);
  void suspect_restore(std::uint64_t seen_epoch, Now now, Effects& effects);
  void raise_epoch(Now now, Effects& effects);
  [[nodiscard]] RoomView view(std::size_t index) const;

  RoomDirectory rooms_;
  Store& store_;
  Identity identity_;
  StayBook stays_;
  PlanLedger ledger_;
  Courier courier_;
  bool broker_up_ = false;
  bool pms_up_ = false;
  std::optional<std::uint64_t> suspected_epoch_;  // highest epoch that contradicted this database
  room::Time raise_allowed_at_{};
  room::Duration epoch_interval_ = kFirstEpochInterval;
};

}  // namespace innkeeper::hub
