// SPDX-License-Identifier: Apache-2.0
// Cloudbeds: getReservation. One reservation may have several rooms; each is a stay of its own, known by
// its subReservationID.
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/webhook/mapping.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

/// The guest who is in this room, the main one before others. `guests` is keyed by guest.
std::optional<std::string> guest_of(const Payload& guests, const std::string& stay) {
  std::optional<std::string> found = std::string();
  for (const Payload& guest : guests.parts()) {
    bool is_here = false;
    for (const Payload& room : guest["rooms"].parts()) {
      is_here = is_here || room["subReservationID"].text(kMaxReservationBytes) == stay;
    }
    if (!is_here) continue;
    if (found->empty() || guest["isMainGuest"].is_true()) found = read_profile(guest["guestID"]);
  }
  return found;
}

ReservationTold stay_of(const Payload& room, const Payload& reservation, const CivilClock& clock) {
  using enum ReservationStatus;
  ReservationTold told;
  told.reservation = room["subReservationID"].required_text(kMaxReservationBytes);
  told.updated = required_time(reservation["dateModified"]);
  told.status = status_of(reservation["status"], {{"not_confirmed", expected},
                                                  {"confirmed", expected},
                                                  {"checked_in", in_house},
                                                  {"checked_out", checked_out},
                                                  {"canceled", cancelled},
                                                  {"no_show", no_show}});
  told.room = room["roomName"].text(kMaxRoomNumber).value_or(std::string());
  told.facts.profile = guest_of(reservation["guestList"], told.reservation);
  told.facts.arrival = read_day(room["startDate"], clock);
  told.facts.departure = read_day(room["endDate"], clock);
  const auto adults = room["adults"].number(0, 255).value_or(0);
  const auto all = adults + room["children"].number(0, 255).value_or(0);
  if (all > 0 && all <= 255) told.facts.persons = static_cast<std::uint8_t>(all);
  return told;
}

}  // namespace

std::vector<Told> map_cloudbeds(const Payload& payload, const CivilClock& clock) {
  const Payload reservation = payload["data"].exists() ? payload["data"] : payload;
  std::vector<Told> all;
  for (const Payload& room : reservation["assigned"].parts()) {
    ReservationTold told = stay_of(room, reservation, clock);
    check_told(told, room);
    all.emplace_back(std::move(told));
  }
  for (const Payload& room : reservation["unassigned"].parts()) {
    ReservationTold told = stay_of(room, reservation, clock);
    told.room.clear();
    // Whatever the reservation is: nobody is in a room that is not assigned.
    if (told.status == ReservationStatus::in_house) told.status = ReservationStatus::expected;
    all.emplace_back(std::move(told));
  }
  return all;
}

}  // namespace innkeeper::hub::pms::webhook
