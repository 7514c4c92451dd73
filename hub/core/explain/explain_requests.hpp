// SPDX-License-Identifier: Apache-2.0
// Why a room is as it is, in words for people.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/room/decide.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

struct ExplainRoom {
  std::string number;
};

using ExplainRequest = std::variant<ExplainRoom>;

/// One value of the room that is in force.
struct Explanation {
  std::string what;   ///< e.g. `temperature`, `light bedside`
  std::string value;  ///< e.g. `21.5 °C`, `30 %`
  room::Because because = room::Because::no_plan;
  std::string sentence;  ///< why, since when, until when
  std::optional<room::UtcTime> since;
  std::optional<room::UtcTime> until;
  std::string would_change;  ///< what would make it another value
};

struct ExplainView {
  std::string number;
  /// Whether this is what the room itself tells, or what the hub expects of a room it does not hear.
  bool told_by_room = false;
  std::vector<Explanation> parts;
};

}  // namespace innkeeper::hub
