// SPDX-License-Identifier: Apache-2.0
// Rooms by ranges of their numbers.
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "hub/core/property/room_list.hpp"

namespace innkeeper::hub {
namespace {

/// Letters before, and a number of a certain width: `A001` is A, 1, 3.
struct Number {
  std::string before;
  std::uint32_t value = 0;
  std::size_t width = 0;  ///< with leading zeros; 0: none
};

std::optional<Number> number_of(std::string_view text) {
  const auto last_other = text.find_last_not_of("0123456789");
  const std::size_t begin = last_other == std::string_view::npos ? 0 : last_other + 1;
  const std::string_view digits = text.substr(begin);
  constexpr std::size_t kMostDigits = 9;
  if (digits.empty() || digits.size() > kMostDigits || text.size() > kMaxRoomLabel)
    return std::nullopt;
  Number number{std::string(text.substr(0, begin)), 0, digits.front() == '0' ? digits.size() : 0};
  std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  return number;
}

std::string label_of(const Number& first, std::uint64_t value) {
  std::string digits = std::to_string(value);
  if (digits.size() < first.width) digits.insert(0, first.width - digits.size(), '0');
  return first.before + digits;
}

/// What the range says, as far as its first floor; nothing, with errors, when it says nothing.
struct Bounds {
  Number first;
  std::uint32_t count = 0;
};

std::optional<Bounds> bounds_of(const RoomRange& range, const std::string& at, ListErrors& errors) {
  const auto from = number_of(range.from);
  const auto to = number_of(range.to);
  constexpr const char* kForm =
      " is no number of a room: at most 9 digits, possibly after letters, such as 101 or A001";
  if (!from) errors.add({at + "/from"}, "\"" + range.from + "\"" + kForm);
  if (!to) errors.add({at + "/to"}, "\"" + range.to + "\"" + kForm);
  if (!from || !to) return std::nullopt;
  if (from->before != to->before || to->value < from->value) {
    errors.add({at + "/to"}, "the range ends before it begins: " + range.from + " to " + range.to);
    return std::nullopt;
  }
  const std::uint32_t count = to->value - from->value + 1;
  if (range.floors > 1 && count > range.step) {
    errors.add({at + "/step"}, "a floor has " + std::to_string(count) +
                                   " numbers, more than the step of " + std::to_string(range.step) +
                                   ": numbers of two floors would be the same");
    return std::nullopt;
  }
  if (count > config::kMaxRooms || count * range.floors > config::kMaxRooms) {
    errors.add({at}, "a property has at most " + std::to_string(config::kMaxRooms) + " rooms");
    return std::nullopt;
  }
  return Bounds{*from, count};
}

/// The labels of all floors; nothing, with an error, when they cannot be counted on.
std::vector<std::string> floors_of(const RoomRange& range, const std::string& at,
                                   ListErrors& errors) {
  if (range.floors == 1) return {range.floor};
  int first = 0;
  const char* const end = range.floor.data() + range.floor.size();
  const auto [stop, error] = std::from_chars(range.floor.data(), end, first);
  constexpr int kHighest = 1000;
  if (error != std::errc{} || stop != end || first > kHighest || first < -kHighest) {
    errors.add({at + "/floor"},
               "of several floors the first is a whole number, not \"" + range.floor + "\"");
    return {};
  }
  std::vector<std::string> floors;
  for (std::size_t i = 0; i < range.floors; ++i) {
    floors.push_back(std::to_string(first + static_cast<int>(i)));
  }
  return floors;
}

void add_range(const RoomRange& range, const std::string& at, std::vector<ListedRoom>& rooms,
               ListErrors& errors) {
  const auto bounds = bounds_of(range, at, errors);
  const auto floors = floors_of(range, at, errors);
  if (!bounds || floors.empty()) return;
  std::set<std::string, std::less<>> skipped(range.skip.begin(), range.skip.end());
  for (std::size_t floor = 0; floor < floors.size(); ++floor) {
    const std::uint64_t first = bounds->first.value + std::uint64_t{floor} * range.step;
    for (std::uint64_t value = first; value < first + bounds->count; ++value) {
      std::string number = label_of(bounds->first, value);
      if (skipped.contains(number)) continue;
      if (number.size() > kMaxRoomLabel) {
        return errors.add({at + "/from"}, number + " has more than 16 characters");
      }
      rooms.push_back({std::move(number), floors[floor], range.type, {}, {at}});
    }
  }
}

}  // namespace

RoomList read_room_ranges(const std::vector<RoomRange>& ranges) {
  ListErrors errors;
  std::vector<ListedRoom> rooms;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const std::string at = "/ranges/" + std::to_string(i);
    add_range(ranges[i], at, rooms, errors);
    if (rooms.size() <= config::kMaxRooms) continue;
    errors.add({at}, "a property has at most " + std::to_string(config::kMaxRooms) + " rooms");
    break;
  }
  if (rooms.empty() && errors.empty()) errors.add({"/ranges"}, "no room is left of the ranges");
  return {std::move(rooms), errors.take()};
}

}  // namespace innkeeper::hub
