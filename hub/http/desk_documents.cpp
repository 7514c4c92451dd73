// SPDX-License-Identifier: Apache-2.0
#include "hub/http/desk_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {
namespace {

Json desk_stay(const StayRow& row) {
  return {{"reservation", row.reservation},
          {"status", name_of(row.status)},
          {"by_desk", row.by_desk},
          {"since", row.since.seconds},
          {"profile", or_null(row.profile)},
          {"language", text_or_null(row.language)},
          {"vip", text_or_null(row.vip)},
          {"tier", text_or_null(row.tier)},
          {"arrival", or_null(row.arrival_day)},
          {"departure", or_null(row.departure_day)},
          {"persons", or_null(row.persons)}};
}

Json targets(const RoomTargets& targets) {
  Json welcome = Json::object();
  for (const room::FixtureLevel& light : targets.welcome) {
    welcome[std::string(light.fixture.view())] = light.level.value();
  }
  const auto level = [](const std::optional<room::Percent>& value) {
    return value ? Json(value->value()) : Json(nullptr);
  };
  Json document = {{"comfort", degrees(targets.comfort)},
                   {"night", targets.night ? degrees(*targets.night) : Json(nullptr)},
                   {"fan", name_of(targets.fan)}};
  document["welcome"] = std::move(welcome);
  document["brightness"] = {{"relax", level(targets.brightness.relax)},
                            {"read", level(targets.brightness.read)},
                            {"night", level(targets.brightness.night)}};
  document["units"] = name_of(targets.units);
  return document;
}

}  // namespace

std::string reception_document(const ReceptionView& reception) {
  Json stays = Json::array();
  for (const StayRow& row : reception.stays) stays.push_back(desk_stay(row));
  Json document = {{"number", reception.number}};
  document["stays"] = std::move(stays);
  return text_of(document);
}

std::string preview_document(const PreviewView& preview) {
  Json rooms = Json::array();
  for (const PreviewView::Room& room : preview.rooms) {
    Json shown = {{"number", room.number}, {"type", room.type}, {"in_house", room.in_house}};
    shown["before"] = targets(room.before);
    shown["after"] = targets(room.after);
    shown["notes"] = room.notes;
    rooms.push_back(std::move(shown));
  }
  Json document = Json::object();
  document["rooms"] = std::move(rooms);
  return text_of(document);
}

}  // namespace innkeeper::hub::http
