// SPDX-License-Identifier: Apache-2.0
// Rooms as people list them for a property: by ranges, or line by line in a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/guests/preferences.hpp"
#include "shared/config/property.hpp"

namespace innkeeper::hub {

/// A place in the list, for messages: line and column of a table, both from 1; or a JSON Pointer.
struct ListPlace {
  std::string at;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct ListedRoom {
  std::string number;
  std::string floor;
  std::string type;
  std::string id;  ///< empty: the one it has, or a new one
  ListPlace place{};
};

/// The rooms of a list that can be read, and everything that is wrong with the others: at most
/// kMaxListErrors, and a last one that says how many more there are. A list with an error declares nothing;
/// its rooms are there so that what else is wrong with them can be told at once.
struct RoomList {
  std::vector<ListedRoom> rooms;
  std::vector<FieldError> errors;
};

inline constexpr std::size_t kMaxListErrors = 1000;
/// A table has at most this many bytes: 20,000 rooms have less than 1 MiB.
inline constexpr std::size_t kMaxTableBytes = std::size_t{2} * 1024 * 1024;
/// Of a number and of a floor, as docs/property.md says.
inline constexpr std::size_t kMaxRoomLabel = 16;

/// Collects what is wrong, within kMaxListErrors, and gives it back by lines.
class ListErrors {
 public:
  void add(const ListPlace& place, std::string detail);
  [[nodiscard]] bool empty() const { return errors_.empty(); }
  [[nodiscard]] std::vector<FieldError> take();

 private:
  std::vector<FieldError> errors_;
  std::size_t more_ = 0;
};

/// A table (CSV, RFC 4180) with the columns number, floor, type and id. Commas, semicolons or tabs between
/// them, whichever the first line has; with a line of their names in any order, or in the order above; the
/// id may be left out. UTF-8, with or without a byte order mark; lines end as on any system; fields may be in
/// double quotes. Empty lines are passed over.
[[nodiscard]] RoomList read_room_table(std::string_view table);

/// Rooms `from` to `to` on the first floor, and so on each further floor with `step` added to the number.
struct RoomRange {
  std::string
      from;  ///< digits, with leading zeros if the numbers have them, possibly after letters
  std::string to;
  std::string type;
  std::string floor;       ///< the label of the first floor; a whole number if there are more
  std::size_t floors = 1;  ///< 1 to kMaxFloors
  std::size_t step = 100;  ///< between the numbers of one floor and the next
  std::vector<std::string> skip;  ///< numbers that there are not
};

inline constexpr std::size_t kMaxFloors = 200;

[[nodiscard]] RoomList read_room_ranges(const std::vector<RoomRange>& ranges);

}  // namespace innkeeper::hub
