// SPDX-License-Identifier: Apache-2.0
// Commands of the front desk: guests who come, go and move by hand.
#include <array>
#include <string>

#include "hub/cli/action.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

HubRequest check_in_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"reservation", "reservation"},
                             BodyKey{"profile", "profile"},
                             BodyKey{"language", "language"},
                             BodyKey{"departure", "departure"},
                             BodyKey{"persons", "persons", false},
                             BodyKey{"vip", "vip"},
                             BodyKey{"tier", "tier"},
                             BodyKey{"shared", "shared", false},
                             BodyKey{"despite-pms", "despite_pms"}};
  return {"POST", room_path(given, "/check-in"), body_of(given, kKeys)};
}

HubRequest check_out_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"reservation", "reservation"}, BodyKey{"all", "all", false},
                             BodyKey{"despite-pms", "despite_pms"}};
  return {"POST", room_path(given, "/check-out"), body_of(given, kKeys)};
}

HubRequest move_request(const Given& given) {
  constexpr std::array kKeys{BodyKey{"to", "to"}, BodyKey{"reservation", "reservation"},
                             BodyKey{"all", "all", false}, BodyKey{"shared", "shared", false},
                             BodyKey{"despite-pms", "despite_pms"}};
  return {"POST", room_path(given, "/move"), body_of(given, kKeys)};
}

std::string reservations(const Json& answer) {
  std::string text;
  const Json none = Json::array();
  for (const Json& stay : answer.contains("stays") ? answer.at("stays") : none) {
    text += (text.empty() ? "" : ", ") + printable(text_at(stay, "reservation"));
  }
  return text;
}

std::string check_in_screen(const Json& answer, const Given& given, const Paint&) {
  return "Room " + printable(given.argument) + ": reservation " + reservations(answer) +
         " is in house.\n";
}

std::string check_out_screen(const Json& answer, const Given& given, const Paint&) {
  const std::string left = reservations(answer);
  if (left.empty()) return "Room " + printable(given.argument) + ": nobody was to check out.\n";
  return "Room " + printable(given.argument) + ": reservation " + left + " left.\n";
}

std::string move_screen(const Json& answer, const Given& given, const Paint&) {
  return "Reservation " + reservations(answer) + " moved from room " + printable(given.argument) +
         " to room " + printable(text_at(answer, "number")) + ".\n";
}

constexpr Option kReservation{"reservation", "KEY", "Which stay, of those who share the room"};
constexpr Option kAll{"all", "", "Everybody in the room"};
constexpr Option kDespite{"despite-pms", "REASON",
                          "Why not in the PMS, though it is connected; for the audit"};

constexpr std::array kCheckInOptions{
    Option{"reservation", "KEY", "As the PMS has it; one is made up if left out"},
    Option{"profile", "KEY", "Guest profile, whose preferences hold in the room"},
    Option{"language", "TAG", "Language of the guest, such as de"},
    Option{"departure", "DAY", "Such as 2026-09-24"},
    Option{"persons", "NUMBER", "How many people, 1 to 15"},
    Option{"vip", "TEXT", "As the property's tiers know it"},
    Option{"tier", "TEXT", "Loyalty tier, likewise"},
    Option{"shared", "", "Joins those who are in the room"},
    kDespite};
constexpr std::array kCheckOutOptions{kReservation, kAll, kDespite};
constexpr std::array kMoveOptions{
    Option{"to", "NUMBER", "The other room", true}, kReservation, kAll,
    Option{"shared", "", "Joins those who are in the other room"}, kDespite};

constexpr std::array kStayActions{
    Action{"stay", "check-in", "number", "A guest comes to the room, without a PMS",
           kCheckInOptions, "check in to room", check_in_request, check_in_screen},
    Action{"stay", "check-out", "number", "The guest of the room leaves", kCheckOutOptions,
           "check out of room", check_out_request, check_out_screen},
    Action{"stay", "move", "number", "The guest of the room moves to another one", kMoveOptions,
           "move from room", move_request, move_screen},
};

}  // namespace

std::span<const Action> stay_actions() { return kStayActions; }

}  // namespace innkeeper::hub::cli
