// SPDX-License-Identifier: Apache-2.0
#include "shared/room/situation.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

DayPart day_part(const std::optional<LocalTime>& time) {
  constexpr int kHour = 60;
  if (!time) return DayPart::unknown;
  const int minute = time->minute();
  if (minute < 6 * kHour || minute >= 23 * kHour) return DayPart::night;
  return minute < 18 * kHour ? DayPart::day : DayPart::evening;
}

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::nobody: return "nobody";
    case Presence::leaving: return "leaving";
    case Presence::staff: return "staff";
    case Presence::guest: return "guest";
  }
  panic("a Presence has a name");
}

std::string_view name_of(Arrival arrival) {
  switch (arrival) {
    case Arrival::past: return "past";
    case Arrival::awaited: return "awaited";
    case Arrival::overdue: return "overdue";
  }
  panic("an Arrival has a name");
}

std::string_view name_of(DayPart part) {
  switch (part) {
    case DayPart::unknown: return "unknown";
    case DayPart::day: return "day";
    case DayPart::evening: return "evening";
    case DayPart::night: return "night";
  }
  panic("a DayPart has a name");
}

std::string_view name_of(Protection protection) {
  switch (protection) {
    case Protection::none: return "none";
    case Protection::humidity: return "humidity";
    case Protection::condensation: return "condensation";
    case Protection::opening: return "opening";
    case Protection::air_sensor: return "air_sensor";
    case Protection::overheat: return "overheat";
    case Protection::frost: return "frost";
  }
  panic("a Protection has a name");
}

}  // namespace innkeeper::room
