// SPDX-License-Identifier: Apache-2.0
// What watchers of the house are told at the end of a turn.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "hub/core/hotel.hpp"

namespace innkeeper::hub {

void Hotel::announce(Effects& effects) {
  if (changes_.is_empty()) return;
  const auto view = [this](std::size_t index) {
    return std::make_shared<const RoomView>(room_desk_.view(index));
  };
  if (changes_.property()) {
    effects.emplace_back(
        Announcement{.topic = Topic::property, .revision = property_book_.active().number});
  }
  if (changes_.tells_rooms_one_by_one()) {
    std::map<std::size_t, Aspects> rooms = changes_.rooms();
    for (const room::RoomId& id : changes_.audited()) {
      if (const auto i = rooms_.by_id(id); i < rooms_.size()) rooms[i].add(Aspect::state);
    }
    for (const auto& [index, aspects] : rooms) {
      if (index >= rooms_.size()) continue;
      effects.emplace_back(
          Announcement{.topic = Topic::room, .room = view(index), .aspects = aspects});
    }
  } else {
    effects.emplace_back(Announcement{.topic = Topic::rooms});
  }
  for (const room::RoomId& id : changes_.overridden()) {
    const std::size_t index = rooms_.by_id(id);
    if (index == rooms_.size()) continue;
    effects.emplace_back(Announcement{.topic = Topic::overrides, .room = view(index)});
  }
  if (changes_.house_action()) effects.emplace_back(Announcement{.topic = Topic::overrides});
  for (const auto& [source, is_up] : changes_.connections()) {
    effects.emplace_back(
        Announcement{.topic = Topic::connection, .source = source, .is_up = is_up});
  }
  if (changes_.access()) effects.emplace_back(Announcement{.topic = Topic::access});
  changes_.clear();
}

}  // namespace innkeeper::hub
