// SPDX-License-Identifier: Apache-2.0
// What people ask about rooms and the hub as a whole, and what they get to see.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/housekeeping/room_state_row.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/time.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::hub {

struct ShowStatus {};
/// In the order of the property file.
struct ListRooms {
  std::string after{};  ///< the number of the room before the first; empty: from the first
  std::optional<std::size_t> limit{};  ///< none: all there are
};
struct ShowRoom {
  std::string number;
};

using RoomRequest = std::variant<ShowStatus, ListRooms, ShowRoom>;

/// How far a room is with its plan.
enum class Delivery : std::uint8_t {
  none,         // no plan yet
  pending,      // published, not yet confirmed
  confirmed,    // the room reports this very plan as applied
  rejected,     // the room reports that it cannot take the plan
  unconfirmed,  // an online room stayed silent after all re-sends: a fault
};

struct RoomView {
  std::string number;
  room::RoomId id;
  std::string type;
  std::string floor;
  room::Plan plan;  ///< zero id before the first plan
  Delivery delivery = Delivery::none;
  std::optional<wire::LinkState> link;         ///< none: never heard of since the hub started
  std::optional<room::Report> report;          ///< the last one since the hub started
  std::optional<room::Duration> confirm_time;  ///< publish to matching report, for the present plan
  room::Decision
      decision;  ///< decide() over plan and reported hand: what the room should do, and why
  std::size_t stays = 0;            ///< reservations in house
  RoomStateRow state;               ///< how it stands with housekeeping
  std::vector<room::Scene> scenes;  ///< that its guest can choose; not in a list of rooms
  /// Nobody is in house, and the PMS says that a guest is on the way.
  bool is_expected = false;
  /// What holds the room: kinds of overrides and of actions on the house, the strongest first.
  std::vector<std::string_view> held;
  /// Until the room is ready for the guest for whom it is made ready; zero: it is. None: for nobody, or
  /// nobody can tell.
  std::optional<std::chrono::minutes> ready_in;
};

struct StatusView {
  std::string property;
  std::string version;
  std::uint64_t epoch = 0;
  bool broker_up = false;
  std::optional<bool> pms_up;  ///< none: no PMS is configured
  std::size_t rooms = 0;
  std::size_t rooms_online = 0;
  std::size_t rooms_confirmed = 0;
  std::size_t rooms_rented = 0;
  std::size_t rooms_at_fault = 0;  ///< rejected or unconfirmed
  std::size_t rooms_in_doubt = 0;  ///< a synchronisation with the PMS waits for an operator's word
};

struct RoomsView {
  std::vector<RoomView> rooms;
  std::optional<std::string> next{};  ///< where the next page begins; none: this was the last
};

}  // namespace innkeeper::hub
