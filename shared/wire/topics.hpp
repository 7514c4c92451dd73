// SPDX-License-Identifier: Apache-2.0
// MQTT topics of the wire: the only place that spells them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/identity.hpp"
#include "shared/util/fixed_string.hpp"

namespace innkeeper::wire {

/// What a topic below a room carries. Retention and QoS are fixed per channel: see delivery_of().
enum class Channel : std::uint8_t { plan, report, link, telemetry, request, response };

struct Delivery {
  bool retained;
  int qos;  ///< 0 or 1
};

[[nodiscard]] Delivery delivery_of(Channel channel);

using Topic = FixedString<64>;

/// `innkeeper/1/<room>/<channel>`.
[[nodiscard]] Topic topic_of(const room::RoomId& room, Channel channel);

/// `innkeeper/1/+/<channel>`: the filter for this channel of all rooms.
[[nodiscard]] Topic filter_of(Channel channel);

struct RoomTopic {
  room::RoomId room;
  Channel channel;
  friend bool operator==(const RoomTopic&, const RoomTopic&) = default;
};

/// Nothing for a topic that no room can have (other prefix, other channel, no valid room id,
/// `hub`).
[[nodiscard]] std::optional<RoomTopic> parse_topic(std::string_view topic);

/// The hub's own link state: retained, QoS 1, with `lost` as its will.
inline constexpr std::string_view kHubLinkTopic = "innkeeper/1/hub/link";
/// UTC once a minute for boards without a clock: not retained, QoS 0.
inline constexpr std::string_view kHubTimeTopic = "innkeeper/1/hub/time";
/// The hub's messages to itself, three a second, which keep its MQTT library from dozing off in quiet
/// hours: not retained, QoS 1.
inline constexpr std::string_view kHubBeatTopic = "innkeeper/1/hub/beat";

/// Behind the retained plans that a subscription brings, the hub sends itself this to know their end:
/// not retained, QoS 1.
inline constexpr std::string_view kHubAuditTopic = "innkeeper/1/hub/audit";

/// What `innkeeper doctor` sends itself to see whether the broker delivers: not retained, QoS 1.
inline constexpr std::string_view kHubDoctorTopic = "innkeeper/1/hub/doctor";

}  // namespace innkeeper::wire
