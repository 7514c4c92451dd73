// SPDX-License-Identifier: Apache-2.0
// The hours of a local day that a room cares about: quiet ones, light ones, and those between.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/time.hpp"

namespace innkeeper::room {

inline constexpr int kMinutesOfDay = 1440;

/// The local time of day.
struct LocalTime {
  UtcTime utc;
  std::int16_t offset_min = 0;  ///< minutes east of UTC, -1,440 to 1,440
  /// Minutes since local midnight, 0 .. 1,439.
  [[nodiscard]] constexpr int minute() const {
    const std::int64_t local = utc.seconds / 60 + offset_min;
    return static_cast<int>(((local % kMinutesOfDay) + kMinutesOfDay) % kMinutesOfDay);
  }
  friend constexpr bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// When the house is quiet, in minutes of the local day, 0 .. 1,439: from `from` on, `to` no longer.
/// May go over midnight; the two differ. The hours of the occupancy sensing are others.
struct QuietHours {
  std::uint16_t from = 23 * 60;
  std::uint16_t to = 6 * 60;
  [[nodiscard]] constexpr bool contain(int minute) const {
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }
  friend constexpr bool operator==(const QuietHours&, const QuietHours&) = default;
};

/// Parts of the day for light: nobody gets bright or cold light at night. The colours of each part
/// follow Brown et al. 2022 (little melanopic light from three hours before bed, nearly none at night).
enum class DayPart : std::uint8_t {
  unknown,  // nobody told the time since boot: treated like the evening
  day,      // 06:00 to 18:00, as far as that is not quiet
  evening,  // the rest: from 18:00, and a morning before 06:00 whose quiet hours are over
  night,    // the quiet hours, whenever they are
};

[[nodiscard]] DayPart day_part(const std::optional<LocalTime>& time, const QuietHours& quiet);

[[nodiscard]] std::string_view name_of(DayPart part);

}  // namespace innkeeper::room
