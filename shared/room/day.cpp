// SPDX-License-Identifier: Apache-2.0
#include "shared/room/day.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

DayPart day_part(const std::optional<LocalTime>& time, const QuietHours& quiet) {
  constexpr int kMorning = 6 * 60;
  constexpr int kEvening = 18 * 60;
  if (!time) return DayPart::unknown;
  const int minute = time->minute();
  if (quiet.contain(minute)) return DayPart::night;
  return minute >= kMorning && minute < kEvening ? DayPart::day : DayPart::evening;
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

}  // namespace innkeeper::room
