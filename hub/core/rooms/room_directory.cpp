// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/room_directory.hpp"

namespace innkeeper::hub {

RoomDirectory::RoomDirectory(const config::Property& property) : property_(property) {
  by_number_.reserve(property.rooms.size());
  by_id_.reserve(property.rooms.size());
  for (std::size_t i = 0; i < property.rooms.size(); ++i) {
    by_number_.emplace(property.rooms[i].number, i);
    by_id_.emplace(property.rooms[i].id.view(), i);
  }
}

std::size_t RoomDirectory::by_number(std::string_view number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? size() : found->second;
}

std::size_t RoomDirectory::by_id(const room::RoomId& id) const {
  const auto found = by_id_.find(id.view());
  return found == by_id_.end() ? size() : found->second;
}

}  // namespace innkeeper::hub
