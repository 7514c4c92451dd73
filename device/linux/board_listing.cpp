// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_listing.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "device/linux/board_opening.hpp"
#include "device/linux/points/value_text.hpp"

namespace innkeeper::device {
namespace {

ListedPoint list_point(const Point& point, const BoardPoints& board, Bus& bus) {
  ListedPoint listed;
  listed.name = point.name;
  listed.output = is_output(point.role);
  listed.where = describe(point.where, board.buses);
  if (const auto finding = bus.check(point)) {
    listed.trouble = finding->seen + (finding->remedy.empty() ? "" : "; " + finding->remedy);
    return listed;
  }
  if (listed.output) {
    const auto held = bus.held(point);
    if (held) listed.raw = *held;
    listed.value = held ? output_text(point, *held) : "cannot be asked";
    return listed;
  }
  const auto sample = bus.read(point);
  if (!sample) {
    listed.trouble = sample.error().what;
    return listed;
  }
  listed.raw = sample->raw;
  listed.value = input_text(point, sample->value);
  return listed;
}

}  // namespace

BoardListing list_board(const BoardPoints& board, BusSet& buses) {
  BoardListing listing;
  std::vector<room::Time> read_at;
  read_at.reserve(board.points.size());
  listing.points.reserve(board.points.size());
  for (std::size_t i = 0; i < board.points.size(); ++i) {
    listing.points.push_back(list_point(board.points[i], board, buses.bus_of(i)));
    read_at.push_back(steady_now());
    listing.trouble = listing.trouble || !listing.points.back().trouble.empty();
  }
  listing.unbound = buses.unbound();
  const room::Time now = steady_now();
  for (std::size_t i = 0; i < read_at.size(); ++i) {
    listing.points[i].age_ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(now - read_at[i]).count();
  }
  return listing;
}

}  // namespace innkeeper::device
