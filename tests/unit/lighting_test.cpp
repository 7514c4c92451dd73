// SPDX-License-Identifier: Apache-2.0
#include "shared/control/lighting.hpp"

#include <cmath>
#include <random>
#include <utility>

#include "shared/control/path_light.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::control {
namespace {

using room::Because;
using room::Percent;
using std::chrono::milliseconds;
using std::chrono::seconds;

Percent percent(int value) { return Percent::from(value).value(); }

room::Fixtures one_light(bool dimmable = true) {
  room::Fixture lamp(room::fixture_name("lamp").value());
  lamp.dimmable = dimmable;
  room::Fixtures fixtures;
  REQUIRE(fixtures.push_back(lamp));
  return fixtures;
}

room::Decision level(int value, Because because = Because::guest_hand) {
  room::Decision decision;
  REQUIRE(decision.lights.push_back(
      {room::fixture_name("lamp").value(), percent(value), because, {}, {}}));
  return decision;
}

TEST_CASE("levels follow the dimming curve of IEC 62386-102") {
  for (const auto& [share, expected] :
       {std::pair{0, 0}, std::pair{10, 170}, std::pair{20, 195}, std::pair{30, 210},
        std::pair{40, 220}, std::pair{50, 229}, std::pair{60, 235}, std::pair{70, 241},
        std::pair{80, 246}, std::pair{90, 250}, std::pair{100, 254}}) {
    CAPTURE(share);
    CHECK(dim_level_of(percent(share)) == expected);
  }
  for (const auto& [n, share] :
       {std::pair{1, 0.1}, std::pair{10, 0.1279}, std::pair{50, 0.3811}, std::pair{100, 1.4925},
        std::pair{128, 3.2057}, std::pair{170, 10.091}, std::pair{195, 19.971},
        std::pair{229, 50.531}, std::pair{254, 100.0}}) {
    CAPTURE(n);
    CHECK(std::abs(linear_of(static_cast<DimLevel>(n)) - share / 100 * 65'535) < 1.0);
  }
}

TEST_CASE(
    "more level is more light, more percent never less level, and to 30 percent each has its own") {
  CHECK(linear_of(0) == 0);
  for (int n = 1; n <= kFullDimLevel; ++n) {
    REQUIRE(linear_of(static_cast<DimLevel>(n)) > linear_of(static_cast<DimLevel>(n - 1)));
  }
  for (int share = 1; share <= 100; ++share) {
    const DimLevel n = dim_level_of(percent(share));
    const DimLevel below = dim_level_of(percent(share - 1));
    // Further up a percent is less than a step of the curve.
    REQUIRE((share <= 30 ? n > below : n >= below));
  }
}

TEST_CASE("after a start light is there at once, later it fades from where it is") {
  Lighting light(one_light());
  room::Time now{};
  light.aim(level(100), now);
  CHECK(light.lamps(now)[0].level == 254);
  CHECK(light.next_change(now) == std::nullopt);
  light.aim(level(0), now);
  CHECK(light.lamps(now)[0].level == 254);
  now += milliseconds(350);
  const DimLevel halfway = light.lamps(now)[0].level;
  CHECK(halfway < 150);
  CHECK(halfway > 100);
  light.aim(level(100), now);
  CHECK(light.lamps(now)[0].level == halfway);
  CHECK(light.lamps(now + seconds(1))[0].level == 254);
}

TEST_CASE("a hand is answered within a second, a room that was left takes four") {
  CHECK(fade_time(Because::guest_hand) < seconds(1));
  CHECK(fade_time(Because::guest_preference) == seconds(2));
  CHECK(fade_time(Because::unoccupied) == seconds(4));
}

TEST_CASE("a light that cannot be dimmed switches, and any level is all of it") {
  Lighting light(one_light(false));
  light.aim(level(0), room::Time{});
  light.aim(level(1), room::Time(seconds(1)));
  CHECK(light.lamps(room::Time(seconds(1)))[0].level == 254);
  CHECK(light.next_change(room::Time(seconds(1))) == std::nullopt);
}

TEST_CASE("a lamp that burns five seconds after it should be dark does not obey") {
  Lighting light(one_light());
  light.aim(level(50), room::Time{});
  light.aim(level(0), room::Time(seconds(10)));
  light.heard(0, true, room::Time(seconds(15)));
  CHECK_FALSE(light.disobeyed());
  light.heard(0, true, room::Time(seconds(16)));
  CHECK(light.disobeyed());
  light.heard(0, false, room::Time(seconds(17)));
  CHECK_FALSE(light.disobeyed());
  light.heard(0, std::nullopt, room::Time(seconds(18)));
  CHECK_FALSE(light.disobeyed());
}

TEST_CASE(
    "however often it is told anew, a fade goes one way, never too far, and ends where it should") {
  const std::uint32_t fresh = std::random_device{}();
  for (const std::uint32_t seed : {1U, 2U, fresh}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Lighting light(one_light());
    room::Time now{};
    light.aim(level(0), now);
    for (int i = 0; i < 2000; ++i) {
      const int wanted = static_cast<int>(random() % 101);
      light.aim(level(wanted), now);
      const int to = dim_level_of(percent(wanted));
      int before = light.lamps(now)[0].level;
      for (int steps = static_cast<int>(random() % 30); steps > 0; --steps) {
        now += milliseconds(random() % 60);
        const int at = light.lamps(now)[0].level;
        REQUIRE(std::abs(to - at) <= std::abs(to - before));
        REQUIRE((to - before) * (to - at) >= 0);
        before = at;
      }
      if (random() % 10 == 0) {
        now += std::chrono::hours(1);
        REQUIRE(light.lamps(now)[0].level == to);
        REQUIRE(light.next_change(now) == std::nullopt);
      }
    }
  }
}

room::Situation at_hour(int hour) {
  room::Situation situation;
  situation.time = room::LocalTime{{1'790'035'200}, static_cast<std::int16_t>(hour * 60)};
  return situation;
}

constexpr room::QuietHours kQuiet{};

TEST_CASE("the way is lit by motion in the dark of the night, for ninety seconds") {
  PathLight path;
  const room::Time now{};
  CHECK(path.update(true, true, at_hour(2), kQuiet, now));
  CHECK(path.update(false, true, at_hour(2), kQuiet, now + seconds(89)));
  CHECK_FALSE(path.update(false, true, at_hour(2), kQuiet, now + seconds(90)));
}

TEST_CASE(
    "no path light by day, with other light, for staff, in an empty room or at an unknown hour") {
  const room::Time now{};
  CHECK_FALSE(PathLight{}.update(true, true, at_hour(12), kQuiet, now));
  CHECK_FALSE(PathLight{}.update(true, false, at_hour(2), kQuiet, now));
  CHECK_FALSE(PathLight{}.update(true, true, room::Situation{}, kQuiet, now));
  for (const auto presence : {room::Presence::nobody, room::Presence::staff}) {
    room::Situation situation = at_hour(2);
    situation.presence = presence;
    CHECK_FALSE(PathLight{}.update(true, true, situation, kQuiet, now));
  }
}

TEST_CASE("a house that is quiet at other hours lights the way at those") {
  constexpr room::QuietHours kEarly{20 * 60, 2 * 60};
  CHECK(PathLight{}.update(true, true, at_hour(21), kEarly, room::Time{}));
  CHECK_FALSE(PathLight{}.update(true, true, at_hour(2), kEarly, room::Time{}));
}

TEST_CASE("scenes give what their names promise, by the role of a light") {
  using room::FixtureRole;
  using room::Scene;
  for (const auto role : {FixtureRole::general, FixtureRole::bedside, FixtureRole::reading,
                          FixtureRole::bath, FixtureRole::path}) {
    CHECK(scene_level(Scene::off, role) == Percent::zero());
    CHECK(scene_level(Scene::cleaning, role) == Percent::full());
    CHECK(scene_level(Scene::night, role) <= percent(5));
  }
  CHECK(scene_level(Scene::read, FixtureRole::reading) >
        scene_level(Scene::relax, FixtureRole::reading));
  CHECK(scene_colour(Scene::welcome, room::DayPart::night).kelvin == 2200);
  CHECK(scene_colour(Scene::welcome, room::DayPart::day).kelvin == 4000);
  CHECK(scene_colour(Scene::cleaning, room::DayPart::night).kelvin == 4000);
}

}  // namespace
}  // namespace innkeeper::control
