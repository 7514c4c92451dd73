// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/topics.hpp"

#include <array>

#include "shared/util/check.hpp"

namespace innkeeper::wire {
namespace {

constexpr std::string_view kPrefix = "innkeeper/1/";
constexpr std::array kChannels{Channel::plan,      Channel::report,  Channel::link,
                               Channel::telemetry, Channel::request, Channel::response};

std::string_view name_of(Channel channel) {
  switch (channel) {
    case Channel::plan: return "plan";
    case Channel::report: return "report";
    case Channel::link: return "link";
    case Channel::telemetry: return "telemetry";
    case Channel::request: return "request";
    case Channel::response: return "response";
  }
  panic("a Channel has a name");
}

Topic joined(std::string_view room, Channel channel) {
  Topic topic;
  const bool fits = topic.append(kPrefix) && topic.append(room) && topic.push_back('/') &&
                    topic.append(name_of(channel));
  check(fits, "every topic of the wire fits into a Topic");
  return topic;
}

}  // namespace

Delivery delivery_of(Channel channel) {
  switch (channel) {
    case Channel::plan:
    case Channel::report:
    case Channel::link: return {true, 1};
    case Channel::telemetry: return {false, 0};
    case Channel::request:
    case Channel::response: return {false, 1};
  }
  panic("a Channel has a Delivery");
}

Topic topic_of(const room::RoomId& room, Channel channel) {
  // A Topic is also a place to write to: a wildcard or the hub's own level must not slip in.
  check(room::room_id(room.view()).has_value(), "a topic is built from a room id");
  return joined(room.view(), channel);
}

Topic filter_of(Channel channel) { return joined("+", channel); }

std::optional<RoomTopic> parse_topic(std::string_view topic) {
  // Not starts_with(): its substr() throws on paper, and a board's library then brings the heap
  // along.
  if (topic.size() < kPrefix.size()) return std::nullopt;
  if (std::string_view(topic.data(), kPrefix.size()) != kPrefix) return std::nullopt;
  topic.remove_prefix(kPrefix.size());
  const std::size_t slash = topic.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto room = room::room_id({topic.data(), slash});
  if (!room) return std::nullopt;
  topic.remove_prefix(slash + 1);
  for (const Channel channel : kChannels) {
    if (topic == name_of(channel)) return RoomTopic{*room, channel};
  }
  return std::nullopt;
}

}  // namespace innkeeper::wire
