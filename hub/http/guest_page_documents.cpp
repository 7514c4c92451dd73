// SPDX-License-Identifier: Apache-2.0
#include "hub/http/guest_page_documents.hpp"

#include "hub/http/json_values.hpp"

namespace innkeeper::hub::http {
namespace {

Json climate(const OwnRoomView& room) {
  const room::ClimateDecision& now = room.decision.climate;
  return {{"air", or_null(room.air)},          {"wanted", degrees(room.wanted)},
          {"setpoint", or_null(now.setpoint)}, {"heat", degrees(now.band.heat)},
          {"cool", degrees(now.band.cool)},    {"because", room::name_of(now.because)},
          {"until", or_null(now.until)},       {"min", degrees(room.min)},
          {"max", degrees(room.max)}};
}

Json lights(const OwnRoomView& room) {
  Json list = Json::array();
  for (const room::LightDecision& light : room.decision.lights) {
    list.push_back({{"name", light.fixture.view()}, {"level", light.level.value()}});
  }
  return list;
}

Json printed(const PrintedLink& printed) {
  const GuestLink& link = printed.link;
  return {{"number", link.number},
          {"floor", link.floor},
          {"language", text_or_null(link.language)},
          {"link", printed.address},
          {"until", link.until.seconds}};
}

}  // namespace

std::string own_room_document(const OwnRoomView& room) {
  Json document{{"hotel", room.property},
                {"number", room.number},
                {"at", room.at.seconds},
                {"utc_offset_min", room.offset_min},
                {"state", name_of(room.answer)},
                {"language", text_or_null(room.language)},
                {"units", room.units == room::Units::fahrenheit ? "fahrenheit" : "celsius"},
                {"temperature", climate(room)},
                {"scene", room.scene ? Json(room::name_of(*room.scene)) : Json(nullptr)},
                {"lights", lights(room)},
                {"service", room::name_of(room.service)},
                {"memory", name_of(room.memory)}};
  return text_of(document);
}

std::string own_reasons_document(const ExplainView& reasons) {
  Json parts = Json::array();
  for (const Explanation& part : reasons.parts) {
    parts.push_back({{"what", part.what},
                     {"value", part.value},
                     {"because", room::name_of(part.because)},
                     {"sentence", part.sentence},
                     {"since", or_null(part.since)},
                     {"until", or_null(part.until)}});
  }
  return text_of({{"told_by_room", reasons.told_by_room}, {"parts", std::move(parts)}});
}

std::string own_comfort_document(const ComfortView& comfort) {
  const ComplaintRow& row = comfort.row;
  return text_of({{"complaint", name_of(row.complaint)},
                  {"done", name_of(row.step)},
                  {"from", or_null(row.from)},
                  {"to", or_null(row.to)},
                  {"minutes", row.minutes ? Json(*row.minutes) : Json(nullptr)},
                  {"because", row.hindrance ? Json(name_of(*row.hindrance)) : Json(nullptr)},
                  {"until", or_null(row.until)},
                  {"state", name_of(row.state)},
                  {"repeat", comfort.is_repeat}});
}

std::string links_document(const std::string& property, const std::vector<PrintedLink>& links) {
  Json list = Json::array();
  for (const PrintedLink& link : links) list.push_back(printed(link));
  return text_of({{"hotel", property}, {"links", std::move(list)}});
}

std::string link_document(const std::string& property, const PrintedLink& link) {
  Json document = printed(link);
  document["hotel"] = property;
  return text_of(document);
}

}  // namespace innkeeper::hub::http
