// SPDX-License-Identifier: Apache-2.0
#include "device/sim/simhotel_truth.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <limits>
#include <system_error>

#include "shared/room/report.hpp"
#include "shared/util/check.hpp"
#include "shared/wire/json_writer.hpp"

namespace innkeeper::sim {
namespace {

constexpr std::size_t kMaxRoomBytes = 2048;
constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();

/// As reports spell it.
std::string hex(std::uint32_t digest) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), digest, 16).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  return std::string(digits.size() - length, '0') + std::string(digits.data(), length);
}

void write_plan(wire::Writer& json, const agent::Agent& agent) {
  const room::Plan* plan = agent.plan();
  json.key("epoch");
  json.integer(plan != nullptr ? plan->id.epoch : 0, kAny);
  json.key("version");
  json.integer(plan != nullptr ? plan->id.version : 0, kAny);
  json.key("tenancy");
  json.integer(plan != nullptr ? plan->tenancy : 0, kAny);
  json.key("rental");
  json.string(plan != nullptr ? room::name_of(plan->rental) : "none");
  json.key("digest");
  json.string(hex(agent.digest()));
}

void write_outputs(wire::Writer& json, const SimulatedBoard& board) {
  json.key("lights");
  json.levels(board.outputs().lights);
  json.key("heating");
  json.percent(board.outputs().heating);
  json.key("cooling");
  json.percent(board.outputs().cooling);
  json.key("air");
  json.temperature(board.air());
  json.key("actuations");
  json.integer(board.actuations(), kAny);
}

void write_decision(wire::Writer& json, const agent::Agent& agent) {
  const room::ClimateDecision& climate = agent.decision().climate;
  json.key("setpoint");
  json.temperature_or_null(climate.setpoint);
  json.key("band");
  json.begin_object();
  json.key("heat");
  json.temperature(climate.band.heat);
  json.key("cool");
  json.temperature(climate.band.cool);
  json.end_object();
  json.key("because");
  json.string(room::name_of(climate.because));
  json.key("hand");
  json.begin_object();
  json.key("setpoint");
  json.temperature_or_null(agent.hand().setpoint);
  json.key("lights");
  json.levels(agent.hand().lights);
  json.end_object();
}

void write_people(wire::Writer& json, const SimulatedRoom& room) {
  const Presence& people = room.board().people();
  const room::Situation& situation = room.agent().situation();
  json.key("people");
  json.begin_object();
  json.key("guests");
  json.integer(people.guests_in, kAny);
  json.key("asleep");
  json.integer(people.guests_asleep, kAny);
  json.key("staff");
  json.integer(people.staff_in, kAny);
  json.key("door");
  json.string(people.door_open ? "open" : "shut");
  json.key("window");
  json.string(people.window_open ? "open" : "shut");
  json.end_object();
  json.key("presence");
  json.string(room::name_of(situation.presence));
  json.key("arrival");
  json.string(room::name_of(situation.arrival));
}

void append(std::string& text, const SimulatedRoom& room) {
  std::array<char, kMaxRoomBytes> buffer;
  wire::Writer json(buffer, buffer.size());
  json.begin_object();
  write_plan(json, room.agent());
  write_outputs(json, room.board());
  write_decision(json, room.agent());
  write_people(json, room);
  json.end_object();
  const auto document = json.finish();
  check(document.ok(), "the truth about a room fits its buffer");
  text += '"';
  text += room.id().view();
  text += "\":{\"connected\":";
  text += room.client().state() == Client::State::up ? "true" : "false";
  text += ',';
  text += document->substr(1);  // the writer has no booleans: its object goes on behind ours
}

}  // namespace

std::string describe(const SimulatedRooms& rooms) {
  std::string text = "{\"rooms\":{";
  for (const auto& room : rooms) {
    if (text.back() != '{') text += ",\n";
    append(text, *room);
  }
  text += "}}\n";
  return text;
}

bool write_whole(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::path temporary = file;
  temporary += ".new";
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) return false;
  std::error_code error;
  std::filesystem::rename(temporary, file, error);
  return !error;
}

}  // namespace innkeeper::sim
