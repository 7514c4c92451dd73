// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/screens.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/cli_documents.hpp"

namespace innkeeper::hub::cli {
namespace {

const Paint kNoColour(false);

Json document(std::string_view text) {
  auto parsed = parse_json(text);
  REQUIRE(parsed);
  return std::move(parsed).value();
}

Json room_with(std::string_view patch) {
  Json room = document(kRoomDocument);
  room.merge_patch(document(patch));
  return room;
}

std::string shown(const Json& json) {
  const auto room = read_room(json);
  REQUIRE(room);
  return room_screen(*room, kNoColour);
}

TEST_CASE("the status screen shows the hub, its connections and the rooms") {
  const auto status = read_status(document(kStatusDocument));
  REQUIRE(status);
  CHECK(status_screen(*status, kNoColour) ==
        "Hotel Aurora\n"
        "  Hub        version 0.1.0\n"
        "  Epoch      7\n"
        "  Broker     up\n"
        "  PMS        down\n"
        "  Rooms      24\n"
        "  online     23\n"
        "  confirmed  22\n"
        "  rented     12\n"
        "  at fault   1\n"
        "Rooms at fault refused their plan or do not confirm it: see innkeeper rooms\n");
  Json without_pms = document(kStatusDocument);
  without_pms["pms"] = nullptr;
  CHECK_THAT(status_screen(*read_status(without_pms), kNoColour),
             Catch::Contains("PMS        none configured\n"));
}

TEST_CASE("the rooms screen has a line for each room, what is measured and what is wanted") {
  const auto rooms = read_rooms(document(kRoomsDocument));
  REQUIRE(rooms);
  CHECK(rooms_screen(*rooms, kNoColour) ==
        "ROOM  FLOOR  TYPE    RENTAL          DELIVERY   LINK          TEMPERATURE      BECAUSE    "
        "   "
        "  LIGHTS                     FAULTS\n"
        "0412  4      double  rented          confirmed  online        21.4 -> 22.5 °C  preference "
        "   "
        "  ceiling 60 %, bedside 5 %\n"
        "413   4      suite   out of service  pending    not heard of  -                out of "
        "service"
        "  -                          air sensor\n");
  CHECK(rooms_screen({}, kNoColour) == "The property has no rooms.\n");
}

TEST_CASE("of the lights of a list only those that are on are named") {
  Json list = document(kRoomsDocument);
  list["rooms"][0]["lights"] = Json{{"ceiling", 0}, {"bedside", 5}};
  list["rooms"][1]["lights"] = Json{{"ceiling", 0}};
  const std::string screen = rooms_screen(*read_rooms(list), kNoColour);
  CHECK_THAT(screen, Catch::Contains("  bedside 5 %") && Catch::Contains("  off") &&
                         !Catch::Contains("ceiling"));
}

TEST_CASE("columns that no room has anything for are left out") {
  Json list = document(kRoomsDocument);
  list["rooms"].erase(1);
  list["rooms"][0].erase("lights");
  const std::string screen = rooms_screen(*read_rooms(list), kNoColour);
  CHECK_THAT(screen, !Catch::Contains("LIGHTS") && !Catch::Contains("FAULTS"));
}

TEST_CASE("the room screen shows plan, confirmation, report, and each value with its reason") {
  CHECK(
      shown(document(kRoomDocument)) ==
      "Room 0412  floor 4, double, r-1\n"
      "  Rental       rented, 2 stays\n"
      "  Link         online\n"
      "  Plan         version 42 of epoch 7\n"
      "  On arrival   27 °C, ceiling 60 % (temperature of the guest, light of the hotel)\n"
      "  Allowed      18 to 26 °C while rented\n"
      "  Vacant       16 to 28 °C\n"
      "  Delivery     confirmed after 12 ms\n"
      "  In force     version 42 of epoch 7\n"
      "  Last report  applied in 38 ms, number 231 since start 17\n"
      "  Outputs      heating 40 %, cooling 0 %\n"
      "  Faults       none\n"
      "\n"
      "  VALUE        NOW      AIM    BECAUSE\n"
      "  temperature  21.4 °C  26 °C  held at the highest that the hotel allows; wanted 27 °C\n"
      "  ceiling      60 %     60 %   the hotel's setting for this type of room\n"
      "  bedside      5 %      5 %    set by the guest in the room, until 2026-03-01 14:05 UTC\n");
}

TEST_CASE("a room that refused its plan shows what it refused and what the hub still wants") {
  const std::string screen = shown(room_with(
      R"({"delivery":"rejected","confirm_ms":null,"report":{"result":"rejected",)"
      R"("errors":[{"at":"/climate/comfort","code":"range"}],"faults":["air_sensor","memory"]}})"));
  CHECK_THAT(screen, Catch::Contains("Delivery     rejected\n"));
  CHECK_THAT(screen, Catch::Contains("Last report  rejected, number 231 since start 17\n"));
  CHECK_THAT(screen, Catch::Contains("Refused      /climate/comfort: range\n"));
  CHECK_THAT(screen, Catch::Contains("Faults       air sensor, memory\n"));
  CHECK_THAT(screen, Catch::EndsWith("\nThe hub still wants: temperature 26 °C\n"));
}

TEST_CASE("a room that never reported shows what the hub wants of it, and says so") {
  const std::string screen = shown(room_with(R"({"report":null,"link":null,"confirmed":null})"));
  CHECK_THAT(screen, Catch::Contains("Link         not heard of\n"));
  CHECK_THAT(screen, Catch::Contains("In force     -\n"));
  CHECK_THAT(screen, Catch::Contains("Last report  none since the hub started\n"));
  CHECK_THAT(screen, Catch::Contains("temperature  -    26 °C  held at the highest"));
  CHECK_THAT(screen, Catch::EndsWith("\nThis is what the hub wants; the room has not reported.\n"));
}

TEST_CASE("a room whose board reports no reasons shows the hub's decision") {
  const std::string screen = shown(room_with(
      R"({"report":{"why":{"climate":{"setpoint":null,"heat":-100,"cool":200,"because":"unknown"}}}})"));
  CHECK(screen.find("-100") == std::string::npos);
  CHECK(screen.find("what the hub wants") != std::string::npos);
}

TEST_CASE("a room of which only the number is known is shown all the same") {
  CHECK(shown(document(R"({"number":"1"})")) ==
        "Room 1  floor -, -, -\n"
        "  Rental       -\n"
        "  Link         not heard of\n"
        "  Plan         none yet\n"
        "  Delivery     -\n"
        "  In force     -\n"
        "  Last report  none since the hub started\n");
}

TEST_CASE("values of other types and unknown keys are skipped") {
  const std::string screen = shown(room_with(
      R"({"floor":4,"stays":-1,"report":{"state":[],"faults":"x","errors":{},"new":1},"later":{}})"));
  CHECK_THAT(screen, Catch::StartsWith("Room 0412  floor -, double, r-1\n"));
  CHECK_THAT(screen, Catch::Contains("ceiling      -    60 %"));
}

TEST_CASE("a document of another kind is told from the hub's") {
  const char* const text =
      GENERATE("null", "[]", "{}", "1", R"({"rooms":{}})", R"({"rooms":[{}]})");
  CAPTURE(text);
  const Json json = document(text);
  CHECK_FALSE(read_status(json));
  CHECK_FALSE(read_rooms(json));
  CHECK_FALSE(read_room(json));
  CHECK_FALSE(read_problem(json));
}

TEST_CASE("text that is no JSON, or nests without end, is refused") {
  CHECK_FALSE(parse_json(""));
  CHECK_FALSE(parse_json("<html>"));
  CHECK_FALSE(parse_json("\"\xff\""));
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
  };
  CHECK(parse_json(nested(kMaxJsonDepth)));
  CHECK_FALSE(parse_json(nested(kMaxJsonDepth + 1)));
  CHECK_FALSE(parse_json(nested(1'000'000)));
}

TEST_CASE("a document cannot command the terminal") {
  const std::string screen = shown(room_with(R"({"type":"\u001b[2J\u009b\n"})"));
  CHECK_THAT(screen, Catch::StartsWith("Room 0412  floor 4, ?[2J??, r-1\n"));
}

TEST_CASE("preferences are shown value by value, and none as what that means") {
  const auto stored = read_preferences(document(kPreferencesDocument));
  REQUIRE(stored);
  CHECK(preferences_screen("G7", *stored, kNoColour) ==
        "Guest G7\n"
        "  temperature    22.5 °C\n"
        "  light ceiling  60 %\n"
        "  light bedside  30 %\n");
  CHECK(preferences_screen("G7", *read_preferences(document("{}")), kNoColour) ==
        "Guest G7\n  no preferences: the hotel's settings apply\n");
}

TEST_CASE("a problem is shown with each refused value on a line of its own") {
  const auto problem = read_problem(document(kInvalidDocument));
  REQUIRE(problem);
  CHECK(problem_text("cannot set", *problem) ==
        "cannot set: Some values are refused: nothing was changed; see errors\n"
        "  /climate/comfort: 45 is outside 16 to 30 degrees Celsius\n"
        "  /lights/welcome/ceiling: 101 is not a whole number from 0 to 100");
}

}  // namespace
}  // namespace innkeeper::hub::cli
