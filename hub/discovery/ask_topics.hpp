// SPDX-License-Identifier: Apache-2.0
// Where building systems ask the hub something about a room, and where it answers. The hub's own topics:
// boards neither read nor write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/room/identity.hpp"

namespace innkeeper::hub::discovery {

/// Every request of every room.
inline constexpr std::string_view kAskFilter = "innkeeper/1/+/ask/+";

/// `innkeeper/1/<room>/ask/<what>`; `what` is `setpoint`, `fan`, `scene` or `service`.
[[nodiscard]] std::string ask_topic(const room::RoomId& room, std::string_view what);
/// `innkeeper/1/<room>/answer`: not retained, QoS 1.
[[nodiscard]] std::string answer_topic(const room::RoomId& room);

struct AskTopic {
  room::RoomId room;
  std::string_view what;  ///< any word; of the topic that was parsed
};
/// Nothing for a topic that kAskFilter does not match, or whose room cannot be one.
[[nodiscard]] std::optional<AskTopic> parse_ask_topic(std::string_view topic);

}  // namespace innkeeper::hub::discovery
