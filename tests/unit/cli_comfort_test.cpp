// SPDX-License-Identifier: Apache-2.0
// Commands of comfort and cases: the request each makes, and how the answer looks.
#include "hub/cli/action.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

const Action& action(std::string_view noun, std::string_view verb) {
  for (const Action* each : actions()) {
    if (each->noun == noun && each->verb == verb) return *each;
  }
  FAIL("no such action");
  return *actions()[0];
}

const Paint kNoColour(false);

TEST_CASE("comfort say asks the hub and tells what was done") {
  const Action& say = action("comfort", "say");
  const Given given{{}, "00/7", {{"is", "too_cold"}}};
  const HubRequest request = say.request(given);
  CHECK(request.method == "POST");
  CHECK(request.target == "/api/v1/rooms/00%2F7/comfort");
  CHECK(request.body == R"({"complaint":"too_cold"})");
  const Json done = Json::parse(R"({"done":"raised_setpoint","from":22.0,"to":23.0,"minutes":8})");
  CHECK(say.screen(done, given, kNoColour) ==
        "Room 00/7: raised setpoint 22 to 23 °C, in about 8 minutes.\n");
  const Json nothing =
      Json::parse(R"({"done":"nothing","from":26.0,"to":26.0,"because":"at_limit","case":3})");
  CHECK(say.screen(nothing, given, kNoColour) == "Room 00/7: nothing; at limit; case 3.\n");
  const Json light = Json::parse(R"({"done":"brightened_light","scene":"read"})");
  CHECK(say.screen(light, given, kNoColour) == "Room 00/7: brightened light to read.\n");
}

TEST_CASE("comfort list has a line for each complaint") {
  const Action& list = action("comfort", "list");
  CHECK(list.request({}).target == "/api/v1/comfort");
  CHECK(list.request({{}, {}, {{"room", "101"}}}).target == "/api/v1/comfort?room=101");
  CHECK(list.screen(Json::parse(R"({"complaints":[]})"), {}, kNoColour) ==
        "No guest is uncomfortable.\n");
  const Json one = Json::parse(
      R"({"complaints":[{"number":"101","complaint":"too_cold","done":"raised_setpoint","from":22,
          "to":23,"air":21.3,"because":null,"state":"watching","at":0,"case":null}]})");
  CHECK_THAT(list.screen(one, {}, kNoColour),
             Catch::Contains("101") && Catch::Contains("too cold") &&
                 Catch::Contains("raised setpoint 22 to 23 °C") && Catch::Contains("21.3 °C") &&
                 Catch::Contains("watching"));
}

TEST_CASE("cases are listed, shown, taken and ended") {
  CHECK(action("case", "list").request({}).target == "/api/v1/cases");
  CHECK(action("case", "list").request({{}, {}, {{"all", "true"}, {"room", "101"}}}).target ==
        "/api/v1/cases?state=all&room=101");
  const Given seven{{}, "7", {{"note", "bled \"it\""}}};
  CHECK(action("case", "show").request(seven).target == "/api/v1/cases/7");
  CHECK(action("case", "take").request({{}, "7", {}}).body == R"({"state":"acknowledged"})");
  const HubRequest resolve = action("case", "resolve").request(seven);
  CHECK(resolve.method == "PATCH");
  CHECK(resolve.body == R"({"state":"resolved","note":"bled \"it\""})");
  CHECK(action("case", "note").request(seven).body == R"({"note":"bled \"it\""})");
  const Json one = Json::parse(
      R"({"case":7,"number":"101","complaint":"too_cold","cause":"not_reached","state":"open",
          "times":1,"note":"","evidence":{"air_then":21,"air":21.2,"wanted":23,"heating":100,
          "kelvin_per_hour":0.6,"faults":"heating fan","window_since":null}})");
  const std::string screen = action("case", "show").screen(one, seven, kNoColour);
  CHECK_THAT(screen, Catch::Contains("Case 7\n") && Catch::Contains("not reached") &&
                         Catch::Contains("21 °C, then 21.2 °C, wanted 23 °C") &&
                         Catch::Contains("0.6 K/h") && Catch::Contains("heating 100 %"));
  const Json list = Json{{"cases", {one}}};
  CHECK_THAT(action("case", "list").screen(list, {}, kNoColour),
             Catch::Contains("101") && Catch::Contains("too cold") && Catch::Contains("open"));
}

TEST_CASE("an answer of another kind is no crash") {
  for (const char* text : {"null", "{}", "[1]", R"({"cases":[1]})", R"({"complaints":[null]})"}) {
    for (const Action* each : actions()) {
      if (each->noun != "comfort" && each->noun != "case") continue;
      CHECK_FALSE(each->screen(Json::parse(text), {}, kNoColour).empty());
    }
  }
}

}  // namespace
}  // namespace innkeeper::hub::cli
