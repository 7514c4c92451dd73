// SPDX-License-Identifier: Apache-2.0
// Rooms as people list them: tables of spreadsheets, ranges, and what becomes of a property's text.
#include "hub/core/property/room_draft.hpp"
#include "tests/support/property_text.hpp"

namespace innkeeper::hub {
namespace {

using support::problems_of;
using support::property_of;

/// `number floor type id` of each room, or `line:column detail` of each mistake.
std::string told(const RoomList& list) {
  std::string text;
  if (list.errors.empty()) {
    for (const ListedRoom& room : list.rooms) {
      text += room.number + ' ' + room.floor + ' ' + room.type +
              (room.id.empty() ? "" : ' ' + room.id) + '\n';
    }
    return text;
  }
  for (const FieldError& error : list.errors) {
    text += error.at + std::to_string(error.line) + ':' + std::to_string(error.column) + ' ' +
            error.detail + '\n';
  }
  return text;
}

std::string table(std::string_view text) { return told(read_room_table(text)); }

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a table is read as each kind of spreadsheet writes it") {
  const std::string rooms = "0101 1 standard\n102 1 suite r-x1\n";
  CHECK(table("0101,1,standard\n102,1,suite,r-x1\n") == rooms);
  CHECK(table("number,floor,type,id\r\n0101,1,standard,\r\n102,1,suite,r-x1") == rooms);
  CHECK(table("\xef\xbb\xbfType;Number;Id;Floor\r\nstandard;0101;;1\r\nsuite;102;r-x1;1\r\n") ==
        rooms);
  CHECK(table("number\tfloor\ttype\n0101\t1\tstandard\n\n ,\n") != rooms);
  CHECK(table("\n\n0101 , 1,\"standard\"\n,,\n\"102\",1,suite,r-x1\n\n") == rooms);
  CHECK(table("101,\"mezzanine, left\",\"the \"\"old\"\" wing\"\n") ==
        "101 mezzanine, left the \"old\" wing\n");
  CHECK(table("B\xc3\xa4r,1,standard\n") == "B\xc3\xa4r 1 standard\n");
}

TEST_CASE("every wrong line is told with its place, and no room comes out of it") {
  const std::string all =
      table("101,1,standard\n,1,standard\n103\n104,1,standard,r-1,more\n105,1,\"x\"y\n");
  CHECK(says(all, "2:1 number is missing in this line"));
  CHECK(says(all, "3:1 floor is missing in this line"));
  CHECK(says(all, "3:1 type is missing in this line"));
  CHECK(says(all, "4:20 there are 5 fields where 4 are expected"));
  CHECK(says(all, "5:10 text stands behind the closing double quote"));
}

TEST_CASE("a quote that never ends is told where it begins") {
  CHECK(says(table("101,1,standard\n102,\"1,standard\n103,1,standard\n"),
             "2:5 the double quote that begins here"));
}

TEST_CASE("names of columns that are none, missing or doubled are told") {
  const std::string all = table("number,storey,type,type\n101,1,standard\n");
  CHECK(says(all, "1:8 \"storey\" is no column"));
  CHECK(says(all, "1:20 column type is there twice"));
  CHECK(says(all, "column floor is missing"));
}

TEST_CASE("what is no UTF-8 is told with its place and the remedy") {
  CHECK(says(table("101,1,standard\n10\xfc,1,x\n"),
             "2:3 this is no UTF-8 text; save the table as \"CSV UTF-8\""));
  CHECK(says(table(std::string("\xff\xfe"
                               "1\0",
                               4)),
             "1:1 the table is UTF-16"));
  CHECK(says(table(std::string("10\0,1,x", 7)), "1:3 this is no UTF-8 text"));
  CHECK(says(table(""), "the table has no room"));
  CHECK(says(table("number,floor,type\n"), "the table has no room"));
}

TEST_CASE("a table has bounds: bytes, rooms, and mistakes that are told one by one") {
  CHECK(says(table(std::string(kMaxTableBytes + 1, 'x')), "more than 2 MiB"));
  std::string many;
  for (std::size_t i = 0; i <= config::kMaxRooms; ++i) many += std::to_string(i) + ",1,x\n";
  CHECK(says(table(many), "20001:1 a property has at most 20000 rooms"));
  std::string wrong;
  for (std::size_t i = 0; i < kMaxListErrors + 7; ++i) wrong += "1,,x\n";
  const RoomList list = read_room_table(wrong);
  CHECK(list.rooms.empty());
  CHECK(list.errors.size() == kMaxListErrors + 1);
  CHECK(list.errors.back().detail == "and 7 more");
}

RoomRange range(std::string from, std::string to, std::size_t floors = 1) {
  return {std::move(from), std::move(to), "standard", "1", floors, 100, {}};
}

TEST_CASE("a range goes over floors, leaves out what it is told, and keeps leading zeros") {
  RoomRange floors = range("101", "103", 2);
  floors.skip = {"102", "203"};
  CHECK(told(read_room_ranges({floors})) ==
        "101 1 standard\n103 1 standard\n201 2 standard\n202 2 standard\n");
  CHECK(told(read_room_ranges({range("008", "010")})) ==
        "008 1 standard\n009 1 standard\n010 1 standard\n");
  RoomRange wing = range("A9", "A11");
  wing.floor = "mezzanine";
  CHECK(told(read_room_ranges({wing, range("7", "7")})) ==
        "A9 mezzanine standard\nA10 mezzanine standard\nA11 mezzanine standard\n7 1 standard\n");
}

TEST_CASE("a range that cannot be meant is refused, and says which") {
  const auto refused = [](const RoomRange& wrong) {
    return told(read_room_ranges({range("1", "2"), wrong}));
  };
  CHECK(says(refused(range("120", "101")), "/ranges/1/to"));
  CHECK(says(refused(range("A1", "B2")), "/ranges/1/to"));
  CHECK(says(refused(range("one", "2")), "/ranges/1/from"));
  CHECK(says(refused(range("101", "201", 3)), "/ranges/1/step"));
  CHECK(says(refused(range("1", "999999")), "at most 20000 rooms"));
  RoomRange attic = range("101", "103", 2);
  attic.floor = "attic";
  CHECK(says(refused(attic), "/ranges/1/floor"));
  RoomRange nothing = range("1", "1");
  nothing.skip = {"1"};
  CHECK(says(told(read_room_ranges({nothing})), "no room is left"));
}

/// As people write it, with comments between.
std::string hotel() {
  return "# our hotel\nname = \"Aurora\"\ntimezone = \"Europe/Rome\"\n\n[[room_type]]\nname = "
         "\"standard\"\n"
         "fixtures = [\"ceiling\"]\n[room_type.climate]\ncomfort = 21.5\nmin = 18\nmax = 26\n"
         "vacant = { heat = 16, cool = 28 }\n\n# Floor 1\n[[room]]\nnumber = \"101\"\nid = "
         "\"r-a\"\n"
         "type = \"standard\"\nfloor = \"1\"\n\n# Floor 2\n  [[ room ]] # corner\nnumber = "
         "\"201\"\nid = \"r-b\"\n"
         "type = \"standard\"\nfloor = \"2\"\n\n# house rules\n[audit]\nretention_days = 30\n";
}

RoomsToDeclare wanted(std::string_view csv, bool replace = false) {
  RoomList list = read_room_table(csv);
  return {
      std::move(list.rooms), {}, replace, {"r-f1", "r-f2", "r-f3", "r-f4"}, std::move(list.errors)};
}

std::string drafted(const RoomsToDeclare& rooms, const std::string& text = hotel()) {
  const auto draft = draft_property(property_of(text), text, rooms);
  if (draft) return *draft;
  std::string all = "refused:";
  for (const FieldError& error : draft.error()) {
    all += ' ' + std::to_string(error.line) + ' ' + error.detail + '\n';
  }
  return all;
}

/// `number id floor` of each room of a text.
std::string rooms_of(const std::string& text) {
  std::string all;
  for (const config::Room& room : property_of(text).rooms) {
    all += room.number + ' ' + std::string(room.id.view()) + ' ' + room.floor + '\n';
  }
  return all;
}

TEST_CASE("added rooms stand behind the text, which is left as it was") {
  const auto rooms = wanted("102,1,standard\n202,2,standard,r-own\n");
  const std::string text = drafted(rooms);
  CHECK(text.starts_with(hotel()));
  CHECK(rooms_of(text) == "101 r-a 1\n201 r-b 2\n102 r-f1 1\n202 r-own 2\n");
  CHECK(declares(property_of(text), rooms));
}

TEST_CASE(
    "rooms that replace all keep the ids of numbers that stay, and every comment but those between "
    "rooms") {
  const auto rooms = wanted("201,3,standard\n301,3,standard\n", true);
  const std::string text = drafted(rooms);
  CHECK(rooms_of(text) == "201 r-b 3\n301 r-f1 3\n");
  CHECK(says(text, "# our hotel\n"));
  CHECK(says(text, "# house rules\n[audit]\nretention_days = 30\n"));
  CHECK_FALSE(says(text, "# Floor 2"));
  CHECK(declares(property_of(text), rooms));
}

TEST_CASE("a new id is never one that somebody has or gets") {
  auto rooms = wanted("102,1,standard\n103,1,standard,r-f2\n");
  rooms.fresh_ids = {"r-a", "r-f2", "r-free"};
  CHECK(rooms_of(drafted(rooms)) == "101 r-a 1\n201 r-b 2\n102 r-free 1\n103 r-f2 1\n");
  rooms.fresh_ids = {"r-a"};
  CHECK(says(drafted(rooms), "refused: 1 no new id is left"));
}

TEST_CASE("everything that is wrong with rooms is told at once, each with its line") {
  const std::string all =
      drafted(wanted("101,1,standard\n102,1,penthouse\n102,1,standard\n104,1,standard,Hub!\n105,1,"
                     "standard,r-b\n"));
  CHECK(says(all, "1 room 101 is declared already"));
  CHECK(says(all, "2 there is no room type \"penthouse\"; there are: standard"));
  CHECK(says(all, "3 room 102 is listed twice, first in line 2"));
  CHECK(says(all, "4 id \"Hub!\" is none"));
  CHECK(says(all, "5 id r-b belongs to a room that is declared already"));
}

TEST_CASE("lines that cannot be read do not hide what is wrong with the others") {
  const std::string all =
      drafted(wanted("102,1,penthouse\n,1,standard\n104,1,standard\n104,1,standard\n105\n"));
  CHECK(
      all.starts_with("refused: 1 there is no room type \"penthouse\"; there are: standard\n"
                      " 2 number is missing in this line\n 4 room 104 is listed twice"));
  CHECK(says(all, "5 type is missing in this line"));
}

TEST_CASE("a new room type comes with what it needs, and rooms may be of it at once") {
  auto rooms = wanted("301,3,penthouse\n");
  const auto celsius = [](int degrees) { return room::Temperature::celsius(degrees); };
  rooms.types = {{"penthouse",
                  {"ceiling", "salon"},
                  4,
                  room::Temperature::milli_celsius(22'500),
                  celsius(17),
                  celsius(27),
                  celsius(16),
                  celsius(28)}};
  const config::Property property = property_of(drafted(rooms));
  REQUIRE(property.types.size() == 2);
  CHECK(property.types[1].sleeps == 4);
  CHECK(property.types[1].climate.comfort == room::Temperature::milli_celsius(22'500));
  CHECK(property.rooms.back().type == 1);
  rooms.types[0].name = "standard";
  CHECK(says(drafted(rooms), "room type \"standard\" is declared already"));
}

TEST_CASE("nothing that people type gets out of its quotes") {
  const auto rooms = wanted("\"1\"\"\\\",\"[[room]]\",standard\n");
  const config::Property property = property_of(drafted(rooms));
  REQUIRE(property.rooms.size() == 3);
  CHECK(property.rooms[2].number == "1\"\\");
  CHECK(property.rooms[2].floor == "[[room]]");
}

TEST_CASE("a line break within a number is told with the line of its room") {
  const std::string all = drafted(wanted("103,1,standard\n\"10\n4\",1,standard\n"));
  CHECK(says(all, "2 number and floor have at most 16 bytes each, and no line breaks"));
  CHECK_FALSE(says(all, "1 number"));
}

TEST_CASE("a text that declares rooms in one line is not mistaken for one without rooms") {
  const std::string text = support::property_text();
  const auto rooms = wanted("0600,6,standard\n", true);
  const std::string draft = drafted(rooms, text);
  CHECK_FALSE((problems_of(draft).empty() && declares(property_of(draft), rooms)));
}

}  // namespace
}  // namespace innkeeper::hub
