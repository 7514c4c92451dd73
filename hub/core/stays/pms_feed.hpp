// SPDX-License-Identifier: Apache-2.0
// Events that a PMS posts, turned into what happened. Each is taken once, by its id; of what is said of
// one reservation or room the newest by the PMS's own time counts, whenever it arrives.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/ageing_keys.hpp"
#include "hub/core/stays/pms_event.hpp"
#include "hub/core/stays/stay_book.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/stays/synchroniser.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// How long ids of events and states of what is not in house are remembered. Oracle keeps events for
/// seven days, longer than any other PMS that is mapped tries again.
inline constexpr std::chrono::seconds kPmsMemory = std::chrono::days(7);
/// Of each no more than so many, whatever the PMS sends: a day of a house of 10,000 rooms has less. Beyond
/// that the oldest are forgotten, a hundredth at a time.
inline constexpr std::size_t kMaxPmsMemory = 100'000;

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class PmsFeed {
 public:
  /// Makes happen what an event means.
  using Apply = std::function<void(const StayEvent&, Turn&)>;

  /// All must outlive the feed.
  PmsFeed(const RoomDirectory& rooms, Store& store, const StayBook& stays, Synchroniser& sync,
          Apply apply)
      : rooms_(rooms), store_(store), stays_(stays), sync_(sync), apply_(std::move(apply)) {}

  void load();

  [[nodiscard]] PmsEventView take(const PmsEvent& event, Turn& turn);

  /// Rooms that `event` may change; none: any room.
  [[nodiscard]] std::optional<std::vector<room::RoomId>> rooms_concerned(
      const PmsEvent& event) const;

  /// Forgets when what is known of this reservation was told; an older state that is posted late is news
  /// again.
  void forget(const std::string& reservation);

  /// Forgets what is old.
  void on_time(Turn& turn);
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

 private:
  struct Taken {
    PmsOutcome outcome = PmsOutcome::applied;
    std::string why{};
  };
  [[nodiscard]] Taken on(const ReservationTold& told, bool repeated, Turn& turn);
  [[nodiscard]] Taken on(const RoomTold& told, bool repeated, Turn& turn);
  [[nodiscard]] Taken on(const SnapshotStarted& started, bool repeated, Turn& turn);
  [[nodiscard]] Taken on(const SnapshotEnded& ended, bool repeated, Turn& turn);
  [[nodiscard]] Taken on(const NightAudit& audit, bool repeated, Turn& turn);

  void arrives(const ReservationTold& told, Turn& turn);
  void leaves(const ReservationTold& told, Turn& turn);
  [[nodiscard]] bool is_in_house(const std::string& subject) const;
  [[nodiscard]] bool is_known_room(const std::string& number) const {
    return rooms_.by_number(number) < rooms_.size();
  }
  /// False when a later state of the subject is known; otherwise this one is from now on.
  [[nodiscard]] bool is_news(const std::string& subject, PmsTime updated, Turn& turn);
  void forget_event(const std::string& id);
  void forget_state(const std::string& subject);

  /// The one that is being told; not after a restart, so that it cannot end with half of it told.
  struct Snapshot {
    std::string name;
    std::set<std::string> told;
  };

  const RoomDirectory& rooms_;
  Store& store_;
  const StayBook& stays_;
  Synchroniser& sync_;
  Apply apply_;
  AgeingKeys events_;
  AgeingKeys states_;
  std::unordered_map<std::string, PmsTime> updated_;  // of each state
  std::optional<Snapshot> snapshot_;
};

}  // namespace innkeeper::hub
