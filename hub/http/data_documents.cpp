// SPDX-License-Identifier: Apache-2.0
#include "hub/http/data_documents.hpp"

#include "hub/http/json_values.hpp"
#include "hub/http/stay_values.hpp"

namespace innkeeper::hub::http {
namespace {

/// What is set by hand, whoever keeps it.
template <class Hand>
Json hand_json(const Hand& hand) {
  return {{"setpoint", or_null(hand.setpoint)},
          {"fan", or_null(hand.fan)},
          {"scene", or_null(hand.scene)}};
}

Json told_hand(const room::Hand& hand) {
  Json json = hand_json(hand);
  json["service"] = name_of(hand.service);
  json["lights"] = Json::object();
  for (const room::FixtureLevel& light : hand.lights) {
    json["lights"][std::string(light.fixture.view())] = light.level.value();
  }
  return json;
}

Json given_hand(const room::GivenHand& hand) {
  Json json = hand_json(hand);
  json["service"] = or_null(hand.service);
  return json;
}

Json kept_hand(const KeptHand& hand) {
  Json json = hand_json(hand);
  json["service"] = name_of(hand.service);
  return json;
}

Json preference(const PreferenceRow& row) {
  return {{"name", row.name},
          {"value", row.value},
          {"provenance", name_of(row.provenance)},
          {"scope", name_of(row.scope)},
          {"since", row.since.seconds}};
}

Json learned(const LearnedRow& row, const std::string& because) {
  return {{"stays", row.stays},         {"weight", static_cast<double>(row.weight_micro) / 1e6},
          {"mean", degrees(row.mean)},  {"house", degrees(row.house)},
          {"since", row.since.seconds}, {"because", because}};
}

Json stay(const ExportedStay& stay) {
  const StayRow& row = stay.row;
  Json json = {{"reservation", row.reservation},
               {"number", text_or_null(stay.number)},
               {"room", row.room.view()},
               {"status", name_of(row.status)},
               {"since", row.since.seconds}};
  add_announced(json, row);
  json["kept"] = kept_hand(row.kept);
  json["left_room"] = row.left_room ? Json(row.left_room->view()) : Json(nullptr);
  json["moved_at"] = row.left_room ? Json(row.moved_at.seconds) : Json(nullptr);
  json["shared"] = stay.is_shared;
  json["hand"] = stay.hand ? told_hand(*stay.hand) : Json(nullptr);
  json["given"] = stay.given ? given_hand(*stay.given) : Json(nullptr);
  json["wake_calls"] = Json::array();
  for (const WakeRow& call : stay.wake_calls) json["wake_calls"].push_back(call.at.seconds);
  json["complaints"] = Json::array();
  for (const ComplaintRow& said : stay.complaints) {
    json["complaints"].push_back({{"complaint", name_of(said.complaint)}, {"at", said.at.seconds}});
  }
  return json;
}

}  // namespace

std::string export_document(const GuestExport& guest) {
  Json document = {{"profile", guest.profile}};
  document["preferences"] = Json::array();
  for (const PreferenceRow& row : guest.preferences) {
    document["preferences"].push_back(preference(row));
  }
  document["consent"] = nullptr;
  if (guest.consent) {
    document["consent"] = {{"learning", name_of(guest.consent->learning)},
                           {"since", guest.consent->since.seconds}};
  }
  document["learned"] =
      guest.learned ? learned(*guest.learned, guest.learned_because) : Json(nullptr);
  document["stays"] = Json::array();
  for (const ExportedStay& each : guest.stays) document["stays"].push_back(stay(each));
  return text_of(document);
}

std::string erasure_document(const ErasureView& erasure) {
  return text_of(
      {{"erased",
        {{"preferences", erasure.preferences},
         {"learned", erasure.learned},
         {"consent", erasure.consent},
         {"stays", erasure.stays},
         {"hands", erasure.hands}}},
       {"in_house", {{"stays", erasure.stays_in_house}, {"wake_calls", erasure.wake_calls}}}});
}

}  // namespace innkeeper::hub::http
