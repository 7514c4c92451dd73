// SPDX-License-Identifier: Apache-2.0
// The belief about guests over hundreds of simulated nights, against the truth.
#include <cstdint>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/occupancy_score.hpp"
#include "tests/support/rounds.hpp"

namespace innkeeper::test {
namespace {

/// Not of the seeds by which the rules were chosen: those begin at 10,001.
OccupancyScore score_many(const StayScript& script, std::uint32_t stays) {
  OccupancyScore score;
  for (std::uint32_t seed = 1; seed <= stays; ++seed) score += score_stay(script, seed);
  return score;
}

StayScript two_guests() {
  StayScript script;
  script.guests = 2;
  return script;
}

std::string words_of(const OccupancyScore& score) {
  std::ostringstream words;
  words << "accuracy " << score.accuracy() << ", false setback nights "
        << score.false_setback_nights << " of " << score.nights << ", false vacant "
        << score.false_vacant_minutes << " min, false occupied " << score.false_occupied_minutes
        << " min, " << score.departures << " departures";
  return words.str();
}

TEST_CASE(
    "no single guest who sleeps is ever set back, and the belief is right in 97 of 100 minutes") {
  const OccupancyScore score = score_many({}, 100);
  INFO(words_of(score));
  CHECK(score.departures > score.nights / 2);
  CHECK(score.false_vacant_sleep_minutes == 0);
  CHECK(score.accuracy() >= 0.97);
}

TEST_CASE(
    "of two guests one is falsely set back in at most one night of a hundred, and the belief is "
    "right in 97 of 100 minutes") {
  const OccupancyScore score = score_many(two_guests(), 100);
  INFO(words_of(score));
  CHECK(score.departures > score.nights / 2);
  CHECK(score.false_setback_nights * 100 <= score.nights);
  CHECK(score.accuracy() >= 0.97);
}

TEST_CASE("a sensor that sees sleepers half as often sets no more than one of a hundred back") {
  StayScript script = two_guests();
  script.people.seen_asleep /= 2;
  const OccupancyScore score = score_many(script, 100);
  INFO(words_of(score));
  CHECK(score.false_setback_nights * 100 <= score.nights);
}

TEST_CASE("an energy code costs sleepers that the house's own rules protect, never a single one") {
  StayScript script = two_guests();
  const auto nights = static_cast<std::uint32_t>(tests::rounds(100));
  const OccupancyScore free = score_many(script, nights);
  script.code = room::EnergyCode::ashrae_90_1;
  const OccupancyScore bound = score_many(script, nights);
  INFO(words_of(free) << "; by code " << words_of(bound));
  CHECK(bound.false_vacant_sleep_minutes > free.false_vacant_sleep_minutes);
  script.guests = 1;
  CHECK(score_many(script, nights).false_vacant_sleep_minutes == 0);
}

}  // namespace
}  // namespace innkeeper::test
