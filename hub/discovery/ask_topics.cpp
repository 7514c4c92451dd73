// SPDX-License-Identifier: Apache-2.0
#include "hub/discovery/ask_topics.hpp"

namespace innkeeper::hub::discovery {
namespace {

constexpr std::string_view kPrefix = "innkeeper/1/";
constexpr std::string_view kAsk = "/ask/";

std::string below(const room::RoomId& room, std::string_view rest) {
  return std::string(kPrefix) + std::string(room.view()) + std::string(rest);
}

}  // namespace

std::string ask_topic(const room::RoomId& room, std::string_view what) {
  return below(room, kAsk) + std::string(what);
}

std::string answer_topic(const room::RoomId& room) { return below(room, "/answer"); }

std::optional<AskTopic> parse_ask_topic(std::string_view topic) {
  if (!topic.starts_with(kPrefix)) return std::nullopt;
  topic.remove_prefix(kPrefix.size());
  const std::size_t ask = topic.find(kAsk);
  if (ask == std::string_view::npos) return std::nullopt;
  const auto room = room::room_id(topic.substr(0, ask));
  const std::string_view what = topic.substr(ask + kAsk.size());
  if (!room || what.find('/') != std::string_view::npos) return std::nullopt;
  return AskTopic{*room, what};
}

}  // namespace innkeeper::hub::discovery
