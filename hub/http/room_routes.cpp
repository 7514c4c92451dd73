// SPDX-License-Identifier: Apache-2.0
// Routes about rooms and the hub as a whole.
#include <array>

#include "hub/http/access_rules.hpp"
#include "hub/http/answers.hpp"
#include "hub/http/documents.hpp"
#include "hub/http/paging.hpp"

namespace innkeeper::hub::http {

namespace {

Reply failing(std::vector<std::string> reasons) {
  return {503, "application/json", health_document("failing", reasons), {{"Retry-After", "5"}}};
}

Reply render_health(const Answer& answer) {
  const auto* status = std::get_if<StatusView>(&answer);
  if (status == nullptr) {
    const auto* unavailable = std::get_if<Unavailable>(&answer);
    return failing({unavailable != nullptr ? unavailable->why : "the hub gave no status"});
  }
  if (!status->broker_up)
    return failing({"the MQTT broker is not connected: no room hears the hub"});
  if (status->pms_up == false) {
    return json_reply(
        health_document("degraded", {"the PMS is not connected: check-ins do not arrive"}));
  }
  return json_reply(health_document("ok", {}));
}

Reply late_health() { return failing({"the hub's engine did not answer in time"}); }

Routed show_health(const Ask&) { return Call{ShowStatus{}, render_health, late_health}; }

Routed show_status(const Ask&) {
  return Call{ShowStatus{}, render<StatusView, status_document>, late};
}

Routed list_rooms(const Ask& ask) {
  auto limit = number_in(ask, kPageLimit);
  if (auto* refused = std::get_if<Reply>(&limit)) return std::move(*refused);
  ListRooms list;
  if (const auto& most = std::get<0>(limit)) list.limit = static_cast<std::size_t>(*most);
  if (const auto after = ask.query.find("after"); after != ask.query.end()) {
    list.after = after->second;
  }
  return Call{std::move(list), render<RoomsView, rooms_document>, late};
}

Routed show_room(const Ask& ask) {
  return Call{ShowRoom{ask.path[0]}, render<RoomView, room_document>, late};
}

constexpr std::array kRoomRoutes = {
    Route{"GET", "/healthz", show_health, kOpenToAll},
    Route{"GET", "/api/v1/status", show_status, kSeesRooms},
    Route{"GET", "/api/v1/rooms", list_rooms, kSeesRooms, "after limit"},
    Route{"GET", "/api/v1/rooms/{number}", show_room, kSeesRooms},
};

}  // namespace

std::span<const Route> room_routes() { return kRoomRoutes; }

}  // namespace innkeeper::hub::http
