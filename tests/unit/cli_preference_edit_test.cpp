// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/preference_edit.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::hub::cli {
namespace {

TEST_CASE("a change of preferences holds the given values and nothing else") {
  const auto edit = parse_edit("22.5", {"ceiling=60", "desk=0"});
  REQUIRE(edit);
  CHECK(patch_of(*edit).dump() ==
        R"({"climate":{"comfort":22.5},"lights":{"welcome":{"ceiling":60,"desk":0}}})");
}

TEST_CASE("setting one kind of preference leaves the other alone") {
  const auto comfort = parse_edit("21", {});
  REQUIRE(comfort);
  CHECK(patch_of(*comfort).dump() == R"({"climate":{"comfort":21.0}})");
  const auto light = parse_edit(std::nullopt, {"ceiling=60"});
  REQUIRE(light);
  CHECK(patch_of(*light).dump() == R"({"lights":{"welcome":{"ceiling":60}}})");
}

TEST_CASE("the hub judges ranges, so that any number goes to it") {
  const auto edit = parse_edit("-300.25", {"x=101", "y=-1"});
  REQUIRE(edit);
  CHECK(edit->comfort == -300.25);
  CHECK(edit->lights == std::vector<std::pair<std::string, std::int64_t>>{{"x", 101}, {"y", -1}});
}

TEST_CASE("a value that is none is refused with the value and an example") {
  const char* const comfort = GENERATE("", "warm", "22,5", "22.5C", "nan", "inf", "1e999", " 22");
  CAPTURE(comfort);
  const auto edit = parse_edit(comfort, {});
  REQUIRE_FALSE(edit);
  CHECK(edit.error() == "--comfort: '" + std::string(comfort) +
                            "' is not a temperature in degrees Celsius, such as 22.5");
}

TEST_CASE("a light needs a name and a whole percent, once") {
  const char* const light = GENERATE("ceiling", "=60", "ceiling=", "ceiling=6.5", "ceiling=60%",
                                     "ceiling=99999999999999999999");
  CAPTURE(light);
  const auto edit = parse_edit(std::nullopt, {light});
  REQUIRE_FALSE(edit);
  CHECK_THAT(edit.error(), Catch::Contains("'" + std::string(light) + "' is not") &&
                               Catch::EndsWith("such as ceiling=60"));
  const auto twice = parse_edit(std::nullopt, {"a=1", "b=1", "a=2"});
  REQUIRE_FALSE(twice);
  CHECK(twice.error() == "--light: 'a' is given twice; say it once");
}

TEST_CASE("setting nothing is refused") {
  const auto edit = parse_edit(std::nullopt, {});
  REQUIRE_FALSE(edit);
  CHECK_THAT(edit.error(), Catch::StartsWith("nothing to set"));
}

}  // namespace
}  // namespace innkeeper::hub::cli
