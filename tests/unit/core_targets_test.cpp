// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/targets.hpp"
#include "tests/support/property_text.hpp"

namespace innkeeper::hub {
namespace {

using config::YearDay;
using room::Temperature;
using support::property_of;
using support::property_text;

constexpr std::size_t kStandard = 0;
constexpr std::size_t kSuite = 1;

config::Property with_seasons() {
  return property_of(
      property_text("[[season]]\nname = \"winter\"\nfrom = \"11-01\"\nto = \"03-31\"\n"
                    "[season.climate]\nvacant = { heat = 14, cool = 28 }\n"
                    "[season.type.suite]\ncomfort = 23\nout_of_service = { heat = 8, cool = 33 }\n"
                    "[[season]]\nname = \"high\"\nfrom = \"07-15\"\nto = \"08-31\"\n"
                    "[season.climate]\ncomfort = 24\npre_arrival = { heat = 21, cool = 26 }\n"));
}

TEST_CASE("a season holds from its first day to its last, over the year's end") {
  const auto property = with_seasons();
  const auto name_on = [&](YearDay day) {
    const config::Season* season = season_on(property, day);
    return season == nullptr ? std::string() : season->name;
  };
  CHECK(name_on({10, 31}).empty());
  CHECK(name_on({11, 1}) == "winter");
  CHECK(name_on({12, 31}) == "winter");
  CHECK(name_on({1, 1}) == "winter");
  CHECK(name_on({2, 29}) == "winter");
  CHECK(name_on({3, 31}) == "winter");
  CHECK(name_on({4, 1}).empty());
  CHECK(name_on({7, 14}).empty());
  CHECK(name_on({7, 15}) == "high");
  CHECK(name_on({8, 31}) == "high");
  CHECK(name_on({9, 1}).empty());
}

TEST_CASE("targets are the type's own outside of every season") {
  const auto property = with_seasons();
  for (const std::size_t type : {kStandard, kSuite}) {
    CHECK(targets_of(property, type, RoomUse::rented, {5, 1}) == property.types[type].climate);
    CHECK(targets_of(property, type, RoomUse::vacant, {5, 1}) == property.types[type].climate);
  }
}

TEST_CASE("targets are the season's while it lasts") {
  const auto property = with_seasons();
  const auto standard = targets_of(property, kStandard, RoomUse::rented, {12, 24});
  CHECK(standard.comfort == property.types[kStandard].climate.comfort);
  CHECK(standard.vacant.heat == Temperature::celsius(14));
  const auto suite = targets_of(property, kSuite, RoomUse::rented, {12, 24});
  CHECK(suite.comfort == Temperature::celsius(23));
  CHECK(suite.vacant.heat == Temperature::celsius(14));
}

TEST_CASE("a room out of service is held as declared for it, or else as vacant") {
  const auto property = with_seasons();
  CHECK(targets_of(property, kSuite, RoomUse::out_of_service, {1, 10}).vacant ==
        room::TemperatureBand{Temperature::celsius(8), Temperature::celsius(33)});
  CHECK(targets_of(property, kSuite, RoomUse::vacant, {1, 10}).vacant ==
        room::TemperatureBand{Temperature::celsius(14), Temperature::celsius(28)});
  CHECK(targets_of(property, kSuite, RoomUse::out_of_service, {5, 10}).vacant ==
        property.types[kSuite].climate.vacant);
}

TEST_CASE("a room before an arrival is held as declared for it, or else at comfort") {
  const auto property = with_seasons();
  CHECK(targets_of(property, kStandard, RoomUse::pre_arrival, {8, 1}).vacant ==
        room::TemperatureBand{Temperature::celsius(21), Temperature::celsius(26)});
  CHECK(targets_of(property, kStandard, RoomUse::pre_arrival, {5, 1}).vacant ==
        room::TemperatureBand{Temperature::celsius(21), Temperature::celsius(22)});
}

TEST_CASE("the day is that of the property, not of UTC") {
  // 2026-10-31T22:59:59Z and one second later, an hour east; 2024-02-29T12:00:00Z.
  CHECK(year_day({{1793487599}, 60}) == YearDay{10, 31});
  CHECK(year_day({{1793487600}, 60}) == YearDay{11, 1});
  CHECK(year_day({{1793487600}, 0}) == YearDay{10, 31});
  CHECK(year_day({{1709208000}, -300}) == YearDay{2, 29});
  CHECK(year_day({{-1}, 0}) == YearDay{12, 31});
}

config::Property with_tiers() {
  return property_of(property_text(
      "[[tier]]\nname = \"gold\"\nmatch = [\"GOLD\", \"3\"]\nmin = 16\nsetback = false\n"
      "pre_arrival_min = 120\n[tier.welcome]\nsalon = 70\n"
      "[[tier]]\nname = \"silver\"\nmatch = [\"SLV\"]\nwelcome_scene = \"read\"\n"));
}

TEST_CASE("a tier is found by VIP code or tier text, however it is written, the first one first") {
  const auto property = with_tiers();
  const auto name_of_tier = [&](const char* vip, const char* tier) {
    const config::Tier* found = tier_of(property, vip, tier);
    return found == nullptr ? std::string() : found->name;
  };
  CHECK(name_of_tier("3", "") == "gold");
  CHECK(name_of_tier("", "Gold") == "gold");
  CHECK(name_of_tier("slv", "") == "silver");
  CHECK(name_of_tier("3", "SLV") == "gold");
  CHECK(name_of_tier("", "").empty());
  CHECK(name_of_tier("33", "GOLDEN").empty());
}

TEST_CASE("a tier changes the limits it names and may forbid setback") {
  const auto property = with_tiers();
  room::ClimatePlan expected = property.types[kStandard].climate;
  CHECK(for_tier(expected, property.tiers[1]) == expected);
  const auto climate = for_tier(expected, property.tiers[0]);
  expected.min = Temperature::celsius(16);
  expected.recovery_min = 0;
  CHECK(climate == expected);
}

TEST_CASE("a tier's welcome leaves out lights that the room lacks") {
  const auto property = with_tiers();
  CHECK_FALSE(welcome_of(property.tiers[0], property.types[kStandard]));
  const auto suite = welcome_of(property.tiers[0], property.types[kSuite]);
  REQUIRE(suite);
  REQUIRE(suite->size() == 1);
  CHECK((*suite)[0].fixture.view() == "salon");
}

TEST_CASE("a tier's welcome scene gives each light what its role gives in that scene") {
  const auto property = with_tiers();
  const auto levels = welcome_of(property.tiers[1], property.types[kStandard]);
  REQUIRE(levels);
  REQUIRE(levels->size() == 2);
  for (const room::FixtureLevel& level : *levels) {
    CHECK(level.level == scene_level(room::Scene::read, room::FixtureRole::general));
  }
}

TEST_CASE("the time of pre-arrival is the tier's, or else the property's") {
  const auto property = with_tiers();
  CHECK(pre_arrival(property, &property.tiers[0]) == std::chrono::minutes(120));
  CHECK(pre_arrival(property, &property.tiers[1]) == std::chrono::minutes(60));
  CHECK(pre_arrival(property, nullptr) == std::chrono::minutes(60));
}

}  // namespace
}  // namespace innkeeper::hub
