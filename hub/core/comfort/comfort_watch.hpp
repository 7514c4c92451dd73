// SPDX-License-Identifier: Apache-2.0
// Watches whether a room gets where its guest asked it to be, by what the room measures, and opens a case
// when it does not, before the guest has to ask again.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/comfort/case_book.hpp"
#include "hub/core/comfort/comfort_change.hpp"
#include "hub/core/comfort/comfort_rows.hpp"
#include "hub/core/comfort/complaint_book.hpp"
#include "hub/core/explain/reason_log.hpp"
#include "hub/core/now.hpp"
#include "hub/core/rooms/courier.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/plan_ledger.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A room has half as long again as estimated and the dead time of valve and pipe on top, within these
/// bounds; and a fixed time where nobody can estimate. Our choices: a quarter of an hour is the least in
/// which air can be told from noise (detection rules of heating failure take 15 to 30 minutes), and after
/// an hour and a half a guest has lost patience whatever the model says.
inline constexpr std::chrono::seconds kDeadTime = std::chrono::minutes(10);
inline constexpr std::chrono::seconds kShortestWatch = std::chrono::minutes(15);
inline constexpr std::chrono::seconds kLongestWatch = std::chrono::minutes(90);
inline constexpr std::chrono::seconds kUsualWatch = std::chrono::minutes(40);
/// Light comes at once: two rounds of re-sent plans.
inline constexpr std::chrono::seconds kLightWatch = std::chrono::minutes(2);
/// A board that restarts is back by then.
inline constexpr std::chrono::seconds kOfflineGrace = std::chrono::minutes(3);
/// The air went away from what was asked: by so much, and not before the terminal had its dead time.
inline constexpr auto kWrongWay = room::TemperatureDelta::milli_kelvin(500);
/// A watched room is looked at so often even when it says nothing.
inline constexpr std::chrono::seconds kLookAgain = std::chrono::minutes(1);
/// A board tells its air again only after half a kelvin, so a watched one is sent its own plan again so
/// often: it answers with a report and touches nothing (docs/protocol.md). What is judged is not older than
/// kFreshFor.
inline constexpr std::chrono::seconds kAskBoardAgain = std::chrono::minutes(5);
inline constexpr std::chrono::seconds kFreshFor = std::chrono::minutes(3);
/// A light is where it should be within so many percent of the mean.
inline constexpr int kLightTolerance = 3;

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class ComfortWatch {
 public:
  /// Everything must outlive the watch.
  struct Parts {
    const RoomDirectory& rooms;
    const PlanLedger& ledger;
    const Courier& courier;
    const HandBook& hands;
    const ReasonLog& reasons;
    ComplaintBook& complaints;
    CaseBook& cases;
  };
  explicit ComfortWatch(const Parts& parts) : parts_(parts) {}

  /// Goes on with what the book holds. After the book was loaded.
  void load(Now now);

  /// Starts watching what was just said. REQUIRES: refusal(row) is null.
  void begin(ComplaintRow row, Turn& turn);
  /// Staff shall look at it. REQUIRES: the complaint is in the book.
  void escalate(ComplaintRow row, CaseCause cause, Turn& turn);

  void on_report(std::size_t room, Turn& turn);
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::Time> next_deadline() const;

  /// The room changes hands, or its guest wants to be forgotten: nothing was ever said. Cases stay.
  void forget(std::size_t room);

  /// What was said in the room in its present tenancy.
  [[nodiscard]] std::vector<ComplaintRow> said(std::size_t room) const;

  [[nodiscard]] RoomNow room_now(std::size_t room) const;

 private:
  /// In memory and on the steady clock, so that a clock that is set moves no deadline.
  struct Timer {
    room::Time begun;
    room::Time deadline;
    room::Time look;
    room::Time asked;  // when the board was last made to report
    std::optional<room::Time> offline_since;
  };

  void look(const std::string& key, Turn& turn);
  /// Whether the guest has it another way by now; follows a guest who went further.
  [[nodiscard]] bool is_withdrawn(ComplaintRow& row, const RoomNow& room, std::size_t index) const;
  [[nodiscard]] bool is_reached(const ComplaintRow& row, const RoomNow& room,
                                std::size_t index) const;
  [[nodiscard]] std::optional<CaseCause> trouble(ComplaintRow& row, std::size_t index, Timer& timer,
                                                 Turn& turn) const;
  /// Makes the board report, if it did not have to for a while.
  void ask(std::size_t index, Timer& timer, std::chrono::seconds after, Turn& turn) const;
  void finish(ComplaintRow row, ComplaintState state, Turn& turn);
  [[nodiscard]] Evidence evidence(const ComplaintRow& row, const RoomNow& room, std::size_t index,
                                  Now now) const;

  Parts parts_;
  std::map<std::string, Timer> timers_;  // of what is being watched, by key of the complaint
};

/// How long a room has to get there.
[[nodiscard]] std::chrono::seconds time_for(Complaint complaint,
                                            std::optional<std::chrono::seconds> estimate);

}  // namespace innkeeper::hub
