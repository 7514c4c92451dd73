// SPDX-License-Identifier: Apache-2.0
// Collects during a turn what watchers are told at its end, so that a room that changes in several ways is
// told of once.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "hub/core/watch/announcement.hpp"
#include "shared/room/identity.hpp"

namespace innkeeper::hub {

/// More rooms than this in one turn are told as Topic::rooms: a change of the property must not push
/// everything else out of what is kept for those who were away.
inline constexpr std::size_t kMaxRoomsTold = 256;

/// Single-threaded. Bounded by the rooms of the house.
class Changes {
 public:
  /// `room`: index of the directory.
  void on_room(std::size_t room, Aspect aspect) { rooms_[room].add(aspect); }
  void on_every_room() { every_room_ = true; }
  void on_connection(Source source, bool is_up) { connections_[source] = is_up; }
  /// A line of the audit says by its `what` whom it is for.
  void on_audited(const std::optional<room::RoomId>& room, std::string_view what);

  [[nodiscard]] bool is_empty() const {
    return rooms_.empty() && audited_.empty() && overridden_.empty() && connections_.empty() &&
           !every_room_ && !house_action_ && !property_ && !access_;
  }
  void clear() { *this = Changes(); }

  [[nodiscard]] bool tells_rooms_one_by_one() const {
    return !every_room_ && !property_ && rooms_.size() + audited_.size() <= kMaxRoomsTold;
  }
  [[nodiscard]] const std::map<std::size_t, Aspects>& rooms() const { return rooms_; }
  /// Rooms with lines about their state.
  [[nodiscard]] const std::set<room::RoomId>& audited() const { return audited_; }
  [[nodiscard]] const std::set<room::RoomId>& overridden() const { return overridden_; }
  [[nodiscard]] const std::map<Source, bool>& connections() const { return connections_; }
  [[nodiscard]] bool house_action() const { return house_action_; }
  [[nodiscard]] bool property() const { return property_; }
  [[nodiscard]] bool access() const { return access_; }

 private:
  std::map<std::size_t, Aspects> rooms_;
  std::set<room::RoomId> audited_;
  std::set<room::RoomId> overridden_;
  std::map<Source, bool> connections_;
  bool every_room_ = false;
  bool house_action_ = false;
  bool property_ = false;
  bool access_ = false;
};

}  // namespace innkeeper::hub
