// SPDX-License-Identifier: Apache-2.0
// OPERA Cloud through OHIP: reservations as getReservations lists them (`reservationInfo`), which says more
// of the guest, or as getReservation answers (`reservation`).
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/webhook/mapping.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

/// Of a list of ids the one of this type, or nothing.
Payload id_of(const Payload& list, std::string_view type) {
  for (const Payload& each : list.parts()) {
    if (each["type"].text(kMaxFactBytes) == type) return each["id"];
  }
  return list[type];
}

void learn_of_guest(ReservationTold& told, const Payload& reservation) {
  const Payload guest = reservation["reservationGuest"];
  if (guest.exists()) {
    told.facts.profile = read_profile(guest["id"]);
    told.facts.language = read_language(guest["language"]);
    told.facts.vip = read_fact(guest["vip"]["vipCode"]);
    told.facts.tier = read_fact(guest["membership"]["membershipLevel"]);
    return;
  }
  // Several guests; who is accompanied by the others is the first, unless one is marked.
  std::optional<Payload> chosen;
  for (const Payload& each : reservation["reservationGuests"].parts()) {
    if (!chosen || each["primary"].is_true()) chosen = each;
  }
  if (!chosen) return;
  told.facts.profile = read_profile(id_of((*chosen)["profileInfo"]["profileIdList"], "Profile"));
}

void learn_of_room_stay(ReservationTold& told, const Payload& stay, const CivilClock& clock) {
  const Payload current = stay["currentRoomInfo"]["roomId"];
  told.room =
      (current.exists() ? current : stay["roomId"]).text(kMaxRoomNumber).value_or(std::string());
  told.facts.arrival = read_day(stay["arrivalDate"], clock);
  told.facts.departure = read_day(stay["departureDate"], clock);
  const Payload counts = stay["guestCounts"];
  const auto adults = (counts.exists() ? counts["adults"] : stay["adultCount"]).number(0, 255);
  const auto children = (counts.exists() ? counts["children"] : stay["childCount"]).number(0, 255);
  const auto all = adults.value_or(0) + children.value_or(0);
  if (all > 0 && all <= 255) told.facts.persons = static_cast<std::uint8_t>(all);
}

ReservationTold reservation_of(const Payload& reservation, const CivilClock& clock) {
  using enum ReservationStatus;
  ReservationTold told;
  told.reservation =
      id_of(reservation["reservationIdList"], "Reservation").required_text(kMaxReservationBytes);
  told.updated = required_time(reservation["lastModifyDateTime"]);
  told.status = status_of(reservation["reservationStatus"], {{"Reserved", expected},
                                                             {"Requested", expected},
                                                             {"Waitlisted", expected},
                                                             {"DueIn", expected},
                                                             {"InHouse", in_house},
                                                             {"DueOut", in_house},
                                                             {"PendingCheckout", in_house},
                                                             {"CheckedOut", checked_out},
                                                             {"Cancelled", cancelled},
                                                             {"NoShow", no_show}});
  learn_of_room_stay(told, reservation["roomStay"], clock);
  learn_of_guest(told, reservation);
  check_told(told, reservation);
  return told;
}

}  // namespace

std::vector<Told> map_ohip(const Payload& payload, const CivilClock& clock) {
  std::vector<Told> all;
  const Payload reservations = payload["reservations"];
  for (const std::string_view list : {"reservationInfo", "reservation"}) {
    for (const Payload& each : reservations[list].parts()) {
      all.emplace_back(reservation_of(each, clock));
    }
  }
  return all;
}

}  // namespace innkeeper::hub::pms::webhook
