// SPDX-License-Identifier: Apache-2.0
// `innkeeper stay`: what is asked of the hub, and what a person reads.
#include <algorithm>

#include "hub/cli/action.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

const Action& stay(std::string_view verb) {
  const auto all = actions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Action* each) {
    return each->noun == "stay" && each->verb == verb;
  });
  REQUIRE(found != all.end());
  return **found;
}

Json body(const HubRequest& request) { return Json::parse(request.body); }

TEST_CASE("a check-in sends what was given, keys that look like numbers as texts") {
  Given given;
  given.argument = "00/7";
  given.options = {{"reservation", "900"},
                   {"profile", "4711"},
                   {"persons", "2"},
                   {"shared", "true"},
                   {"departure", "2026-09-24"}};
  const HubRequest request = stay("check-in").request(given);
  CHECK(request.method == "POST");
  CHECK(request.target == "/api/v1/rooms/00%2F7/check-in");
  CHECK(body(request) == Json{{"reservation", "900"},
                              {"profile", "4711"},
                              {"departure", "2026-09-24"},
                              {"persons", 2},
                              {"shared", true}});
}

TEST_CASE("a check-out and a move say whom they are about only when it was given") {
  Given given;
  given.argument = "101";
  CHECK(body(stay("check-out").request(given)) == Json::object());
  given.options = {{"to", "412"}, {"all", "true"}, {"despite-pms", "it is slow"}};
  CHECK(body(stay("move").request(given)) ==
        Json{{"to", "412"}, {"all", true}, {"despite_pms", "it is slow"}});
}

TEST_CASE("what was done is said with room and reservation") {
  Given given;
  given.argument = "101";
  const Json answer = Json::parse(R"({"number":"412","stays":[{"reservation":"900"}]})");
  CHECK(stay("check-in").screen(answer, given, Paint(false)) ==
        "Room 101: reservation 900 is in house.\n");
  CHECK(stay("check-out").screen(answer, given, Paint(false)) ==
        "Room 101: reservation 900 left.\n");
  CHECK(stay("check-out")
            .screen(Json::parse(R"({"number":"101","stays":[]})"), given, Paint(false)) ==
        "Room 101: nobody was to check out.\n");
  CHECK(stay("move").screen(answer, given, Paint(false)) ==
        "Reservation 900 moved from room 101 to room 412.\n");
}

}  // namespace
}  // namespace innkeeper::hub::cli
