// SPDX-License-Identifier: Apache-2.0
// The stays of the property as they are stored, and who of them is in which room. Knows no events:
// what is said of stays means something to the StayBook.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/store.hpp"

namespace innkeeper::hub {

/// Single-threaded; every call but the const ones must be inside a transaction of the store.
class StayRegister {
 public:
  /// How many stays of a forgotten guest were erased, and how many are in house and go on without saying
  /// whose they are; see StayRow::forgotten.
  struct Forgotten {
    std::size_t erased = 0;
    std::size_t in_house = 0;
  };
  /// Erases the stays of the profile that are over; those in house go on without a name.
  [[nodiscard]] Forgotten forget(std::string_view profile);

  explicit StayRegister(Store& store) : store_(store) {}

  void load();

  /// The stay if it is in house, else null; valid until the next change.
  [[nodiscard]] const StayRow* in_house(std::string_view reservation) const;
  /// The stay if it is known and not in house any more, or not yet.
  [[nodiscard]] std::optional<StayRow> absent(std::string_view reservation);

  /// Stores the stay as it is now, whatever it was.
  void put(StayRow row);
  [[nodiscard]] std::uint64_t next_arrival() { return ++last_arrival_; }

  /// Erases the stay, whatever it is.
  void erase(const std::string& reservation);
  /// Erases stays that are absent since before `at`, the longest absent first and at most `limit`. How
  /// many.
  [[nodiscard]] std::size_t erase_absent_before(room::UtcTime at, std::size_t limit);
  /// Since when the longest absent one is so.
  [[nodiscard]] std::optional<room::UtcTime> oldest_absence() const;

  /// Stays in house in a room, first arrival first.
  [[nodiscard]] std::vector<StayRow> in_room(const room::RoomId& room) const;
  [[nodiscard]] std::vector<std::string> reservations_in(const room::RoomId& room) const;
  [[nodiscard]] std::size_t count(const room::RoomId& room) const;
  /// All stays of this profile, in house or not, by reservation. Reads every stay: for rare questions.
  [[nodiscard]] std::vector<StayRow> of_profile(std::string_view profile);
  /// Rooms in which a stay of this profile is in house, each once.
  [[nodiscard]] std::vector<room::RoomId> rooms_of(std::string_view profile) const;

  /// In house, by reservation.
  using Stays = std::map<std::string, StayRow, std::less<>>;
  [[nodiscard]] const Stays& stays() const { return stays_; }
  /// How many rooms have a stay in house.
  [[nodiscard]] std::size_t rented_rooms() const { return by_room_.size(); }

 private:
  void place(StayRow row);
  void lift(const std::string& reservation);

  Store& store_;
  Stays stays_;
  std::map<room::RoomId, std::vector<std::string>> by_room_;  // reservations, first arrival first
  std::map<std::string, std::int64_t, std::less<>> absent_;   // since when, in UTC seconds
  std::set<std::pair<std::int64_t, std::string>> absent_since_;
  std::uint64_t last_arrival_ = 0;
};

}  // namespace innkeeper::hub
