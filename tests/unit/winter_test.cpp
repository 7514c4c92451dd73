// SPDX-License-Identifier: Apache-2.0
// The whole agent in simulated winter rooms without a window contact. `innkeeper-bench openings` measures
// the same over more rooms; these bounds hold for the seeds below.
#include "tests/bench/openings.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::bench {
namespace {

template <class Judge>
void for_rooms(Winter winter, bool noise_free, Judge judge) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    OpeningsOptions options;
    options.winter = winter;
    options.days = 8;
    options.noise_free = noise_free;
    options.seed = seed;
    judge(simulate_winter(options));
  }
}

TEST_CASE("a month of healthy winter days knows no open window and no frozen sensor") {
  for (const bool noise_free : {false, true}) {
    for_rooms(Winter::healthy, noise_free, [](const OpeningsResult& room) {
      CHECK(room.false_openings == 0);
      CHECK(room.false_frozen == 0);
      CHECK(room.openings.empty());
    });
  }
}

TEST_CASE("most windows that guests open in winter are found while they are open, within minutes") {
  double openings = 0;
  double found = 0;
  double soon = 0;
  for_rooms(Winter::airing, false, [&](const OpeningsResult& room) {
    CHECK(room.false_openings <= 1);
    for (const Opening& opening : room.openings) {
      ++openings;
      found += opening.found_min ? 1 : 0;
      soon += opening.found_min && *opening.found_min <= 10 ? 1 : 0;
    }
  });
  CHECK(openings >= 20);
  CHECK(found / openings >= 0.75);
  CHECK(soon / found >= 0.8);
}

TEST_CASE("a terminal that dies is told as heating, and not taken for a window") {
  for_rooms(Winter::dead_terminal, false, [](const OpeningsResult& room) {
    CHECK(room.false_openings == 0);
    CHECK(room.heating_told_h.has_value());
  });
}

TEST_CASE("a sensor that freezes is told within a day whatever the room was doing") {
  for (const bool noise_free : {false, true}) {
    for_rooms(Winter::frozen_sensor, noise_free, [](const OpeningsResult& room) {
      REQUIRE(room.frozen_told_h.has_value());
      CHECK(*room.frozen_told_h <= 24.1);
    });
  }
}

}  // namespace
}  // namespace innkeeper::bench
