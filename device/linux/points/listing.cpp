// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/listing.hpp"

#include <chrono>
#include <string_view>

#include "device/linux/points/value_text.hpp"

namespace innkeeper::device {
namespace {

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

std::int64_t raw_of(const PointState& state) {
  return state.sample ? state.sample->raw : *state.taken;
}

std::string value_of(const Point& point, const PointState& state) {
  // The table has it with the offset already.
  if (state.sample) return input_text(point, state.sample->value - point.offset_thousandths);
  const std::string has = state.taken ? output_text(point, *state.taken) : "unknown";
  const bool lacks = state.wanted && state.wanted != state.taken;
  return lacks ? has + ", wants " + output_text(point, *state.wanted) : has;
}

}  // namespace

BoardListing listing_of(const BoardPoints& board, const PointTable& table, room::Time now) {
  BoardListing listing;
  listing.points.reserve(board.points.size());
  for (std::size_t i = 0; i < board.points.size(); ++i) {
    const Point& point = board.points[i];
    const PointState state = table.state(i);
    ListedPoint listed;
    listed.name = point.name;
    listed.output = is_output(point.role);
    listed.where = describe(point.where, board.buses);
    listed.trouble = state.trouble;
    if (state.sample || state.wanted) listed.value = value_of(point, state);
    if (state.sample || state.taken) listed.raw = raw_of(state);
    if (state.at) {
      listed.age_ms =
          std::chrono::duration_cast<std::chrono::milliseconds>(now - *state.at).count();
    }
    listing.trouble = listing.trouble || !listed.trouble.empty();
    listing.points.push_back(std::move(listed));
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
