// SPDX-License-Identifier: Apache-2.0
// What the core wants done in the world. Effects leave the engine only after the transaction that
// led to them is durable, in the order in which they were decided.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/core/request.hpp"
#include "hub/core/stays/stay_event.hpp"
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

struct Reply {
  std::uint64_t ticket = 0;
  Answer answer;
};

/// For the property-management system.
struct SendToPms {
  PmsMessage message;
};

enum class Severity : std::uint8_t { info, warning, error };

/// One line for the log. Never holds a guest's name, profile or reservation.
struct Notice {
  Severity severity = Severity::info;
  std::string event;  ///< stable name, snake_case
  std::vector<std::pair<std::string, std::string>> fields;
};

using Effect = std::variant<PublishPlan, ClearPlan, Reply, SendToPms, Notice>;
using Effects = std::vector<Effect>;

}  // namespace innkeeper::hub
