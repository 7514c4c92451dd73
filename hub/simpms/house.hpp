// SPDX-License-Identifier: Apache-2.0
// Who is in which room of the simulated property-management system, and what it announces when that
// changes. Keeps the share flag and the old room right, so that the records are those of a real
// desk.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/util/result.hpp"

namespace innkeeper::hub::simpms {

/// Values of FIAS fields by their ids, in UTF-8.
using FieldValues = std::map<std::string, std::string, std::less<>>;

/// A record before it is cut to the fields the client asked for.
struct Announcement {
  std::string_view record;  ///< "GI", "GO", "GC", "RE", ...
  std::string room;         ///< RN; empty: none
  std::string reservation;  ///< G#; empty: none
  std::string profile;      ///< G+; empty: none
  bool shared = false;      ///< GS of `room`: others are in it too
  bool says_share = true;   ///< a change of data (GC without RO) says no GS
  std::optional<std::string> previous_room = std::nullopt;  ///< RO
  bool previous_shared = false;     ///< GS of `previous_room`: others stay in it
  std::chrono::local_seconds at{};  ///< DA and TI: when it happened, also when sent later
  FieldValues more{};               ///< other fields, or other values of those above
};

/// The record with the fields of `requested` (two characters each), in that order. In a room move
/// each GS stands directly behind its room. What this PMS does not know is left out.
[[nodiscard]] std::string render(const Announcement& announcement,
                                 const std::vector<std::string>& requested);

struct Guest {
  std::string room;
  std::string profile;  ///< empty: none
  FieldValues facts{};  ///< GL, GV, GN, GA, GD, ...
};

/// Whether someone else may already be in the room.
enum class Sharing { refuse, allow };

class House {
 public:
  /// The rooms there are; empty: any label is a room.
  explicit House(std::set<std::string, std::less<>> rooms) : rooms_(std::move(rooms)) {}

  // Each changes the house and says what to announce, or changes nothing and says why not.
  [[nodiscard]] Result<Announcement, std::string> check_in(const std::string& room,
                                                           const std::string& reservation,
                                                           const std::string& profile,
                                                           Sharing sharing,
                                                           const FieldValues& facts = {});
  [[nodiscard]] Result<Announcement, std::string> check_out(const std::string& reservation);
  [[nodiscard]] Result<Announcement, std::string> move(const std::string& reservation,
                                                       const std::string& room, Sharing sharing);
  [[nodiscard]] Result<Announcement, std::string> update(const std::string& reservation,
                                                         const std::string& profile,
                                                         const FieldValues& facts = {});

  /// Everybody who is in house, then every room that is empty (of those that are known), as a
  /// synchronisation tells them.
  [[nodiscard]] std::vector<Announcement> everything() const;
  [[nodiscard]] bool has_room(std::string_view room) const {
    return rooms_.empty() || rooms_.contains(room);
  }

  [[nodiscard]] const std::map<std::string, Guest>& guests() const { return guests_; }
  [[nodiscard]] const std::set<std::string, std::less<>>& rooms() const { return rooms_; }
  [[nodiscard]] std::size_t guests_in(std::string_view room) const;

 private:
  [[nodiscard]] std::optional<std::string> obstacle(const std::string& room, Sharing sharing) const;

  std::set<std::string, std::less<>> rooms_;
  std::map<std::string, Guest> guests_;  ///< by reservation
};

}  // namespace innkeeper::hub::simpms
