// SPDX-License-Identifier: Apache-2.0
// The belief about guests over hundreds of simulated nights, against the truth.
#include "tests/support/catch.hpp"
#include "tests/support/occupancy_score.hpp"

namespace innkeeper::test {
namespace {

OccupancyScore score_many(int guests, int stays) {
  constexpr int kNights = 4;
  OccupancyScore score;
  for (int seed = 1; seed <= stays; ++seed) {
    score += score_stay(guests, kNights, static_cast<std::uint32_t>(seed));
  }
  return score;
}

TEST_CASE(
    "no single guest who sleeps is ever set back, and the belief is right in 97 of 100 minutes") {
  const OccupancyScore score = score_many(1, 60);
  INFO("accuracy " << score.accuracy() << ", false vacant " << score.false_vacant_minutes
                   << " min, false occupied " << score.false_occupied_minutes << " min, "
                   << score.departures << " departures in " << score.nights << " nights");
  CHECK(score.departures > score.nights / 2);
  CHECK(score.false_vacant_sleep_minutes == 0);
  CHECK(score.accuracy() >= 0.97);
}

TEST_CASE("of two guests one is falsely set back in at most one night of a hundred") {
  const OccupancyScore score = score_many(2, 60);
  INFO("accuracy " << score.accuracy() << ", false setback nights " << score.false_setback_nights
                   << " of " << score.nights << ", false vacant " << score.false_vacant_minutes
                   << " min, false occupied " << score.false_occupied_minutes << " min");
  CHECK(score.false_setback_nights * 100 <= score.nights);
}

}  // namespace
}  // namespace innkeeper::test
