// SPDX-License-Identifier: Apache-2.0
// What housekeeping and desk ask and tell about the state of rooms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/housekeeping/room_state_row.hpp"
#include "shared/room/override.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/situation.hpp"

namespace innkeeper::hub {

/// Somebody goes in to work: light and air by the task, until it is finished, the guest comes back, or
/// its time is over.
struct StartTask {
  std::string number;
  room::HousekeepingTask task = room::HousekeepingTask::cleaning;
  std::optional<std::int64_t> minutes;  ///< 1 .. 480; none: as usual for the task
  /// Goes in although the guest asked not to be disturbed; says why (a leak, a welfare check).
  std::string despite_do_not_disturb;
};
struct FinishTask {
  std::string number;
  std::optional<RoomCondition> condition;  ///< none: clean after cleaning, else as it was
};
struct SetCondition {
  std::string number;
  RoomCondition condition = RoomCondition::clean;
};
struct SetSale {
  std::string number;
  SaleState sale = SaleState::in_service;
  std::string reason;
};
/// Do-not-disturb, make-up-room or neither, said for the guest at desk, telephone or guest page.
struct SetService {
  std::string number;
  room::ServiceWish service = room::ServiceWish::none;
  std::string reason;  ///< needed to end a do-not-disturb that the guest set
};
struct MarkFlushed {
  std::string number;
};
/// What there is to do, most urgent first.
struct ListWork {
  std::string floor;  ///< empty: every floor
};

using HousekeepingRequest =
    std::variant<StartTask, FinishTask, SetCondition, SetSale, SetService, MarkFlushed, ListWork>;

/// Whether somebody may go in now.
enum class Entry : std::uint8_t {
  free,            // nobody lives here, or nobody is in
  knock,           // the guest is in, or the room cannot tell
  do_not_disturb,  // not now
  closed,          // out of order, or held by maintenance
};

[[nodiscard]] std::string_view name_of(Entry entry);

/// What a room needs. Several at once are one line each.
enum class Need : std::uint8_t {
  make_up_now,  // the guest asks for it at once
  departure,    // somebody left: for the next guest
  make_up,      // the guest asks for it
  stayover,     // lived in and dirty
  touch_up,     // pickup: nearly clean
  flushing,     // its taps were not used for long (legionella)
  airing,       // it stood closed for long
};

[[nodiscard]] std::string_view name_of(Need need);

struct WorkItem {
  std::string number;
  std::string floor;
  Need need = Need::stayover;
  Entry entry = Entry::knock;
  RoomCondition condition = RoomCondition::dirty;
  bool rented = false;
  std::optional<room::Presence> presence;       ///< none: the room is not heard
  std::optional<room::HousekeepingTask> under;  ///< somebody is at it
  room::UtcTime since;                          ///< of the need
};

struct WorkView {
  std::vector<WorkItem> items;
};

struct TaskView {
  std::string number;
  room::HousekeepingTask task = room::HousekeepingTask::cleaning;
  room::UtcTime until;
};

}  // namespace innkeeper::hub
