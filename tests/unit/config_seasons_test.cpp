// SPDX-License-Identifier: Apache-2.0
#include "tests/support/property_text.hpp"

namespace innkeeper::config {
namespace {

using support::problems_of;
using support::property_of;
using support::property_text;

const std::string kWinter =  // lines 20 to 24
    "[[season]]\nname = \"winter\"\nfrom = \"11-01\"\nto = \"03-31\"\n[season.climate]\n";

std::string season(const std::string& name, const std::string& from, const std::string& to) {
  return "[[season]]\nname = \"" + name + "\"\nfrom = \"" + from + "\"\nto = \"" + to +
         "\"\n[season.climate]\ncomfort = 22\n";
}

TEST_CASE("a room type may say what is held out of service and before an arrival") {
  const std::string more =
      "vacant = { heat = 17, cool = 27 }\nout_of_service = { heat = 8, cool = 32 }\n"
      "pre_arrival = { heat = 20, cool = 24 }\n";
  std::string text = property_text();
  const std::string last = "vacant = { heat = 17, cool = 27 }\n";
  text.replace(text.find(last), last.size(), more);
  const Property property = property_of(text);
  CHECK_FALSE(property.types[0].out_of_service);
  CHECK_FALSE(property.types[0].pre_arrival);
  CHECK(property.types[1].out_of_service ==
        room::TemperatureBand{room::Temperature::celsius(8), room::Temperature::celsius(32)});
  CHECK(property.types[1].pre_arrival ==
        room::TemperatureBand{room::Temperature::celsius(20), room::Temperature::celsius(24)});
}

TEST_CASE("a season changes what it names, for all types or for one, and keeps the rest") {
  const Property property = property_of(
      property_text(kWinter + "comfort = 23\nvacant = { heat = 14, cool = 28 }\n"
                              "[season.type.suite]\ncomfort = 24.5\nnight = 20\nrecovery_min = 20\n"
                              "pre_arrival = { heat = 23, cool = 26 }\n"));
  REQUIRE(property.seasons.size() == 1);
  const Season& winter = property.seasons[0];
  CHECK(winter.name == "winter");
  CHECK(winter.first == YearDay{11, 1});
  CHECK(winter.last == YearDay{3, 31});
  REQUIRE(winter.types.size() == 2);
  room::ClimatePlan standard = property.types[0].climate;
  standard.comfort = room::Temperature::celsius(23);
  standard.vacant.heat = room::Temperature::celsius(14);
  CHECK(winter.types[0].climate == standard);
  CHECK_FALSE(winter.types[0].pre_arrival);
  const SeasonTargets& suite = winter.types[1];
  CHECK(suite.climate.comfort == room::Temperature::milli_celsius(24'500));
  CHECK(suite.climate.night == room::Temperature::celsius(20));
  CHECK(suite.climate.recovery_min == 20);
  CHECK(suite.climate.vacant.heat == room::Temperature::celsius(14));
  CHECK(suite.climate.max == room::Temperature::celsius(27));
  CHECK(suite.pre_arrival->heat == room::Temperature::celsius(23));
}

TEST_CASE("a season obeys the property's energy code like the rest of the year") {
  const Property property =
      property_of("energy_code = \"iecc\"\n" + property_text(kWinter + "comfort = 22\n"));
  CHECK(property.seasons[0].types[0].climate.code == room::EnergyCode::iecc);
}

TEST_CASE("days of a season are told as MM-DD and exist in some year") {
  CHECK(problems_of(property_text(season("s", "02-29", "12-31"))).empty());
  for (const char* bad : {"02-30", "13-01", "00-10", "1-1", "11/01", "11-00", "04-31", "+1-01"}) {
    CHECK(problems_of(property_text(season("s", bad, "12-31"))) ==
          "p:22:8: season[1].from: \"" + std::string(bad) +
              "\" is no day of the year; allowed: a day of the year as \"MM-DD\", such as "
              "\"11-01\"\n");
  }
}

TEST_CASE("seasons may touch, over the year's end too, but share no day") {
  CHECK(problems_of(
            property_text(season("winter", "11-01", "03-31") + season("summer", "04-01", "10-31")))
            .empty());
  const std::string text =
      property_text(season("winter", "11-01", "03-31") + season("spring", "03-31", "06-30"));
  CHECK(problems_of(text) ==
        "p:28:8: season[2].from: overlaps the season \"winter\", 11-01 to 03-31; each day belongs "
        "to one season at most\n");
  // One season within the other, whichever comes first.
  for (const auto& inner : {season("a", "12-24", "01-02"), season("a", "02-01", "02-02")}) {
    const std::string outer = season("winter", "11-01", "03-31");
    CHECK(problems_of(property_text(inner + outer)).find("overlaps") != std::string::npos);
    CHECK(problems_of(property_text(outer + inner)).find("overlaps") != std::string::npos);
  }
}

TEST_CASE("a season that makes a type contradict itself is told with the type") {
  CHECK(problems_of(property_text(kWinter + "comfort = 26.5\n")) ==
        "p:25:11: season[1].climate.comfort: for room type \"standard\" 26.5 is outside the type's "
        "own limits; allowed: 18 to 26\n");
  CHECK(problems_of(property_text(kWinter + "[season.type.suite]\nmax = 16\n")) ==
        "p:26:7: season[1].type.suite.max: for room type \"suite\" 16 is below min = 17; allowed: "
        "min or more\n");
  CHECK(problems_of(property_text(kWinter + "vacant = { heat = 20, cool = 20 }\n")) ==
        "p:25:30: season[1].climate.vacant.cool: 20 is too close to heat = 20; allowed: at least 1 "
        "degree more, or heating and cooling would fight each other\n");
}

TEST_CASE("a season that names an unknown type, twice a name, or no change is refused") {
  CHECK(problems_of(property_text(kWinter + "[season.type.siute]\ncomfort = 22\n")) ==
        "p:25:1: season[1].type.siute: is not a declared room type; did you mean \"suite\"?\n");
  CHECK(problems_of(property_text(season("s", "01-01", "01-31") + season("s", "02-01", "02-02"))) ==
        "p:27:8: season[2].name: \"s\" was declared before, at line 21; each one once\n");
  CHECK(
      problems_of(property_text("[[season]]\nname = \"s\"\nfrom = \"01-01\"\nto = \"02-01\"\n")) ==
      "p:20:1: season[1].climate: is missing; allowed: [season.climate] or [season.type.NAME]; "
      "say what changes in this season\n");
  CHECK(problems_of(property_text(kWinter + "confort = 22\n")) ==
        "p:25:1: season[1].climate.confort: is not a known key; did you mean \"comfort\"?\n");
}

TEST_CASE("more seasons than fit a year are refused") {
  std::string rules;
  for (int i = 0; i < 24; ++i) {
    const std::string day = (i < 9 ? "0" : "") + std::to_string(i + 1);
    rules += season("s" + day, "01-" + day, "01-" + day);
  }
  CHECK(problems_of(property_text(rules)).empty());
  rules += season("last", "05-01", "05-02");
  CHECK(problems_of(property_text(rules))
            .find(": season: there are 25 seasons; allowed: at most "
                  "24\n") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::config
