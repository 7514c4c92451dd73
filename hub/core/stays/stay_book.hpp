// SPDX-License-Identifier: Apache-2.0
// What a PMS says of people who come, go, move and share, turned into stays. A room is rented exactly
// when the set of reservations in house for it is not empty. Keyed by reservation, never by room:
// rooms have sharers. docs/stays.md has the rules in words.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/audit/audit_log.hpp"
#include "hub/core/rooms/hand_book.hpp"
#include "hub/core/rooms/room_directory.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/stays/stay_register.hpp"
#include "hub/core/store.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// A move may be told as a check-out and a check-in, in any order and mixed with those of sharers. The
/// two belong together when they come within this time: a PMS writes them in one go, and nobody checks
/// in again in another room within a minute of leaving.
inline constexpr std::chrono::seconds kMovePair{60};

/// Stays whose time is over are erased together, so that the audit has one line for many of them; our
/// choice. At most so many in one transaction.
inline constexpr std::chrono::seconds kStaySweep = std::chrono::hours(1);
inline constexpr std::size_t kStaySweepBatch = 1000;

/// A stay on its way out, as those who learn from it see it.
struct Departure {
  const StayRow& stay;             ///< as it was in house
  bool was_alone = false;          ///< in the room: what was set there is this guest's
  std::optional<room::Hand> told;  ///< what was set by hand; none: the room did not tell
  room::Temperature offered;       ///< the comfort that the room's plan offered
  std::size_t room = 0;            ///< index of the directory
};

/// The stays' port to whoever learns from departures.
class DepartureWatch {
 public:
  virtual ~DepartureWatch() = default;
  /// True when something was learned of this stay, which is then not told again.
  [[nodiscard]] virtual bool on_departure(const Departure& departure, Turn& turn) = 0;
};

/// Single-threaded. Every change is written to the store within the caller's transaction.
class StayBook {
 public:
  StayBook(const RoomDirectory& rooms, Store& store, HandBook& hands, DepartureWatch& watch,
           AuditLog& audit)
      : rooms_(rooms), register_(store), hands_(hands), watch_(watch), audit_(audit) {}

  /// Reads all stays. REQUIRES: an open transaction.
  void load();

  /// Who says what happened.
  enum class Teller : std::uint8_t { pms, desk };
  /// Applies one event. Saying a known fact again changes nothing. Rooms are marked for a new plan in
  /// the order in which their plans must leave: a room that empties before the room that fills.
  void apply(const StayEvent& event, Turn& turn, Teller teller = Teller::pms);

  /// These stays leave, as if they had checked out. REQUIRES: each is in house.
  void close_all(const std::vector<std::string>& reservations, Turn& turn);
  /// A complete synchronisation did not tell of these, and somebody has to decide; or has decided that
  /// they go on. REQUIRES: each is in house.
  void doubt(const std::vector<std::string>& reservations, bool doubted);
  /// Whether the desk had the last word on this stay: then it is in doubt from now on, and nothing else
  /// becomes of it. `why`: what the PMS says. REQUIRES: it is in house.
  [[nodiscard]] bool leaves_to_desk(const std::string& reservation, const char* why, Turn& turn);
  /// The stay, in house or not, as long as it is kept.
  [[nodiscard]] std::optional<StayRow> find(const std::string& reservation);

  /// Erases stays that left longer ago than the property keeps them, at most every kStaySweep.
  void on_time(Turn& turn);
  /// When on_time() has something to do next.
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const;

  /// All stays of the profile, in house or not, by reservation.
  [[nodiscard]] std::vector<StayRow> of_profile(std::string_view profile) {
    return register_.of_profile(profile);
  }
  using Forgotten = StayRegister::Forgotten;
  [[nodiscard]] Forgotten forget(std::string_view profile) { return register_.forget(profile); }

  /// Rooms that `event` may change, as far as it names them or a stay in them; none: any room.
  [[nodiscard]] std::optional<std::vector<room::RoomId>> rooms_concerned(
      const StayEvent& event) const;

  /// Stays in house in a room, first arrival first.
  [[nodiscard]] std::vector<StayRow> in_room(const room::RoomId& room) const {
    return register_.in_room(room);
  }
  /// All stays in house, by reservation.
  [[nodiscard]] const StayRegister::Stays& all() const { return register_.stays(); }
  /// How many rooms have a stay in house.
  [[nodiscard]] std::size_t rented_rooms() const { return register_.rented_rooms(); }
  /// How many stays are in house in a room.
  [[nodiscard]] std::size_t count(const room::RoomId& room) const { return register_.count(room); }
  /// Rooms in which a stay of this profile is in house, each once.
  [[nodiscard]] std::vector<room::RoomId> rooms_of(std::string_view profile) const {
    return register_.rooms_of(profile);
  }

 private:
  void on(const CheckedIn& event, Turn& turn);
  void on(const StayUpdated& event, Turn& turn);
  void on(const RoomMoved& event, Turn& turn);
  void on(const CheckedOut& event, Turn& turn);
  void on(const CheckInReversed& event, Turn& turn);
  void on(const CheckOutReversed& event, Turn& turn);
  void on(const RoomEmptied& event, Turn& turn);
  /// What this book does not keep.
  template <class Other>
  void on(const Other&, Turn&) {}

  /// Whether somebody walks in at the door, whom the room shall welcome, or was there all the time.
  enum class Manner : std::uint8_t { arrives, was_there };
  /// Somebody comes to a room, from outside or from another one.
  struct Entry {
    const std::string& reservation;
    const std::string& room;
    const StayFacts& facts;
    Share share;
    Manner manner;
  };
  void enter(const Entry& entry, Turn& turn);
  void settle(const Entry& entry, const room::RoomId& room, Turn& turn);
  void reinstate(StayRow row, const Entry& entry, const room::RoomId& room, Turn& turn);
  void bring(const StayRow& row, const KeptHand& hand);
  void close(const std::string& reservation, Turn& turn);
  void close_others(const room::RoomId& room, const std::string& reservation, Turn& turn);
  [[nodiscard]] KeptHand hand_of(const StayRow& row) const;
  [[nodiscard]] bool is_learned(const StayRow& stay, Turn& turn);
  [[nodiscard]] room::UtcTime kept_since(room::UtcTime now) const;
  // What the desk did by hand, against what the PMS says; in stay_book_desk.cpp.
  [[nodiscard]] bool desk_stands(const CheckedIn& event, Turn& turn);
  void meet_desk_stays(const Entry& entry, const room::RoomId& room, Turn& turn);
  void adopt(const StayRow& row, const std::string& reservation, Turn& turn);
  [[nodiscard]] bool is_by_desk(const StayRow& row, const Entry& entry) const;

  void touch(const room::RoomId& room);
  void mark_touched(Turn& turn);
  [[nodiscard]] const room::RoomId* known_room(const std::string& number, Turn& turn) const;

  const RoomDirectory& rooms_;
  StayRegister register_;
  HandBook& hands_;
  DepartureWatch& watch_;
  AuditLog& audit_;
  std::vector<std::pair<room::RoomId, std::vector<std::string>>>
      touched_;                         // rooms as before the event
  std::optional<room::UtcTime> swept_;  // when stays were last erased because their time was over
  Teller teller_ = Teller::pms;         // of the present event
  std::set<room::RoomId> was_there_;    // of these, rooms whose guests did not just walk in
  std::vector<std::pair<std::size_t, room::GivenHand>>
      brought_;  // by index: what guests take along
};

}  // namespace innkeeper::hub
