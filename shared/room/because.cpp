// SPDX-License-Identifier: Apache-2.0
// The words of reasons and of what guests ask, as they go over the wire.
#include "shared/room/decide.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::room {

std::string_view name_of(Because because) {
  switch (because) {
    case Because::no_plan: return "no_plan";
    case Because::policy: return "policy";
    case Because::vacant: return "vacant";
    case Because::out_of_service: return "out_of_service";
    case Because::awaiting_guest: return "awaiting_guest";
    case Because::unoccupied_setback: return "unoccupied_setback";
    case Because::unoccupied: return "unoccupied";
    case Because::energy_code: return "energy_code";
    case Because::leaving: return "leaving";
    case Because::night: return "night";
    case Because::time_unknown: return "time_unknown";
    case Because::guest_preference: return "guest_preference";
    case Because::guest_hand: return "guest_hand";
    case Because::path_light: return "path_light";
    case Because::wake_light: return "wake_light";
    case Because::limit_min: return "limit_min";
    case Because::limit_max: return "limit_max";
    case Because::demand_response: return "demand_response";
    case Because::housekeeping: return "housekeeping";
    case Because::maintenance: return "maintenance";
    case Because::humidity: return "humidity";
    case Because::condensation: return "condensation";
    case Because::opening: return "opening";
    case Because::air_sensor: return "air_sensor";
    case Because::overheat: return "overheat";
    case Because::evacuation: return "evacuation";
    case Because::frost: return "frost";
    case Because::unknown: return "unknown";
  }
  panic("a Because has a name");
}

std::string_view name_of(ServiceWish service) {
  switch (service) {
    case ServiceWish::none: return "none";
    case ServiceWish::do_not_disturb: return "do_not_disturb";
    case ServiceWish::make_up_room: return "make_up_room";
    case ServiceWish::make_up_room_now: return "make_up_room_now";
  }
  panic("a ServiceWish has a name");
}

}  // namespace innkeeper::room
