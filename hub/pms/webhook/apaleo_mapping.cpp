// SPDX-License-Identifier: Apache-2.0
// Apaleo: the reservation of its Booking API.
#include "hub/core/stays/stay_row.hpp"
#include "hub/pms/webhook/mapping.hpp"

namespace innkeeper::hub::pms::webhook {

std::vector<Told> map_apaleo(const Payload& payload, const CivilClock& clock) {
  using enum ReservationStatus;
  ReservationTold told;
  told.reservation = payload["id"].required_text(kMaxReservationBytes);
  told.updated = required_time(payload["modified"]);
  told.status = status_of(payload["status"], {{"Confirmed", expected},
                                              {"InHouse", in_house},
                                              {"CheckedOut", checked_out},
                                              {"Canceled", cancelled},
                                              {"NoShow", no_show}});
  told.room = payload["unit"]["name"].text(kMaxRoomNumber).value_or(std::string());
  told.facts.language = read_language(payload["primaryGuest"]["preferredLanguage"]);
  told.facts.arrival = read_day(payload["arrival"], clock);
  told.facts.departure = read_day(payload["departure"], clock);
  if (const auto adults = payload["adults"].number(0, 255)) {
    const std::size_t all =
        static_cast<std::size_t>(*adults) + payload["childrenAges"].parts().size();
    if (all > 0 && all <= 255) told.facts.persons = static_cast<std::uint8_t>(all);
  }
  check_told(told, payload);
  return {told};
}

}  // namespace innkeeper::hub::pms::webhook
