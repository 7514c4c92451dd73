// SPDX-License-Identifier: Apache-2.0
// Finds a declared room by its number or by its id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/config/property.hpp"
#include "shared/room/identity.hpp"

namespace innkeeper::hub {

/// Immutable after construction; the property must outlive it.
class RoomDirectory {
 public:
  explicit RoomDirectory(const config::Property& property);

  [[nodiscard]] const config::Property& property() const { return property_; }
  [[nodiscard]] std::size_t size() const { return property_.rooms.size(); }
  [[nodiscard]] const config::Room& room(std::size_t index) const { return property_.rooms[index]; }
  [[nodiscard]] const config::RoomType& type_of(std::size_t index) const {
    return property_.types[property_.rooms[index].type];
  }

  /// Index into Property::rooms, or size() when there is none. Numbers are compared as text.
  [[nodiscard]] std::size_t by_number(std::string_view number) const;
  [[nodiscard]] std::size_t by_id(const room::RoomId& id) const;

 private:
  const config::Property& property_;
  std::unordered_map<std::string_view, std::size_t> by_number_;  // views into property_
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace innkeeper::hub
