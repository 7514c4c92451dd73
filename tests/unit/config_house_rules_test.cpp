// SPDX-License-Identifier: Apache-2.0
#include "tests/support/property_text.hpp"

namespace innkeeper::config {
namespace {

using support::problems_of;
using support::property_of;
using support::property_text;

const std::string kGold =
    "[[tier]]\nname = \"gold\"\nmatch = [\"GOLD\", \"3\"]\n";  // lines 20 to 22

TEST_CASE("what a property does not say has its documented default") {
  const Property property = property_of(property_text());
  CHECK(property.seasons.empty());
  CHECK(property.tiers.empty());
  CHECK(property.units == room::Units::celsius);
  CHECK(property.quiet_hours == room::QuietHours{23 * 60, 6 * 60});
  CHECK(property.stays.sharers == SharersRule::first_arrival);
  CHECK(property.stays.sync_sweep_limit == 20);
  CHECK(property.stays.departed_hours == 24);
  CHECK(property.stays.pre_arrival_min == 60);
  CHECK(property.housekeeping.cleaning_min == 45);
  CHECK(property.housekeeping.turndown_min == 20);
  CHECK(property.housekeeping.airing_min == 15);
  CHECK(property.housekeeping.flush_after_days == 7);
  CHECK(property.housekeeping.air_after_days == 3);
  CHECK(property.demand_response.by == room::TemperatureDelta::milli_kelvin(1000));
  CHECK(property.demand_response.minutes == 120);
  CHECK(property.audit_days == 365);
}

TEST_CASE("every house rule is read") {
  const Property property = property_of(
      "units = \"fahrenheit\"\n" +
      property_text("[quiet_hours]\nfrom = \"22:30\"\nto = \"07:05\"\n"
                    "[stays]\nsharers = \"average\"\nsync_sweep_limit = 35\ndeparted_hours = 48\n"
                    "pre_arrival_min = 90\n"
                    "[housekeeping]\ncleaning_min = 60\nturndown_min = 10\nairing_min = 30\n"
                    "flush_after_days = 5\nair_after_days = 2\n"
                    "[demand_response]\nby = 1.5\nminutes = 45\n"
                    "[audit]\nretention_days = 90\n"));
  CHECK(property.units == room::Units::fahrenheit);
  CHECK(property.quiet_hours == room::QuietHours{22 * 60 + 30, 7 * 60 + 5});
  CHECK(property.stays.sharers == SharersRule::average);
  CHECK(property.stays.sync_sweep_limit == 35);
  CHECK(property.stays.departed_hours == 48);
  CHECK(property.stays.pre_arrival_min == 90);
  CHECK(property.housekeeping.cleaning_min == 60);
  CHECK(property.housekeeping.turndown_min == 10);
  CHECK(property.housekeeping.airing_min == 30);
  CHECK(property.housekeeping.flush_after_days == 5);
  CHECK(property.housekeeping.air_after_days == 2);
  CHECK(property.demand_response.by == room::TemperatureDelta::milli_kelvin(1500));
  CHECK(property.demand_response.minutes == 45);
  CHECK(property.audit_days == 90);
}

TEST_CASE("a tier says how it is known, its limits, setback, pre-arrival and welcome") {
  const Property property =
      property_of(property_text(
          kGold + "min = 16\nmax = 28\nsetback = false\npre_arrival_min = 120\n"
                  "[tier.welcome]\nsalon = 70\nceiling = 20\n"
                  "[[tier]]\nname = \"silver\"\nmatch = [\"SLV\"]\nwelcome_scene = \"relax\"\n"));
  REQUIRE(property.tiers.size() == 2);
  const Tier& gold = property.tiers[0];
  CHECK(gold.name == "gold");
  CHECK(gold.match == std::vector<std::string>{"GOLD", "3"});
  CHECK(gold.min == room::Temperature::celsius(16));
  CHECK(gold.max == room::Temperature::celsius(28));
  CHECK_FALSE(gold.setback);
  CHECK(gold.pre_arrival_min == 120);
  CHECK(gold.welcome.size() == 2);
  CHECK_FALSE(gold.welcome_scene);
  const Tier& silver = property.tiers[1];
  CHECK(silver.setback);
  CHECK(silver.welcome_scene == room::Scene::relax);
  CHECK_FALSE(silver.min);
  CHECK_FALSE(silver.pre_arrival_min);
}

TEST_CASE("a text of the PMS belongs to one tier, however it is written") {
  CHECK(problems_of(property_text(kGold + "[[tier]]\nname = \"b\"\nmatch = [\"gold\"]\n")) ==
        "p:25:9: tier[2].match: \"gold\" was declared before, at line 22; each one once\n");
  CHECK(problems_of(property_text(kGold + "[[tier]]\nname = \"gold\"\nmatch = [\"x\"]\n")) ==
        "p:24:8: tier[2].name: \"gold\" was declared before, at line 21; each one once\n");
}

TEST_CASE("a VIP code without quotes is refused with the reason to quote it") {
  CHECK(
      problems_of(property_text("[[tier]]\nname = \"b\"\nmatch = [3]\n")) ==
      "p:22:10: tier[1].match[1]: is the number 3; allowed: text; put it in double quotes, as the "
      "PMS writes it\n");
  CHECK(problems_of(property_text("[[tier]]\nname = \"b\"\nmatch = []\n")) ==
        "p:22:9: tier[1].match: is empty; allowed: the texts by which the PMS calls this tier\n");
}

TEST_CASE("a tier whose limits leave a room type no set point is refused") {
  CHECK(problems_of(property_text(kGold + "min = 26.5\n")) ==
        "p:23:7: tier[1].min: leaves nothing between the lowest and the highest set point of room "
        "type \"standard\"; allowed: min at most max\n");
  const std::string winter =
      "[[season]]\nname = \"winter\"\nfrom = \"11-01\"\nto = \"03-31\"\n[season.climate]\nmax = "
      "24\n";
  CHECK(
      problems_of(property_text(winter + "[[tier]]\nname = \"t\"\nmatch = [\"t\"]\nmin = 25\n")) ==
      "p:29:7: tier[1].min: leaves nothing between the lowest and the highest set point of room "
      "type \"standard\" in season \"winter\"; allowed: min at most max\n");
}

TEST_CASE("a tier's welcome is a scene or levels of fixtures that some room has") {
  CHECK(problems_of(property_text(kGold + "[tier.welcome]\nsaloon = 20\n")) ==
        "p:24:10: tier[1].welcome.saloon: is not a fixture of any room type; did you mean "
        "\"salon\"?\n");
  CHECK(problems_of(property_text(kGold + "welcome_scene = \"relx\"\n")) ==
        "p:23:17: tier[1].welcome_scene: \"relx\" is not known; allowed: relax, read, night, off; "
        "did you mean \"relax\"?\n");
  CHECK(problems_of(
            property_text(kGold + "welcome_scene = \"read\"\n[tier.welcome]\nsalon = 20\n")) ==
        "p:23:17: tier[1].welcome_scene: stands beside [tier.welcome]; allowed: one of the two; "
        "remove the one that is not meant\n");
}

TEST_CASE("quiet hours are two different times of day") {
  const auto quiet = [](const std::string& from, const std::string& to) {
    return property_text("[quiet_hours]\nfrom = \"" + from + "\"\nto = \"" + to + "\"\n");
  };
  CHECK(problems_of(quiet("00:00", "23:59")).empty());
  for (const char* bad : {"24:00", "7:00", "07:60", "0700", "07-00", "aa:bb", "-1:00"}) {
    CHECK(problems_of(quiet(bad, "06:00")) ==
          "p:21:8: quiet_hours.from: \"" + std::string(bad) +
              "\" is not a time of day; allowed: a local time as \"HH:MM\", such as \"23:00\"\n");
  }
  CHECK(problems_of(quiet("06:00", "06:00")) ==
        "p:22:6: quiet_hours.to: is the same time as from; allowed: another time; a house without "
        "quiet hours has short ones in the middle of the night\n");
  CHECK(problems_of(property_text("[quiet_hours]\nfrom = \"22:00\"\n")) ==
        "p:20:1: quiet_hours.to: is missing; allowed: text of 1 to 255 bytes\n");
}

TEST_CASE("house rules outside their ranges are refused, all in one reading") {
  const std::string text = problems_of(
      "units = \"kelvin\"\n" +
      property_text("[stays]\nsharers = \"avrage\"\nsync_sweep_limit = 0\ndeparted_hours = 745\n"
                    "pre_arrival_min = 1441\n[housekeeping]\ncleaning_min = 121\nturndown_min = 0\n"
                    "airing_min = 0\nflush_after_days = 0\nair_after_days = 366\n"
                    "[demand_response]\nby = 5.1\nminutes = 721\n[audit]\nretention_days = 0\n"));
  for (const char* expected :
       {"units: \"kelvin\" is not known; allowed: celsius, fahrenheit",
        "stays.sharers: \"avrage\" is not known; allowed: first_arrival, last_change, average,",
        " policy; did you mean \"average\"?",
        "stays.sync_sweep_limit: is the number 0; allowed: a whole number from 1 to 100",
        "stays.departed_hours: is the number 745; allowed: a whole number from 0 to 744",
        "stays.pre_arrival_min: is the number 1441; allowed: a whole number from 0 to 1440",
        "housekeeping.cleaning_min: is the number 121; allowed: a whole number from 1 to 120",
        "housekeeping.turndown_min: is the number 0", "housekeeping.airing_min: is the number 0",
        "housekeeping.flush_after_days: is the number 0; allowed: a whole number from 1 to 365",
        "housekeeping.air_after_days: is the number 366",
        "demand_response.by: is the number 5.1; allowed: a number from 0.1 to 5",
        "demand_response.minutes: is the number 721; allowed: a whole number from 5 to 720",
        "audit.retention_days: is the number 0; allowed: a whole number from 1 to 3650"}) {
    CAPTURE(expected, text);
    CHECK(text.find(expected) != std::string::npos);
  }
}

}  // namespace
}  // namespace innkeeper::config
