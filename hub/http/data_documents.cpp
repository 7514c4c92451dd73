// SPDX-License-Identifier: Apache-2.0
#include "hub/http/data_documents.hpp"

#include <chrono>
#include <nlohmann/json.hpp>

namespace innkeeper::hub::http {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class Word>
Json word_or_null(const std::optional<Word>& word) {
  return word ? Json(name_of(*word)) : Json(nullptr);
}

Json degrees(room::Temperature temperature) { return temperature.milli_celsius() / 1000.0; }

Json degrees_or_null(const std::optional<room::Temperature>& temperature) {
  return temperature ? degrees(*temperature) : Json(nullptr);
}

std::string padded(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// As ISO 8601 writes a day.
Json day(const std::optional<CivilDay>& day) {
  if (!day) return nullptr;
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day->days}}};
  return std::to_string(int(date.year())) + '-' + padded(unsigned(date.month())) + '-' +
         padded(unsigned(date.day()));
}

/// What is set by hand, whoever keeps it.
template <class Hand>
Json hand_json(const Hand& hand) {
  return {{"setpoint", degrees_or_null(hand.setpoint)},
          {"fan", word_or_null(hand.fan)},
          {"scene", word_or_null(hand.scene)}};
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
  json["service"] = word_or_null(hand.service);
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
               {"since", row.since.seconds},
               {"arrival", day(row.arrival_day)},
               {"departure", day(row.departure_day)},
               {"persons", row.persons ? Json(*row.persons) : Json(nullptr)},
               {"language", text_or_null(row.language)},
               {"vip", text_or_null(row.vip)},
               {"tier", text_or_null(row.tier)},
               {"greeting", text_or_null(row.greeting)},
               {"kept", kept_hand(row.kept)}};
  json["left_room"] = row.left_room ? Json(row.left_room->view()) : Json(nullptr);
  json["moved_at"] = row.left_room ? Json(row.moved_at.seconds) : Json(nullptr);
  json["shared"] = stay.is_shared;
  json["hand"] = stay.hand ? told_hand(*stay.hand) : Json(nullptr);
  json["given"] = stay.given ? given_hand(*stay.given) : Json(nullptr);
  json["wake_calls"] = Json::array();
  for (const WakeRow& call : stay.wake_calls) json["wake_calls"].push_back(call.at.seconds);
  return json;
}

/// Facts come from the PMS: a byte that is not UTF-8 must not end the answer.
std::string text_of(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
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
