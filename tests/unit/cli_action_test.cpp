// SPDX-License-Identifier: Apache-2.0
// What a command makes of the words that a person gave.
#include "hub/cli/action.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

const Action& action(std::string_view noun, std::string_view verb) {
  const auto all = actions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Action* each) {
    return each->noun == noun && each->verb == verb;
  });
  REQUIRE(found != all.end());
  return **found;
}

Json body(const Action& action, const Given& given) {
  return Json::parse(action.request(given).body);
}

TEST_CASE("floors and reasons are sent as texts, also those that look like numbers") {
  Given given;
  given.argument = "demand_response";
  given.options = {{"floor", "2"}, {"reason", "412"}, {"degrees", "1.5"}, {"minutes", "60"}};
  CHECK(body(action("action", "start"), given) == Json{{"kind", "demand_response"},
                                                       {"floor", "2"},
                                                       {"reason", "412"},
                                                       {"degrees", 1.5},
                                                       {"minutes", 60}});
  CHECK(body(action("action", "back-to-policy"), {{}, {}, {{"floor", "2"}}}) ==
        Json{{"floor", "2"}});
}

TEST_CASE("a number that is none is sent as it is, for the hub to refuse") {
  Given given;
  given.argument = "204";
  given.options = {{"setpoint", "warm"}, {"reason", "true"}};
  CHECK(body(action("maintenance", "hold"), given) ==
        Json{{"setpoint", "warm"}, {"reason", "true"}});
}

TEST_CASE("a synchronisation is looked at unless something else is said") {
  const Action& sync = action("pms", "sync");
  CHECK(sync.request({}).method == "GET");
  Given given;
  given.argument = "show";
  CHECK(sync.request(given).method == "GET");
  for (const char* word : {"apply", "discard", "request"}) {
    given.argument = word;
    CHECK(sync.request(given).method == "POST");
    CHECK(body(sync, given) == Json{{"action", word}});
  }
}

TEST_CASE("what a synchronisation left in doubt is shown with what ends it") {
  const Json answer = Json::parse(R"({"wanted":false,"running":false,"asked":null,
      "ended":1790000000,"limit":20,"in_doubt":[{"number":"0412","stays":2,"emptied":true}]})");
  const std::string screen = action("pms", "sync").screen(answer, {}, Paint(false));
  CHECK_THAT(screen, Catch::Contains("Last ended 2026-09-21") &&
                         Catch::Contains("last asked for never") && Catch::Contains("0412") &&
                         Catch::Contains("empties the room") && Catch::Contains("pms sync apply"));
}

}  // namespace
}  // namespace innkeeper::hub::cli
