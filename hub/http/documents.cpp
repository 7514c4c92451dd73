// SPDX-License-Identifier: Apache-2.0
#include "hub/http/documents.hpp"

#include <array>

#include "hub/http/json_values.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::http {

namespace {

Json levels(const room::FixtureLevels& lights) {
  Json object = Json::object();
  for (const room::FixtureLevel& light : lights) {
    object[std::string(light.fixture.view())] = light.level.value();
  }
  return object;
}

/// The document the wire would carry, or null for a value that it cannot carry.
template <class Value>
Json wire_document(const Value& value) {
  std::array<char, wire::kMaxDocumentBytes> buffer{};
  const auto text = wire::encode(value, buffer);
  if (!text) return nullptr;
  return Json::parse(*text, nullptr, false);
}

/// What `why` looks like in a report, so that hub and board explain a room in the same words.
Json decision_document(const room::Decision& decision) {
  room::Report carrier;
  carrier.why = decision;
  Json report = wire_document(carrier);
  return report.is_object() ? std::move(report["why"]) : Json(nullptr);
}

Json plan_id(const room::PlanId& id) {
  if (id == room::PlanId{}) return nullptr;
  return {{"epoch", id.epoch}, {"version", id.version}};
}

Json minutes_or_null(const std::optional<std::chrono::minutes>& time) {
  return time ? Json(time->count()) : Json(nullptr);
}

Json label(const RoomView& room) {
  return {{"number", room.number},
          {"id", room.id.view()},
          {"type", room.type},
          {"floor", room.floor},
          {"rental", room::name_of(room.plan.rental)},
          {"stays", room.stays},
          {"condition", name_of(room.state.condition)},
          {"sale", name_of(room.state.sale)},
          {"service", name_of(room.state.service)},
          {"expected", room.is_expected},
          {"held", room.held},
          {"ready_in_min", minutes_or_null(room.ready_in)}};
}

/// How far the room is with its plan.
void add_delivery(Json& document, const RoomView& room) {
  document["link"] = room.link ? Json(name_of(*room.link)) : Json(nullptr);
  document["delivery"] = name_of(room.delivery);
  document["planned"] = plan_id(room.plan.id);
  document["confirmed"] = room.report ? plan_id(room.report->applied) : Json(nullptr);
  document["confirm_ms"] = room.confirm_time
                               ? Json(static_cast<double>(room.confirm_time->count()) / 1000.0)
                               : Json(nullptr);
}

Json list_line(const RoomView& room) {
  Json line = label(room);
  add_delivery(line, room);
  const room::ClimateDecision& climate = room.decision.climate;
  line["air"] = room.report ? or_null(room.report->state.air) : Json(nullptr);
  line["setpoint"] = or_null(climate.setpoint);
  line["heat"] = degrees(climate.band.heat);
  line["cool"] = degrees(climate.band.cool);
  line["because"] = room::name_of(climate.because);
  line["presence"] = nullptr;
  line["arrival"] = nullptr;
  line["lights"] = Json::object();
  line["faults"] = Json::array();
  if (!room.report) return line;
  line["presence"] = room::name_of(room.report->state.situation.presence);
  line["arrival"] = room::name_of(room.report->state.situation.arrival);
  line["lights"] = levels(room.report->state.lights);
  for (const room::Fault fault : room.report->faults)
    line["faults"].push_back(room::name_of(fault));
  return line;
}

Json preferences_json(const Preferences& preferences) {
  Json document = Json::object();
  if (preferences.comfort) document["climate"]["comfort"] = degrees(*preferences.comfort);
  if (preferences.night) document["climate"]["night"] = degrees(*preferences.night);
  if (preferences.fan) document["climate"]["fan"] = room::name_of(*preferences.fan);
  if (!preferences.welcome.empty()) document["lights"]["welcome"] = levels(preferences.welcome);
  const auto brightness = [&](const char* scene, const std::optional<room::Percent>& level) {
    if (level) document["lights"]["brightness"][scene] = level->value();
  };
  brightness("relax", preferences.brightness.relax);
  brightness("read", preferences.brightness.read);
  brightness("night", preferences.brightness.night);
  if (preferences.language) document["language"] = *preferences.language;
  if (preferences.units) document["units"] = room::name_of(*preferences.units);
  return document;
}

}  // namespace

std::string status_document(const StatusView& status) {
  return text_of({{"property", status.property},
                  {"version", status.version},
                  {"epoch", status.epoch},
                  {"broker", status.broker_up ? "up" : "down"},
                  {"pms", status.pms_up ? Json(*status.pms_up ? "up" : "down") : Json(nullptr)},
                  {"rooms", status.rooms},
                  {"rooms_online", status.rooms_online},
                  {"rooms_confirmed", status.rooms_confirmed},
                  {"rooms_rented", status.rooms_rented},
                  {"rooms_at_fault", status.rooms_at_fault},
                  {"rooms_in_doubt", status.rooms_in_doubt}});
}

