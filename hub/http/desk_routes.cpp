// SPDX-License-Identifier: Apache-2.0
// Routes of the front desk: guests who come, go and move by hand, scenes, and previews of preferences.
#include <array>
#include <optional>
#include <string>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/civil_day.hpp"
#include "hub/http/desk_documents.hpp"
#include "hub/http/json_body.hpp"
#include "hub/http/preferences_reader.hpp"

namespace innkeeper::hub::http {

namespace {

constexpr std::size_t kMaxNumberBytes = 64;
constexpr std::size_t kLongestDay = 10;
constexpr room::Scene kScenes[] = {room::Scene::welcome, room::Scene::relax, room::Scene::read,
                                   room::Scene::night,   room::Scene::off,   room::Scene::cleaning};

std::optional<CivilDay> read_day(ObjectReader& body, std::string_view key) {
  const auto text = body.text(key, kLongestDay);
  if (!text) return std::nullopt;
  const auto day = day_of(*text);
  if (!day) body.refuse(key, "is a day such as 2026-09-21");
  return day;
}

CheckInRoom read_check_in(ObjectReader& body) {
  CheckInRoom in;
  in.reservation = body.text("reservation", kMaxReservationBytes);
  in.facts.profile = body.text("profile", kMaxProfileBytes);
  in.facts.language = body.text("language", kMaxLanguageBytes);
  in.facts.vip = body.text("vip", kMaxFactBytes);
  in.facts.tier = body.text("tier", kMaxFactBytes);
  in.facts.departure = read_day(body, "departure");
  if (const auto persons = body.whole("persons", 1, room::kMaxGuests)) {
    in.facts.persons = static_cast<std::uint8_t>(*persons);
  }
  in.shared = body.flag("shared").value_or(false);
  in.despite_pms = body.text("despite_pms", kMaxDespitePms).value_or("");
  return in;
}

CheckOutRoom read_check_out(ObjectReader& body) {
  CheckOutRoom out;
  out.reservation = body.text("reservation", kMaxReservationBytes);
  out.all = body.flag("all").value_or(false);
  out.despite_pms = body.text("despite_pms", kMaxDespitePms).value_or("");
  return out;
}

MoveStay read_move(ObjectReader& body) {
  MoveStay move;
  body.require("to");
  move.to = body.text("to", kMaxNumberBytes).value_or("");
  move.reservation = body.text("reservation", kMaxReservationBytes);
  move.all = body.flag("all").value_or(false);
  move.shared = body.flag("shared").value_or(false);
  move.despite_pms = body.text("despite_pms", kMaxDespitePms).value_or("");
  return move;
}

SetScene read_scene(ObjectReader& body) {
  body.require("scene");
  return {"", body.word_of("scene", kScenes).value_or(room::Scene::off)};
}

SetSetpoint read_setpoint(ObjectReader& body) {
  body.require("setpoint");
  const auto setpoint = body.degrees("setpoint", room::kLowestTarget, room::kHighestTarget);
  return {"", setpoint.value_or(room::kLowestTarget)};
}

Routed check_in(const Ask& ask) {
  return of_room<CheckInRoom>(ask, R"({"profile":"4711","departure":"2026-09-24","persons":2})",
                              read_check_in, render<ReceptionView, reception_document>);
}

Routed check_out(const Ask& ask) {
  return of_room<CheckOutRoom>(ask, R"({})", read_check_out,
                               render<ReceptionView, reception_document>);
}

Routed move(const Ask& ask) {
  return of_room<MoveStay>(ask, R"({"to":"412"})", read_move,
                           render<ReceptionView, reception_document>);
}

Routed set_scene(const Ask& ask) {
  return of_room<SetScene>(ask, R"({"scene":"night"})", read_scene, render_done);
}

Routed set_setpoint(const Ask& ask) {
  return of_room<SetSetpoint>(ask, R"({"setpoint":22.5})", read_setpoint, render_done);
}

Routed preview(const Ask& ask) {
  if (!is_profile_key(ask.path[0])) {
    return problem_reply(Problem::bad_path,
                         "a guest profile key is 1 to " + std::to_string(kMaxProfileBytes) +
                             " printable ASCII characters without blanks or '/'");
  }
  if (auto refused = refuse_body_type(ask.message)) return *std::move(refused);
  auto read = read_preference_patch(ask.message.body);
  if (const auto* syntax = std::get_if<SyntaxError>(&read)) {
    return problem_reply(Problem::bad_json, syntax->detail);
  }
  if (const auto* errors = std::get_if<Errors>(&read)) return refuse_fields(*errors);
  const auto room = ask.query.find("room");
  return Call{PreviewPreferences{ask.path[0], std::get<PreferenceEdit>(std::move(read)),
                                 room == ask.query.end() ? "" : room->second},
              render<PreviewView, preview_document>, late};
}

constexpr std::array kDeskRoutes = {
    Route{"POST", "/api/v1/rooms/{number}/check-in", check_in, kChangesGuests},
    Route{"POST", "/api/v1/rooms/{number}/check-out", check_out, kChangesGuests},
    Route{"POST", "/api/v1/rooms/{number}/move", move, kChangesGuests},
    Route{"PUT", "/api/v1/rooms/{number}/scene", set_scene, kServesGuests},
    Route{"PUT", "/api/v1/rooms/{number}/setpoint", set_setpoint, kServesGuests},
    Route{"POST", "/api/v1/guests/{profile}/preferences/preview", preview, kSeesGuests, "room"},
};

}  // namespace

std::span<const Route> desk_routes() { return kDeskRoutes; }

}  // namespace innkeeper::hub::http
