// SPDX-License-Identifier: Apache-2.0
#include "hub/core/explain/sentences.hpp"

#include <chrono>

#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
ReasonWords words_of(room::Because because) {
  using room::Because;
  switch (because) {
    case Because::no_plan: return {"the room never heard of a hub", "a plan from the hub"};
    case Because::policy:
      return {"that is the hotel's setting for this type of room",
              "a preference of the guest, or a hand at the panel"};
    case Because::vacant: return {"nobody rents the room", "a check-in"};
    case Because::out_of_service:
      return {"the room is out of service", "putting it back into service"};
    case Because::awaiting_guest:
      return {"the guest checked in and has not come yet", "the guest coming in"};
    case Because::unoccupied_setback:
      return {"nobody is in, and the room recovers from there in time", "somebody coming in"};
    case Because::unoccupied: return {"nobody is in", "somebody coming in"};
    case Because::energy_code:
      return {"the energy code asks for it while nobody is in", "somebody coming in"};
    case Because::leaving:
      return {"everybody may have left, and it warns before it goes off",
              "any movement or touch in the room"};
    case Because::night: return {"it is night", "the end of the quiet hours, or a hand"};
    case Because::time_unknown:
      return {"the room does not know the hour, and it may be night",
              "the hub telling it the time"};
    case Because::guest_preference:
      return {"the guest likes it so, by stored preference",
              "a hand at the panel, another preference, or the end of the stay"};
    case Because::guest_hand:
      return {"it was set in the room or on the guest's page",
              "another hand, or the end of the stay"};
    case Because::path_light: return {"somebody is up in the dark", "a quiet room, or a hand"};
    case Because::limit_min:
      return {"the hotel allows no lower", "a higher wish, or another limit of the hotel"};
    case Because::limit_max:
      return {"the hotel allows no higher", "a lower wish, or another limit of the hotel"};
    case Because::demand_response:
      return {"the hotel uses less energy for a while", "the end of the demand response"};
    case Because::wake_light: return {"the guest wants to be woken", "a touch of a light"};
    case Because::housekeeping:
      return {"housekeeping is at work",
              "the work being finished, its time being over, or the guest coming back"};
    case Because::maintenance: return {"maintenance holds it", "maintenance releasing the room"};
    case Because::humidity: return {"the empty room is damp and is dried", "dry air, or a guest"};
    case Because::condensation:
      return {"the drip pan is full", "a dry drip pan: maintenance should look"};
    case Because::opening:
      return {"a window or balcony door is open", "closing the window or door"};
    case Because::air_sensor:
      return {"the room has no usable temperature sensor",
              "a working sensor: maintenance should look"};
    case Because::overheat: return {"it is too hot to heat", "the room cooling down"};
    case Because::frost: return {"pipes may burst", "the room warming up"};
    case Because::evacuation: return {"the house is evacuated", "the evacuation being ended"};
    case Because::unknown:
      return {"the room gives a reason that this hub does not know", "an update of the hub"};
  }
  panic("a Because has words");
}

std::string clock_text(room::UtcTime at, room::UtcTime now, const CivilClock& clock) {
  const std::int64_t local = at.seconds + std::int64_t{60} * clock.offset_min(at);
  const std::int64_t today = now.seconds + std::int64_t{60} * clock.offset_min(now);
  const std::chrono::sys_seconds time{std::chrono::seconds(local)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::int64_t minute = (time - day).count() / 60;
  std::string hour = two_digits(minute / 60) + ":" + two_digits(minute % 60);
  if (day == std::chrono::floor<std::chrono::days>(
                 std::chrono::sys_seconds{std::chrono::seconds(today)})) {
    return hour;
  }
  const std::chrono::year_month_day date(day);
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day())) + " " + hour;
}

}  // namespace innkeeper::hub