std::string health_document(std::string_view status, const std::vector<std::string>& reasons) {
  return text_of({{"status", status}, {"reasons", reasons}});
}

std::string rooms_document(const RoomsView& rooms) {
  Json list = Json::array();
  for (const RoomView& room : rooms.rooms) list.push_back(list_line(room));
  Json document = Json::object();
  document["rooms"] = std::move(list);
  document["next"] = rooms.next ? Json(*rooms.next) : Json(nullptr);
  return text_of(document);
}

std::string room_document(const RoomView& room) {
  Json document = label(room);
  add_delivery(document, room);
  const bool planned = room.plan.id != room::PlanId{};
  document["plan"] = planned ? wire_document(room.plan) : Json(nullptr);
  document["report"] = room.report ? wire_document(*room.report) : Json(nullptr);
  document["decision"] = decision_document(room.decision);
  document["scenes"] = Json::array();
  for (const room::Scene scene : room.scenes) document["scenes"].push_back(room::name_of(scene));
  return text_of(document);
}

std::string condition_document(const RoomView& room) {
  return text_of({{"condition", name_of(room.state.condition)},
                  {"since", room.state.condition_since.seconds}});
}

std::string sale_document(const RoomView& room) {
  return text_of(
      {{"sale", name_of(room.state.sale)},
       {"reason", room.state.sale_reason.empty() ? Json(nullptr) : Json(room.state.sale_reason)}});
}

std::string service_document(const RoomView& room) {
  return text_of({{"service", name_of(room.state.service)},
                  {"by", name_of(room.state.service_by)},
                  {"since", room.state.service_since.seconds}});
}

std::string with_present_state(const std::string& problem, const std::string& present) {
  Json document = Json::parse(problem, nullptr, false);
  if (!document.is_object()) return problem;
  document["current"] = Json::parse(present, nullptr, false);
  if (document["current"].is_discarded()) document["current"] = nullptr;
  return text_of(document);
}

std::string room_event_document(const Announcement& what) {
  Json changed = Json::array();
  for (const Aspect aspect : kAspects) {
    if (what.aspects.has(aspect)) changed.push_back(name_of(aspect));
  }
  Json document = {{"changed", std::move(changed)}};
  document["room"] = list_line(*what.room);
  return text_of(document);
}

std::string override_event_document(const Announcement& what) {
  return text_of({{"number", what.room ? Json(what.room->number) : Json(nullptr)}});
}

std::string preferences_document(const Preferences& preferences) {
  return text_of(preferences_json(preferences));
}

std::string guest_document(const GuestView& guest) {
  Json values = Json::array();
  for (const PreferenceRow& row : guest.values) {
    values.push_back({{"name", row.name},
                      {"value", row.value},
                      {"provenance", name_of(row.provenance)},
                      {"scope", name_of(row.scope)},
                      {"since", row.since.seconds}});
  }
  Json document = Json::object();
  document["preferences"] = preferences_json(guest.preferences);
  document["values"] = std::move(values);
  document["consent"] = {{"learning", name_of(guest.learning)}};
  document["learned"] = guest.learned.empty() ? Json(nullptr) : Json(guest.learned);
  return text_of(document);
}

std::string sync_document(const SyncView& sync) {
  const auto time = [](room::UtcTime at) {
    return at.seconds == 0 ? Json(nullptr) : Json(at.seconds);
  };
  Json rooms = Json::array();
  for (const RoomInDoubt& room : sync.in_doubt) {
    rooms.push_back({{"number", room.number}, {"stays", room.stays}, {"emptied", room.is_emptied}});
  }
  Json document = {{"wanted", sync.wanted},
                   {"running", sync.running},
                   {"asked", time(sync.asked)},
                   {"ended", time(sync.ended)},
                   {"limit", sync.limit_percent}};
  document["in_doubt"] = std::move(rooms);
  return text_of(document);
}

std::string problem_document(const ProblemKind& kind, std::string_view detail,
                             const std::vector<FieldError>& errors) {
  Json document = {{"type", "urn:innkeeper:problem:" + std::string(kind.code)},
                   {"code", kind.code},
                   {"title", kind.title},
                   {"status", kind.status},
                   {"detail", detail}};
  for (const FieldError& error : errors) {
    Json entry{{"at", error.at}, {"detail", error.detail}};
    if (error.line > 0) {
      entry["line"] = error.line;
      entry["column"] = error.column;
    }
    document["errors"].push_back(std::move(entry));
  }
  return text_of(document);
}

std::string_view name_of(Delivery delivery) {
  switch (delivery) {
    case Delivery::none: return "none";
    case Delivery::pending: return "pending";
    case Delivery::confirmed: return "confirmed";
    case Delivery::rejected: return "rejected";
    case Delivery::unconfirmed: return "unconfirmed";
  }
  panic("a delivery is one of the enumerators");
}

}  // namespace innkeeper::hub::http
