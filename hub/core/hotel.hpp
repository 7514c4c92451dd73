// SPDX-License-Identifier: Apache-2.0
// The hub's core: a function of (event, time) over a store. It knows who is in house, what each
// room should be and whether it is so. No I/O, no clock, no thread. This class only holds the parts
// together: it says which part an event is for, and makes the plans that became stale.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "hub/core/accounts/account_book.hpp"
#include "hub/core/accounts/account_desk.hpp"
#include "hub/core/audit/audit_desk.hpp"
#include "hub/core/audit/audit_log.hpp"
#include "hub/core/audit/retention.hpp"
#include "hub/core/civil_clock.hpp"
#include "hub/core/comfort/comfort_desk.hpp"
#include "hub/core/comfort/equipment_watch.hpp"
#include "hub/core/defects/defect_desk.hpp"
#include "hub/core/desk/preview_desk.hpp"
#include "hub/core/desk/reception_desk.hpp"
#include "hub/core/desk/room_hand_desk.hpp"
#include "hub/core/devices/device_desk.hpp"
#include "hub/core/effect.hpp"
#include "hub/core/event.hpp"
#include "hub/core/explain/reason_log.hpp"
#include "hub/core/guest_page/card_desk.hpp"
#include "hub/core/guest_page/guest_page_desk.hpp"
#include "hub/core/guests/data_desk.hpp"
#include "hub/core/guests/guest_book.hpp"
#include "hub/core/guests/guest_desk.hpp"
#include "hub/core/guests/learner.hpp"
#include "hub/core/history/history_desk.hpp"
#include "hub/core/housekeeping/housekeeping_desk.hpp"
#include "hub/core/housekeeping/housekeeping_rules.hpp"
#include "hub/core/housekeeping/room_state_book.hpp"
#include "hub/core/metrics/metrics_desk.hpp"
#include "hub/core/overrides/override_book.hpp"
#include "hub/core/overrides/override_desk.hpp"
#include "hub/core/property/property_book.hpp"
#include "hub/core/property/property_desk.hpp"
#include "hub/core/property/property_source.hpp"
#include "hub/core/property/season_watch.hpp"
#include "hub/core/remote/remote_desk.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_desk.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/arrival_board.hpp"
#include "hub/core/stays/pms_feed.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/stay_desk.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"
#include "hub/core/wake/wake_book.hpp"
#include "hub/core/watch/changes.hpp"

