// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/room_directory.hpp"

#include <utility>

namespace innkeeper::hub {

config::Property RoomDirectory::exchange(config::Property property) {
  std::swap(property_, property);
  by_number_.clear();
  by_id_.clear();
  by_number_.reserve(size());
  by_id_.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    by_number_.emplace(room(i).number, i);
    by_id_.emplace(room(i).id.view(), i);
  }
  return property;
}

std::size_t RoomDirectory::by_number(std::string_view number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? size() : found->second;
}

std::size_t RoomDirectory::by_id(const room::RoomId& id) const {
  const auto found = by_id_.find(id.view());
  return found == by_id_.end() ? size() : found->second;
}

std::vector<std::size_t> places_before(const std::vector<config::Room>& before,
                                       const std::vector<config::Room>& after) {
  std::unordered_map<std::string_view, std::size_t> was;
  was.reserve(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) was.emplace(before[i].id.view(), i);
  std::vector<std::size_t> places;
  places.reserve(after.size());
  for (const config::Room& room : after) {
    const auto found = was.find(room.id.view());
    places.push_back(found == was.end() ? before.size() : found->second);
  }
  return places;
}

}  // namespace innkeeper::hub
