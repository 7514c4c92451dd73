// SPDX-License-Identifier: Apache-2.0
// The hotel changes to another property, or only tries what that would change.
#include <memory>
#include <utility>

#include "hub/core/hotel.hpp"

namespace innkeeper::hub {

std::vector<std::size_t> Hotel::exchange(config::Property property, Turn& turn) {
  const config::Property before = rooms_.exchange(std::move(property));
  for (std::size_t i = 0; i < before.rooms.size(); ++i) {
    const auto link = courier_.room(i).link;
    if (link && rooms_.by_id(before.rooms[i].id) == rooms_.size())
      remember(before.rooms[i].id, *link);
  }
  auto was = places_before(before.rooms, rooms_.property().rooms);
  courier_.rearrange(was);
  reasons_.rearrange(was);
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const auto stranger = strangers_.find(rooms_.room(i).id);
    if (stranger == strangers_.end()) continue;
    courier_.on_link(i, stranger->second, turn.now().steady, turn.effects());
    strangers_.erase(stranger);
  }
  seasons_.look(rooms_.property(), turn.utc());
  return was;
}

void Hotel::remember(const room::RoomId& stranger, wire::LinkState link) {
  if (strangers_.size() < kMaxStrangers || strangers_.contains(stranger))
    strangers_[stranger] = link;
}

void Hotel::adopt(config::Property property, Turn& turn) {
  const auto was = places_before(property.rooms, rooms_.property().rooms);
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    if (was[i] < property.rooms.size()) continue;
    ledger_.retire(i);
    turn.add(ClearPlan{rooms_.room(i).id});
  }
  ledger_.rearrange(exchange(std::move(property), turn), turn.effects());
  hands_.load();
  states_.meet_rooms(turn);
  for (std::size_t i = 0; i < rooms_.size(); ++i) turn.replan(i);
  declare_rooms(turn.effects());
}

void Hotel::declare_rooms(Effects& effects) const {
  effects.emplace_back(RoomsDeclared{std::make_shared<const config::Property>(rooms_.property())});
}

std::vector<room::Plan> Hotel::rehearse(config::Property& property) {
  config::Property running = rooms_.exchange(std::move(property));
  std::vector<room::Plan> plans;
  plans.reserve(rooms_.size());
  for (std::size_t i = 0; i < rooms_.size(); ++i) plans.push_back(content_of(i, {}, {}));
  property = rooms_.exchange(std::move(running));
  return plans;
}

}  // namespace innkeeper::hub
