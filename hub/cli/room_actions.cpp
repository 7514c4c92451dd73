// SPDX-License-Identifier: Apache-2.0
// Commands that look at the hub and its rooms.
#include <array>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/hub_json.hpp"
#include "hub/cli/screens.hpp"
#include "hub/cli/top.hpp"

namespace innkeeper::hub::cli {
namespace {

HubRequest status_request(const Given&) { return {"GET", "/api/v1/status", {}}; }
HubRequest rooms_request(const Given&) { return {"GET", "/api/v1/rooms", {}}; }
HubRequest room_request(const Given& given) { return {"GET", room_path(given, ""), {}}; }

bool is_status(const Json& answer) { return read_status(answer).has_value(); }
bool are_rooms(const Json& answer) { return read_rooms(answer).has_value(); }
bool is_room(const Json& answer) { return read_room(answer).has_value(); }

std::string show_status(const Json& answer, const Given&, const Paint& paint) {
  return status_screen(read_status(answer).value_or(Status{}), paint);
}
std::string show_rooms(const Json& answer, const Given&, const Paint& paint) {
  return rooms_screen(read_rooms(answer).value_or(std::vector<Room>{}), paint);
}
std::string show_room(const Json& answer, const Given&, const Paint& paint) {
  return room_screen(read_room(answer).value_or(Room{}), paint);
}

constexpr std::array kTopOptions{
    Option{"sort", "KEY",
           "By what rooms are sorted at first: room, problems (if left "
           "out), temperature, gap or link",
           false, "room problems temperature gap link"}};

constexpr std::array kRoomActions{
    Action{.noun = "status",
           .verb = "",
           .argument = "",
           .help = "The hub, its connections, and how the rooms are",
           .options = {},
           .attempt = "show the status",
           .request = status_request,
           .screen = show_status,
           .fits = is_status,
           .watched = true},
    Action{.noun = "rooms",
           .verb = "",
           .argument = "",
           .help = "All rooms, one on a line",
           .options = {},
           .attempt = "list the rooms",
           .request = rooms_request,
           .screen = show_rooms,
           .fits = are_rooms,
           .watched = true},
    Action{.noun = "room",
           .verb = "",
           .argument = "number",
           .help = "One room: plan, confirmation, report, and why",
           .options = {},
           .attempt = "show room",
           .request = room_request,
           .screen = show_room,
           .fits = is_room,
           .watched = true},
    Action{.noun = "top",
           .verb = "",
           .argument = "",
           .help = "The rooms live, on the whole terminal",
           .options = kTopOptions,
           .attempt = "show the rooms",
           .run = run_top,
           .details =
               "Keys: r, p, t, g and l sort by room, problems, temperature, the gap to what is "
               "wanted, and link; the arrows, Page Up and Page Down scroll; space looks at "
               "once; q ends it.\n\nWhere nobody looks, one table is printed."},
};

}  // namespace

std::span<const Action> room_actions() { return kRoomActions; }

}  // namespace innkeeper::hub::cli