namespace innkeeper::hub {

/// Two raises of the epoch lie at least this far apart, doubling up to the second value: one board
/// that keeps contradicting the hub must not make it re-send every plan of the house again and
/// again.
inline constexpr room::Duration kFirstEpochInterval = std::chrono::seconds(10);
inline constexpr room::Duration kLongestEpochInterval = std::chrono::hours(1);

/// What is due at a time of day is looked at again at least so often, since that clock may be set.
inline constexpr room::Duration kLookAtClockAgain = std::chrono::minutes(1);

/// Links of so many boards are remembered for the day on which they are declared.
inline constexpr std::size_t kMaxStrangers = 1024;

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class Hotel {
 public:
  /// All but `identity` must outlive the hotel. It has no rooms before load().
  Hotel(const PropertySource& source, Store& store, const CivilClock& clock, Identity identity);

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
  [[nodiscard]] Answer answer(const HousekeepingRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const OverrideRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const ExplainRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const StayRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const PropertyRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const AuditRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const DataRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const AccountRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const DefectRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const DeviceRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const DeskRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const HistoryRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const ComfortRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const GuestPageRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const MetricsRequest& request, Turn& turn);
  [[nodiscard]] Answer answer(const RemoteRequest& request, Turn& turn);

  void tend(std::uint64_t ticket, const UpkeepRequest& request, Turn& turn);
  /// Tells watchers what has changed in this turn.
  void announce(Effects& effects);
  /// What the asker must be told instead of an answer: the state they saw is gone.
  [[nodiscard]] std::optional<Outdated> outdated(const Asked& event, Turn& turn);
  /// A question that must be admitted first.
  void admit(const Asked& event, Now now, Effects& effects);
  [[nodiscard]] std::optional<std::uint32_t> tenancy_of(const room::RoomId& id) const;
  [[nodiscard]] std::optional<room::UtcTime> next_utc_deadline() const;
  void look_at_season(Turn& turn);
  /// Runs another property. Says where each of its rooms was in the one before, see places_before().
  std::vector<std::size_t> exchange(config::Property property, Turn& turn);
  void adopt(config::Property property, Turn& turn);
  void declare_rooms(Effects& effects) const;
  void remember(const room::RoomId& stranger, wire::LinkState link);
  [[nodiscard]] std::vector<room::Plan> rehearse(config::Property& property);
  void make_plans(Turn& turn);
  void plan(std::size_t index, bool changed_hands, Turn& turn);
  /// What a room should be; id and tenancy are left zero. `given`, `wake`: what its plan gives.
  [[nodiscard]] room::Plan content_of(std::size_t index,
                                      const std::optional<room::GivenHand>& given,
                                      const std::optional<room::WakeLight>& wake);
  /// The same with these in house in the room, and their wishes.
  [[nodiscard]] room::Plan content_with(std::size_t index, std::span<const StayRow> stays,
                                        std::span<const GuestWish> guests,
                                        const std::optional<room::GivenHand>& given,
                                        const std::optional<room::WakeLight>& wake) const;
  [[nodiscard]] bool is_in_service(std::size_t index) const;
  [[nodiscard]] config::RoomType targets(std::size_t index, std::span<const StayRow> stays) const;
  /// Those in the room changed, as far as the mark tells: what follows for housekeeping.
  void note_people(const Turn::Mark& mark, Turn& turn);
  /// What is kept for a while only, but for the audit.
  void forget_old(room::UtcTime today, Turn& turn);
  void suspect_restore(std::uint64_t seen_epoch, Turn& turn);
  void raise_epoch(Turn& turn);

  RoomDirectory rooms_;
  SeasonWatch seasons_;
  Identity identity_;
  Connections connections_;
  Changes changes_;
  AuditLog audit_;
  AuditDesk audit_desk_;
  CaseBook cases_;
  Retention retention_;
  PropertyBook property_book_;
  PlanLedger ledger_;
  Courier courier_;
  HandBook hands_;
  GuestBook guests_;
  Learner learner_;
  StayBook stays_;
  Synchroniser sync_;
  ArrivalBoard arrivals_;
  WakeBook wakes_;
  PmsFeed feed_;
  OverrideBook overrides_;
  RoomStateBook states_;
  ReasonLog reasons_;
  ComplaintBook complaints_;
  ComfortWatch comfort_watch_;
  EquipmentWatch equipment_watch_;
  HousekeepingRules housekeeping_rules_;
  RoomDesk room_desk_;
  HousekeepingDesk housekeeping_desk_;
  OverrideDesk override_desk_;
  GuestDesk guest_desk_;
  DataDesk data_desk_;
  StayDesk stay_desk_;
  HistoryDesk history_desk_;
  PropertyDesk property_desk_;
  AccountBook accounts_;
  AccountDesk account_desk_;
  DefectBook defects_;
  DefectDesk defect_desk_;
  DeviceLog device_log_;
  DeviceDesk device_desk_;
  ReceptionDesk reception_desk_;
  RoomHandDesk room_hand_desk_;
  PreviewDesk preview_desk_;
  ComfortDesk comfort_desk_;
  CardDesk card_desk_;
  GuestPageDesk guest_page_desk_;
  MetricsDesk metrics_desk_;
  RemoteDesk remote_desk_;
  std::map<room::RoomId, wire::LinkState> strangers_;  // links of boards that no room declares
  std::optional<std::uint64_t> suspected_epoch_;  // highest epoch that contradicted this database
  room::Time raise_allowed_at_{};
  room::Duration epoch_interval_ = kFirstEpochInterval;
  Now last_{};  // when something was last handled: leads from UTC to the steady clock
};

}  // namespace innkeeper::hub
