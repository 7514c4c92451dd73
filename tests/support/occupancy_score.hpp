// SPDX-License-Identifier: Apache-2.0
// How often the room's belief about its guests is wrong, over simulated stays whose truth is known.
#pragma once

#include <cstdint>

#include "shared/room/energy_code.hpp"

namespace innkeeper::test {

struct OccupancyScore {
  int nights = 0;
  std::int64_t minutes = 0;
  std::int64_t right_minutes = 0;  ///< believed occupied (leaving counts as it) equals the truth
  std::int64_t false_vacant_minutes = 0;        ///< a guest is in, and the room is set back
  std::int64_t false_vacant_sleep_minutes = 0;  ///< and everybody who is in sleeps
  std::int64_t false_occupied_minutes = 0;      ///< nobody is in, quiet periods included
  int false_setback_nights = 0;  ///< nights, 23:00 to 07:00, with a false vacancy in them
  int departures = 0;            ///< of the last guest who was in

  [[nodiscard]] double accuracy() const {
    return static_cast<double>(right_minutes) / static_cast<double>(minutes);
  }
  OccupancyScore& operator+=(const OccupancyScore& other);
};

/// One stay of `nights` nights: motion sensors see an awake guest in half of the minutes, a sleeping one
/// in two of a hundred. Deterministic.
[[nodiscard]] OccupancyScore score_stay(int guests, int nights, std::uint32_t seed,
                                        room::EnergyCode code = room::EnergyCode::none);

}  // namespace innkeeper::test
