// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/hub_json.hpp"

#include "hub/cli/printable.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {

const Json& at(const Json& object, const char* key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

std::string printable_text(const Json& value) {
  return value.is_string() ? printable(value.get_ref<const std::string&>()) : std::string();
}

std::optional<double> number_of(const Json& value) {
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

std::optional<std::uint64_t> count_of(const Json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::uint64_t>();
}

bool is_true(const Json& value) { return value.is_boolean() && value.get<bool>(); }

namespace {

std::optional<std::int64_t> time(const Json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  return value.get<std::int64_t>();
}

std::optional<PlanId> plan_id(const Json& object) {
  const auto epoch = count_of(at(object, "epoch"));
  const auto version = count_of(at(object, "version"));
  if (!epoch || !version) return std::nullopt;
  return PlanId{*epoch, *version};
}

Levels levels(const Json& object) {
  Levels list;
  if (!object.is_object()) return list;
  for (const auto& [name, level] : object.items()) {
    if (const auto percent = number_of(level)) list.emplace_back(printable(name), *percent);
  }
  return list;
}

Aims aims(const Json& object) {
  Aims read;
  const Json& climate = at(object, "climate");
  if (climate.is_object()) {
    read.climate =
        ClimateAim{number_of(at(climate, "setpoint")),     number_of(at(climate, "heat")),
                   number_of(at(climate, "cool")),         number_of(at(climate, "wanted")),
                   printable_text(at(climate, "because")), time(at(climate, "until"))};
  }
  const Json& lights = at(object, "lights");
  if (!lights.is_object()) return read;
  for (const auto& [name, light] : lights.items()) {
    read.lights.push_back({printable(name), number_of(at(light, "level")),
                           printable_text(at(light, "because")), time(at(light, "until"))});
  }
  return read;
}

/// `errors` of a problem or a report. A sentence is better than a code.
std::vector<Refusal> refusals(const Json& list) {
  std::vector<Refusal> read;
  if (!list.is_array()) return read;
  for (const Json& error : list) {
    Refusal refusal{printable_text(at(error, "at")), printable_text(at(error, "detail"))};
    if (refusal.at.empty()) refusal.at = printable_text(at(error, "pointer"));
    if (const Json& line = at(error, "line"); line.is_number_unsigned()) {
      const Json& column = at(error, "column");
      refusal.at = "line " + line.dump() + ", column " +
                   (column.is_number_unsigned() ? column.dump() : "?") +
                   (refusal.at.empty() ? "" : ": " + refusal.at);
    }
    if (refusal.why.empty()) refusal.why = printable_text(at(error, "code"));
    if (!refusal.at.empty() || !refusal.why.empty()) read.push_back(std::move(refusal));
  }
  return read;
}

Preferences wish(const Json& object) {
  return {number_of(at(at(object, "climate"), "comfort")),
          levels(at(at(object, "lights"), "welcome"))};
}

std::optional<Plan> plan(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  const Json& climate = at(object, "climate");
  Plan read;
  read.id = plan_id(object);
  read.rental = printable_text(at(object, "rental"));
  read.tenancy = count_of(at(object, "tenancy"));
  read.wish = wish(object);
  read.climate_source = printable_text(at(climate, "source"));
  read.lights_source = printable_text(at(at(object, "lights"), "source"));
  read.min = number_of(at(climate, "min"));
  read.max = number_of(at(climate, "max"));
  read.vacant_heat = number_of(at(at(climate, "vacant"), "heat"));
  read.vacant_cool = number_of(at(at(climate, "vacant"), "cool"));
  return read;
}

std::vector<std::string> words(const Json& list) {
  std::vector<std::string> read;
  if (!list.is_array()) return read;
  for (const Json& word : list) read.push_back(printable_text(word));
  return read;
}

std::optional<Report> report(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  const Json& state = at(object, "state");
  Report read;
  read.result = printable_text(at(object, "result"));
  read.in_force = plan_id(object);
  read.apply_ms = number_of(at(object, "apply_ms"));
  read.boot = count_of(at(object, "boot"));
  read.seq = count_of(at(object, "seq"));
  read.air = number_of(at(state, "air"));
  read.heating = number_of(at(state, "heating"));
  read.cooling = number_of(at(state, "cooling"));
  read.lights = levels(at(state, "lights"));
  read.why = aims(at(object, "why"));
  read.faults = words(at(object, "faults"));
  read.errors = refusals(at(object, "errors"));
  return read;
}

}  // namespace

Result<Json, std::string> parse_json(std::string_view text) {
  bool too_deep = false;
  // Events name the depth around them: 0 where the outermost list or object begins.
  const auto watch_depth = [&too_deep](int depth, Json::parse_event_t event, Json&) {
    const bool opens =
        event == Json::parse_event_t::array_start || event == Json::parse_event_t::object_start;
    too_deep = too_deep || (opens && depth >= kMaxJsonDepth);
    return !too_deep;
  };
  try {
    Json document = Json::parse(text, watch_depth);
    if (too_deep) return fail(std::string("it nests too deep"));
    return document;
  } catch (const Json::exception& error) {
    return fail(printable(error.what()));
  }
}

std::optional<Status> read_status(const Json& document) {
  if (!at(document, "broker").is_string()) return std::nullopt;
  Status status;
  status.property = printable_text(at(document, "property"));
  status.version = printable_text(at(document, "version"));
  status.epoch = count_of(at(document, "epoch"));
  status.broker = printable_text(at(document, "broker"));
  status.pms = printable_text(at(document, "pms"));
  status.rooms = count_of(at(document, "rooms"));
  status.online = count_of(at(document, "rooms_online"));
  status.confirmed = count_of(at(document, "rooms_confirmed"));
  status.rented = count_of(at(document, "rooms_rented"));
  status.at_fault = count_of(at(document, "rooms_at_fault"));
  return status;
}

std::optional<Room> read_room(const Json& document) {
  Room room;
  room.number = printable_text(at(document, "number"));
  if (room.number.empty()) return std::nullopt;
  room.id = printable_text(at(document, "id"));
  room.type = printable_text(at(document, "type"));
  room.floor = printable_text(at(document, "floor"));
  room.rental = printable_text(at(document, "rental"));
  room.stays = count_of(at(document, "stays"));
  room.delivery = printable_text(at(document, "delivery"));
  room.planned = plan_id(at(document, "planned"));
  room.confirmed = plan_id(at(document, "confirmed"));
  room.confirm_ms = number_of(at(document, "confirm_ms"));
  room.link = printable_text(at(document, "link"));
  room.plan = plan(at(document, "plan"));
  room.report = report(at(document, "report"));
  room.decision = aims(at(document, "decision"));
  // A line of the list says in flat keys what the document of one room says in its parts.
  if (room.report) {
    room.air = room.report->air;
    room.lights = room.report->lights;
    room.faults = room.report->faults;
  } else {
    room.air = number_of(at(document, "air"));
    room.lights = levels(at(document, "lights"));
    room.faults = words(at(document, "faults"));
  }
  if (!room.decision.climate && at(document, "because").is_string()) {
    room.decision.climate.emplace();
    room.decision.climate->setpoint = number_of(at(document, "setpoint"));
    room.decision.climate->heat = number_of(at(document, "heat"));
    room.decision.climate->cool = number_of(at(document, "cool"));
    room.decision.climate->because = printable_text(at(document, "because"));
  }
  return room;
}

std::optional<std::vector<Room>> read_rooms(const Json& document) {
  const Json& list = at(document, "rooms");
  if (!list.is_array()) return std::nullopt;
  std::vector<Room> rooms;
  for (const Json& element : list) {
    auto room = read_room(element);
    if (!room) return std::nullopt;
    rooms.push_back(std::move(*room));
  }
  return rooms;
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::string(kNothing);
  return found->is_string() ? printable(found->get<std::string>()) : found->dump();
}

std::optional<Preferences> read_preferences(const Json& document) {
  if (!document.is_object()) return std::nullopt;
  return wish(document);
}

std::optional<Problem> read_problem(const Json& document) {
  Problem problem{printable_text(at(document, "code")), printable_text(at(document, "title")),
                  printable_text(at(document, "detail")), refusals(at(document, "errors"))};
  if (problem.title.empty() && problem.detail.empty()) return std::nullopt;
  return problem;
}

}  // namespace innkeeper::hub::cli
