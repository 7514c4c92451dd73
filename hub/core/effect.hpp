// SPDX-License-Identifier: Apache-2.0
// What the core wants done in the world. Effects leave the engine only after the transaction that
// led to them is durable, in the order in which they were decided.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/core/request.hpp"
#include "hub/core/stays/stay_event.hpp"
#include "hub/core/watch/announcement.hpp"
#include "shared/config/property.hpp"
#include "shared/room/identity.hpp"

namespace innkeeper::hub {

/// Publish these bytes, retained, on the room's plan topic.
struct PublishPlan {
  room::RoomId room;
  std::string bytes;
};

/// Remove the retained plan of a room that this hub does not declare.
struct ClearPlan {
  room::RoomId room;
};

/// The hotel runs with this property from now on: at each load, and when another one was adopted.
struct RoomsDeclared {
  std::shared_ptr<const config::Property> property;  ///< never null
};

struct Reply {
  std::uint64_t ticket = 0;
  Answer answer;
};

/// For the property-management system.
struct SendToPms {
  PmsMessage message;
};

/// The history of this room shall tell nothing of people any more: whoever was there is to be forgotten.
struct ForgetPeople {
  room::RoomId room;
};

/// Ask whoever runs the store about the database; the answer goes where a Reply to this ticket would.
struct TendDatabase {
  std::uint64_t ticket = 0;
  UpkeepRequest request;
};

enum class Severity : std::uint8_t { info, warning, error };

/// One line for the log. Never holds a guest's name, profile or reservation.
struct Notice {
  Severity severity = Severity::info;
  std::string event;  ///< stable name, snake_case
  std::vector<std::pair<std::string, std::string>> fields;
};

struct Effect : std::variant<PublishPlan, ClearPlan, RoomsDeclared, Reply, SendToPms, ForgetPeople,
                             TendDatabase, Notice, Announcement> {
  using variant::variant;
  // Out of line, as those of Request.
  Effect();
  Effect(const Effect&);
  Effect(Effect&&) noexcept;
  Effect& operator=(const Effect&);
  Effect& operator=(Effect&&) noexcept;
  ~Effect();
};
using Effects = std::vector<Effect>;

}  // namespace innkeeper::hub
