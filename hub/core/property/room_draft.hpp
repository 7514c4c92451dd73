// SPDX-License-Identifier: Apache-2.0
// Writes rooms and room types that somebody listed into the text of a property. Nothing runs by it: the text
// is read, compared and made active as any other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/property/room_list.hpp"
#include "shared/config/property.hpp"
#include "shared/room/units.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub {

/// A room type with what no type can be without; the rest is as docs/property.md says when left out.
struct NewRoomType {
  std::string name;
  std::vector<std::string> fixtures;
  std::int64_t sleeps = 2;
  room::Temperature comfort;
  room::Temperature min;
  room::Temperature max;
  room::Temperature vacant_heat;
  room::Temperature vacant_cool;
};

struct RoomsToDeclare {
  std::vector<ListedRoom> rooms;
  std::vector<NewRoomType> types;
  /// True: these are all rooms, and what was declared before goes, but for the ids of the numbers that stay.
  /// False: they are added.
  bool replace = false;
  /// Opaque ids, made at random, for rooms without one; at least as many as those.
  std::vector<std::string> fresh_ids;
  /// What was wrong with rooms that are not among these: refuses all of them.
  std::vector<FieldError> unreadable{};
};

/// The text of `running` with these rooms and types, or everything that is wrong with them. Comments and
/// whatever else stands in the text stay. What cannot be seen from here, reading the text will tell.
[[nodiscard]] Result<std::string, std::vector<FieldError>> draft_property(
    const config::Property& running, std::string_view text, const RoomsToDeclare& wanted);

/// Whether a property that was read from such a text has these rooms, and no others if they replace all: a
/// text may be written in ways that a draft does not understand, such as rooms in one line.
[[nodiscard]] bool declares(const config::Property& property, const RoomsToDeclare& wanted);

}  // namespace innkeeper::hub
