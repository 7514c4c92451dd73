// SPDX-License-Identifier: Apache-2.0
#include "tests/support/observed_room.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

namespace innkeeper::support {
namespace {

using nlohmann::json;

std::optional<double> number_at(const json& document, const json::json_pointer& at) {
  if (!document.contains(at) || !document.at(at).is_number()) return std::nullopt;
  return document.at(at).get<double>();
}

std::string text_at(const json& document, const json::json_pointer& at) {
  if (!document.contains(at) || !document.at(at).is_string()) return {};
  return document.at(at).get<std::string>();
}

std::map<std::string, int> levels_at(const json& document, const json::json_pointer& at) {
  std::map<std::string, int> levels;
  if (!document.contains(at)) return levels;
  for (const auto& [fixture, level] : document.at(at).items()) levels[fixture] = level.get<int>();
  return levels;
}

std::uint64_t count_at(const json& document, const json::json_pointer& at) {
  return document.contains(at) ? document.at(at).get<std::uint64_t>() : 0;
}

/// A line of the list, or a whole room: the latter has plan and report.
ObservedRoom read_room(const json& document) {
  using at = json::json_pointer;
  ObservedRoom room;
  room.number = text_at(document, at("/number"));
  room.id = text_at(document, at("/id"));
  room.rental = text_at(document, at("/rental"));
  room.epoch = count_at(document, at("/planned/epoch"));
  room.version = count_at(document, at("/planned/version"));
  room.delivery = text_at(document, at("/delivery"));
  room.link = text_at(document, at("/link"));
  room.confirm_ms = number_at(document, at("/confirm_ms"));
  room.air = number_at(document, at("/air"));
  room.setpoint = number_at(document, at("/setpoint"));
  room.because = text_at(document, at("/because"));
  room.presence = text_at(document, at("/presence"));
  room.arrival = text_at(document, at("/arrival"));
  return room;
}

void add_details(ObservedRoom& room, const json& document) {
  using at = json::json_pointer;
  room.comfort = number_at(document, at("/plan/climate/comfort")).value_or(0);
  room.air = number_at(document, at("/report/state/air"));
  room.setpoint = number_at(document, at("/report/why/climate/setpoint"));
  room.because = text_at(document, at("/report/why/climate/because"));
  room.presence = text_at(document, at("/report/state/situation/presence"));
  room.arrival = text_at(document, at("/report/state/situation/arrival"));
  room.lights = levels_at(document, at("/report/state/lights"));
}

}  // namespace

std::optional<std::vector<ObservedRoom>> look_at_rooms(const House& house) {
  const auto answer = house.http().call("GET", "/api/v1/rooms");
  if (!answer || answer->status != 200) return std::nullopt;
  const json document = json::parse(answer->body);
  std::vector<ObservedRoom> rooms;
  for (const json& room : document.at("rooms")) rooms.push_back(read_room(room));
  return rooms;
}

std::optional<ObservedRoom> look_at_room(const House& house, const std::string& number) {
  const auto answer = house.http().call("GET", "/api/v1/rooms/" + number);
  if (!answer || answer->status != 200) return std::nullopt;
  const json document = json::parse(answer->body);
  ObservedRoom room = read_room(document);
  add_details(room, document);
  return room;
}

std::map<std::string, Board> look_at_boards(const House& house) {
  std::map<std::string, Board> boards;
  std::ifstream file(house.truth_file());
  const json document = json::parse(file, nullptr, false);
  if (!document.is_object()) return boards;
  using at = json::json_pointer;
  for (const auto& [id, board] : document.at("rooms").items()) {
    boards[id] = {count_at(board, at("/epoch")), count_at(board, at("/version")),
                  number_at(board, at("/setpoint")), levels_at(board, at("/lights"))};
  }
  return boards;
}

}  // namespace innkeeper::support
