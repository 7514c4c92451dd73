// SPDX-License-Identifier: Apache-2.0
#include "device/linux/board_listing.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

void pad(std::string& line, std::size_t column) {
  line.append(line.size() < column ? column - line.size() : 2, ' ');
}

std::string json_text(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      result += "\\u00";
      result += kHex[byte >> 4U];
      result += kHex[byte & 0xfU];
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string json_of(const ListedPoint& point) {
  return "{\"point\":" + json_text(point.name) +
         ",\"output\":" + (point.output ? "true" : "false") +
         ",\"value\":" + (point.value.empty() ? "null" : json_text(point.value)) +
         ",\"raw\":" + (point.raw ? std::to_string(*point.raw) : "null") +
         ",\"age_ms\":" + std::to_string(point.age_ms) + ",\"where\":" + json_text(point.where) +
         ",\"trouble\":" + (point.trouble.empty() ? "null" : json_text(point.trouble)) + '}';
}

}  // namespace

BoardListing list_board(const BoardPoints& board, BusSet& buses) {
  BoardListing listing;
  std::vector<room::Time> read_at;
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

std::string as_text(const BoardListing& listing) {
  std::string text = "POINT                 VALUE           RAW         AGE     WHERE\n";
  for (const ListedPoint& point : listing.points) {
    std::string line = point.name;
    pad(line, 22);
    line += point.value.empty() ? "-" : point.value;
    pad(line, 38);
    line += point.raw ? std::to_string(*point.raw) : "-";
    pad(line, 50);
    line += std::to_string(point.age_ms) + " ms";
    pad(line, 58);
    text += line + point.where + '\n';
    if (!point.trouble.empty()) text += "    ! " + point.trouble + '\n';
  }
  if (!listing.unbound.empty()) text += "\nNot bound:\n";
  for (const UnboundPoint& point : listing.unbound) {
    text += "  " + point.where + (point.state.empty() ? "" : "  (" + point.state + ')') + '\n';
  }
  return text;
}

std::string as_json(const BoardListing& listing) {
  std::string points;
  for (const ListedPoint& point : listing.points) {
    points += (points.empty() ? "" : ",") + json_of(point);
  }
  std::string unbound;
  for (const UnboundPoint& point : listing.unbound) {
    unbound += (unbound.empty() ? "" : ",") + ("{\"where\":" + json_text(point.where)) +
               ",\"state\":" + json_text(point.state) + '}';
  }
  return "{\"points\":[" + points + "],\"unbound\":[" + unbound + "]}\n";
}

}  // namespace innkeeper::device
