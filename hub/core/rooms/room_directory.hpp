// SPDX-License-Identifier: Apache-2.0
// The property that runs now, and its rooms by number and by id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/config/property.hpp"
#include "shared/room/identity.hpp"

namespace innkeeper::hub {

class RoomDirectory {
 public:
  /// Without rooms.
  RoomDirectory() = default;
  explicit RoomDirectory(config::Property property) {
    static_cast<void>(exchange(std::move(property)));
  }

  /// Runs another property, and returns the one before. Every index into that one, and every reference,
  /// is void.
  [[nodiscard]] config::Property exchange(config::Property property);

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
  config::Property property_;
  std::unordered_map<std::string_view, std::size_t> by_number_;  // views into property_
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

/// For each room of `after` where it was in `before`; before.size() for one that was not there. Rooms are
/// the same when their ids are.
[[nodiscard]] std::vector<std::size_t> places_before(const std::vector<config::Room>& before,
                                                     const std::vector<config::Room>& after);

}  // namespace innkeeper::hub
