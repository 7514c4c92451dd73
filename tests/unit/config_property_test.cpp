// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "tests/support/property_text.hpp"
#include "tests/support/source_tree.hpp"

namespace innkeeper::config {
namespace {

using support::problems_of;

const std::string kHead = "name = \"Aurora\"\ntimezone = \"Europe/Rome\"\n";  // lines 1 and 2
const std::string kType =                                                     // lines 3 to 11
    "[[room_type]]\nname = \"standard\"\nfixtures = [\"ceiling\", \"bedside\"]\n"
    "[room_type.climate]\ncomfort = 21.5\nmin = 18\nmax = 26\n"
    "vacant = { heat = 16, cool = 28 }\n"
    "[room_type.welcome]\nceiling = 60\n";

std::string room_text(const std::string& number, const std::string& id,
                      const std::string& type = "standard") {
  return "[[room]]\nnumber = \"" + number + "\"\nid = \"" + id + "\"\ntype = \"" + type +
         "\"\nfloor = \"0\"\n";
}

/// `text` with the first `from` replaced by `to`.
std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string kGood = kHead + kType + room_text("0412", "r-7k2m9q");

TEST_CASE("a property is read whole, leading zeros of a number included") {
  const auto read = parse_property(kGood, "p");
  REQUIRE(read);
  CHECK(read->name == "Aurora");
  CHECK(read->timezone == "Europe/Rome");
  REQUIRE(read->types.size() == 1);
  const RoomType& type = read->types[0];
  CHECK(type.name == "standard");
  REQUIRE(type.fixtures.size() == 2);
  CHECK(type.fixtures[1].name.view() == "bedside");
  CHECK(type.climate.comfort == room::Temperature::milli_celsius(21'500));
  CHECK(type.climate.comfort_source == room::Source::policy);
  CHECK(type.climate.min == room::Temperature::celsius(18));
  CHECK(type.climate.max == room::Temperature::celsius(26));
  CHECK(type.climate.vacant.heat == room::Temperature::celsius(16));
  CHECK(type.climate.vacant.cool == room::Temperature::celsius(28));
  REQUIRE(type.welcome.size() == 1);
  CHECK(type.welcome[0] ==
        room::FixtureLevel{type.fixtures[0].name, room::Percent::from(60).value()});
  REQUIRE(read->rooms.size() == 1);
  CHECK(read->rooms[0].number == "0412");
  CHECK(read->rooms[0].id.view() == "r-7k2m9q");
  CHECK(read->rooms[0].type == 0);
  CHECK(read->rooms[0].floor == "0");
  CHECK(summary(*read) == "1 room, 1 room type");
}

TEST_CASE("the sample in the tree is a sound property of 24 rooms on three floors") {
  const auto read = read_property(tests::source_dir() + "/config/property.toml");
  if (!read) FAIL(describe(read.error()));
  CHECK(summary(*read) == "24 rooms, 3 room types");
}

TEST_CASE("a room number without quotes is refused with the reason to quote it") {
  CHECK(problems_of(with(kGood, "\"0412\"", "412")) ==
        "p:14:10: room[1].number: is the number 412; allowed: text; "
        "put it in double quotes: it is a label and leading zeros count\n");
}

TEST_CASE("a number or id used twice names both places") {
  CHECK(problems_of(kGood + room_text("0412", "r-2")) ==
        "p:19:10: room[2].number: \"0412\" was declared before, at line 14; each one once\n");
  CHECK(problems_of(kGood + room_text("412", "r-7k2m9q")) ==
        "p:20:6: room[2].id: \"r-7k2m9q\" was declared before, at line 15; each one once\n");
  CHECK(problems_of(kHead + kType + kType + room_text("1", "r-1")) ==
        "p:14:8: room_type[2].name: \"standard\" was declared before, at line 4; each one once\n");
}

TEST_CASE("an unknown room type finds the one that was meant") {
  CHECK(problems_of(with(kGood, "type = \"standard\"", "type = \"standrad\"")) ==
        "p:16:8: room[1].type: \"standrad\" is not a declared room type; "
        "did you mean \"standard\"?\n");
}

TEST_CASE("an id outside its alphabet, or the hub's own, is refused") {
  for (const std::string& id : {std::string("R-1"), std::string("1r"), std::string("r_1"),
                                std::string("hub"), std::string("r/1"), std::string(33, 'r')}) {
    CHECK(problems_of(with(kGood, "r-7k2m9q", id)) ==
          "p:15:6: room[1].id: \"" + id +
              "\" is not a room id; allowed: 1 to 32 of a-z, 0-9 and "
              "'-', starting with a letter, and not \"hub\"\n");
  }
  CHECK(problems_of(with(kGood, "r-7k2m9q", std::string(32, 'r'))).empty());
}

TEST_CASE("fixtures are named by the rules, once, and not more than fit") {
  const std::string list = "[\"ceiling\", \"bedside\"]";
  CHECK(problems_of(with(kGood, list, "[\"ceiling\", \"Bed side\"]")) ==
        "p:5:12: room_type[1].fixtures: \"Bed side\" is not a fixture name; allowed: 1 to 16 of "
        "a-z, 0-9 and '_', starting with a letter\n");
  CHECK(problems_of(with(kGood, list, "[\"ceiling\", \"ceiling\"]")) ==
        "p:5:12: room_type[1].fixtures: \"ceiling\" is named twice; each one once\n");
  std::string twelve = "\"ceiling\"";
  for (int i = 1; i < 12; ++i) twelve += ", \"f" + std::to_string(i) + '"';
  CHECK(problems_of(with(kGood, list, '[' + twelve + ']')).empty());
  CHECK(problems_of(with(kGood, list, '[' + twelve + ", \"f12\"]")) ==
        "p:5:12: room_type[1].fixtures: has 13 fixtures; allowed: at most 12\n");
}

TEST_CASE("names of lights that no plan could carry together are refused with what to shorten") {
  const auto with_last_name = [](std::size_t bytes) {
    std::string names = "[\"ceiling\"";
    for (char c = 'a'; c < 'a' + 10; ++c) names += ", \"light_" + std::string(1, c) + "x\"";
    names += ", \"" + std::string(bytes, 'l') + "\"]";
    return with(kGood, "[\"ceiling\", \"bedside\"]", names);
  };
  CHECK(problems_of(with_last_name(9)).empty());
  CHECK(problems_of(with_last_name(10)) ==
        "p:5:12: room_type[1].fixtures: has names of 97 bytes together; allowed: at most 96, so "
        "that every plan fits its message; shorten the longest names\n");
}

TEST_CASE("a welcome level speaks of the type's own fixtures, in percent") {
  CHECK(problems_of(with(kGood, "ceiling = 60", "celing = 60")) ==
        "p:12:10: room_type[1].welcome.celing: is not a fixture of this room type; "
        "did you mean \"ceiling\"?\n");
  CHECK(problems_of(with(kGood, "ceiling = 60", "ceiling = 101")) ==
        "p:12:11: room_type[1].welcome.ceiling: is the number 101; "
        "allowed: a whole number from 0 to 100\n");
}

TEST_CASE("temperatures outside every hotel room's range are refused") {
  CHECK(problems_of(with(kGood, "max = 26", "max = 79")) ==
        "p:9:7: room_type[1].climate.max: is the number 79; allowed: a number from 5 to 35\n");
}

TEST_CASE("climate values that contradict each other are told as pairs") {
  CHECK(problems_of(with(kGood, "max = 26", "max = 17.5")) ==
        "p:9:7: room_type[1].climate.max: 17.5 is below min = 18; allowed: min or more\n");
  CHECK(problems_of(with(kGood, "comfort = 21.5", "comfort = 26.5")) ==
        "p:7:11: room_type[1].climate.comfort: 26.5 is outside the type's own limits; "
        "allowed: 18 to 26\n");
  CHECK(problems_of(with(kGood, "cool = 28", "cool = 16.999")) ==
        "p:10:30: room_type[1].climate.vacant.cool: 16.999 is too close to heat = 16; allowed: at "
        "least 1 degree more, or heating and cooling would fight each other\n");
  CHECK(problems_of(with(kGood, "cool = 28", "cool = 17")).empty());
}

TEST_CASE("a time zone is an IANA name, not an offset") {
  for (const char* good : {"UTC", "Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+3"}) {
    CHECK(problems_of(with(kGood, "Europe/Rome", good)).empty());
  }
  for (const char* bad : {"+02:00", "Europe/", "/Rome", "Europe//Rome", "Europe Rome", "../etc"}) {
    CHECK(problems_of(with(kGood, "Europe/Rome", bad)).find("p:2:12: timezone: ") == 0);
  }
}

TEST_CASE("one reading tells every mistake of the file") {
  const std::string text = problems_of(
      "nmae = \"Aurora\"\ntimezone = \"CET+1 \"\n"
      "[[room_type]]\nname = \"a\"\nfixtures = []\n[[room]]\nnumber = 1\nid = \"X\"\nfloor = 1\n");
  for (const char* expected :
       {"name: is missing", "nmae: is not a known key; did you mean \"name\"?", "p:2:12: timezone",
        "room_type[1].climate: is missing", "room[1].number: is the number 1",
        "room[1].id: ", "room[1].type: is missing", "room[1].floor: is the number 1"}) {
    CAPTURE(expected, text);
    CHECK(text.find(expected) != std::string::npos);
  }
}

TEST_CASE("a property without rooms or types is not one") {
  CHECK(problems_of(kHead) ==
        "p:1:1: room: is missing; allowed: tables headed [[room]]\n"
        "p:1:1: room_type: is missing; allowed: tables headed [[room_type]]\n");
}

std::string large_property(std::size_t rooms) {
  std::string text = kHead + kType;
  for (std::size_t i = 0; i < rooms; ++i) {
    text += room_text(std::to_string(10'000 + i), "r-" + std::to_string(i));
  }
  return text;
}

TEST_CASE("the largest property is read and one room more is refused") {
  const auto largest = parse_property(large_property(kMaxRooms), "p");
  REQUIRE(largest);
  CHECK(largest->rooms.size() == kMaxRooms);
  const std::string refused = problems_of(large_property(kMaxRooms + 1));
  CHECK(refused.find("room: there are 20001 rooms; allowed: at most 20000\n") != std::string::npos);
}

TEST_CASE("ten thousand rooms are read in well under a second") {
  const std::string text = large_property(10'000);
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(parse_property(text, "p"));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  INFO("seconds: " << took.count());
  // Generous, for sanitizers on a busy machine; a quadratic reader needs minutes.
  CHECK(took.count() < 5.0);
}

}  // namespace
}  // namespace innkeeper::config
