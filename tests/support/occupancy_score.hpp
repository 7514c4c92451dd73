// SPDX-License-Identifier: Apache-2.0
// How often the room's belief about its guests is wrong, over simulated stays whose truth is known.
#pragma once

#include <cstdint>

#include "device/sim/occupant.hpp"
#include "shared/room/energy_code.hpp"

namespace innkeeper::test {

struct OccupancyScore {
  int nights = 0;
  std::int64_t minutes = 0;
  std::int64_t right_minutes = 0;  ///< believed occupied (leaving counts as it) equals the truth
  std::int64_t false_vacant_minutes = 0;        ///< a guest is in, and the room is set back
  std::int64_t false_vacant_sleep_minutes = 0;  ///< and everybody who is in sleeps
  std::int64_t false_occupied_minutes = 0;      ///< nobody is in, quiet periods included
  /// Nights with a false vacancy between 23:00 and 07:00, or of a sleeper at whatever hour.
  int false_setback_nights = 0;
  int departures = 0;  ///< of the last guest who was in

  [[nodiscard]] double accuracy() const {
    return static_cast<double>(right_minutes) / static_cast<double>(minutes);
  }
  OccupancyScore& operator+=(const OccupancyScore& other);
};

/// Who stays, and how well they are seen.
struct StayScript {
  int guests = 1;
  int nights = 4;
  room::EnergyCode code = room::EnergyCode::none;
  sim::OccupantTraits people;  ///< with what a motion sensor sees of them
};

/// One stay. Deterministic by seed.
[[nodiscard]] OccupancyScore score_stay(const StayScript& script, std::uint32_t seed);

}  // namespace innkeeper::test
