// SPDX-License-Identifier: Apache-2.0
#include "hub/http/preferences_reader.hpp"

#include <string>

#include "hub/http/documents.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

Preferences accepted(std::string_view body) {
  CAPTURE(body);
  const auto read = read_preferences(body);
  if (const auto* errors = std::get_if<std::vector<FieldError>>(&read)) {
    FAIL(errors->at(0).at << ": " << errors->at(0).detail);
  }
  REQUIRE(std::holds_alternative<PreferenceEdit>(read));
  return std::get<PreferenceEdit>(read).set;
}

std::vector<FieldError> refused(std::string_view body) {
  CAPTURE(body);
  const auto read = read_preferences(body);
  REQUIRE(std::holds_alternative<std::vector<FieldError>>(read));
  return std::get<std::vector<FieldError>>(read);
}

FieldError only_error(std::string_view body) {
  const std::vector<FieldError> errors = refused(body);
  REQUIRE(errors.size() == 1);
  return errors[0];
}

FieldError comfort_error(const std::string& value) {
  return only_error(R"({"climate":{"comfort":)" + value + "}}");
}

TEST_CASE("the documented example is read and written back alike") {
  constexpr std::string_view kExample =
      R"({"climate":{"comfort":22.5},"lights":{"welcome":{"ceiling":60,"bedside":30}}})";
  const Preferences preferences = accepted(kExample);
  CHECK(preferences.comfort == room::Temperature::milli_celsius(22'500));
  REQUIRE(preferences.welcome.size() == 2);
  CHECK(preferences.welcome[0].fixture.view() == "ceiling");
  CHECK(preferences.welcome[1].level.value() == 30);
  CHECK(preferences_document(preferences) == kExample);
}

TEST_CASE("what is left out stays unknown") {
  for (const auto* body :
       {"{}", R"({"climate":{}})", R"({"lights":{}})", R"({"lights":{"welcome":{}}})"}) {
    CHECK(accepted(body) == Preferences{});
  }
  CHECK(preferences_document(Preferences{}) == "{}");
}

TEST_CASE("every tenth of a degree from 16 to 30 is exact") {
  for (int tenths = 160; tenths <= 300; ++tenths) {
    const std::string number = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    CHECK(accepted(R"({"climate":{"comfort":)" + number + "}}").comfort ==
          room::Temperature::milli_celsius(tenths * 100));
  }
  CHECK(accepted(R"({"climate":{"comfort":22}})").comfort == room::Temperature::celsius(22));
  CHECK(accepted(R"({"climate":{"comfort":225e-1}})").comfort ==
        room::Temperature::milli_celsius(22'500));
}

TEST_CASE("a comfort off the grid or out of range is refused with value and limits") {
  CHECK(comfort_error("22.55").detail == "22.55 is not a multiple of 0.1 degrees");
  CHECK(comfort_error("22.500001").detail == "22.500001 is not a multiple of 0.1 degrees");
  CHECK(comfort_error("15.9").detail == "15.9 is outside 16 to 30 degrees Celsius");
  CHECK(comfort_error("30.1").detail == "30.1 is outside 16 to 30 degrees Celsius");
  CHECK(comfort_error("-5").detail == "-5 is outside 16 to 30 degrees Celsius");
  CHECK(comfort_error("1e300").detail == "1e+300 is outside 16 to 30 degrees Celsius");
  CHECK(comfort_error("18446744073709551615").detail ==
        "18446744073709551615 is outside 16 to 30 degrees Celsius");
  CHECK(comfort_error("\"22.5\"").detail == "\"22.5\" is not a number of degrees Celsius");
  CHECK(comfort_error("null").at == "/climate/comfort");
  CHECK(comfort_error("true").at == "/climate/comfort");
}

TEST_CASE("a light's level is a whole percentage") {
  CHECK(accepted(R"({"lights":{"welcome":{"a":0,"b":100,"c":50.0}}})").welcome.size() == 3);
  for (const auto* level : {"-1", "101", "60.5", "\"60\"", "null", "[]", "1e99"}) {
    const FieldError error =
        only_error(std::string(R"({"lights":{"welcome":{"ceiling":)") + level + "}}}");
    CHECK(error.at == "/lights/welcome/ceiling");
    CHECK_THAT(error.detail,
               Catch::Matchers::EndsWith("is not a whole number from 0 to 100 (percent)"));
  }
}

TEST_CASE("a light's name keeps to its alphabet") {
  for (const auto* name : {"", "Ceiling", "9a", "a/b", "a~b", "seventeen_letters"}) {
    CHECK_THAT(only_error(std::string(R"({"lights":{"welcome":{")") + name + R"(":1}}})").detail,
               Catch::Matchers::StartsWith("is no name of a light"));
  }
  CHECK(only_error(R"({"lights":{"welcome":{"a/b":1}}})").at == "/lights/welcome/a~1b");
}

TEST_CASE("a room's most lights are taken and one more is refused") {
  std::string body = R"({"lights":{"welcome":{"l0":1)";
  for (std::size_t i = 1; i < room::kMaxFixtures; ++i) body += ",\"l" + std::to_string(i) + "\":1";
  CHECK(accepted(body + "}}}").welcome.size() == room::kMaxFixtures);
  CHECK(only_error(body + ",\"more\":1}}}").at == "/lights/welcome/more");
}

TEST_CASE("unknown keys are named, with those that are known") {
  CHECK(only_error(R"({"climat":{}})").at == "/climat");
  CHECK(only_error(R"({"climat":{}})").detail ==
        "is not known here; known: climate, language, lights, provenance, scope, units");
  CHECK(only_error(R"({"climate":{"confort":22}})").at == "/climate/confort");
  CHECK(only_error(R"({"lights":{"farewell":{}}})").at == "/lights/farewell");
}

TEST_CASE("every value there is comes back as it was sent, with its source and scope") {
  constexpr std::string_view kAll =
      R"({"climate":{"comfort":22.5,"night":19.0,"fan":"low"},"lights":{"welcome":{"ceiling":60},)"
      R"("brightness":{"relax":40,"read":80,"night":5}},"language":"pt-BR","units":"fahrenheit"})";
  CHECK(preferences_document(accepted(kAll)) == kAll);
  const auto read = read_preferences(R"({"provenance":"staff","scope":"chain"})");
  REQUIRE(std::holds_alternative<PreferenceEdit>(read));
  CHECK(std::get<PreferenceEdit>(read).provenance == Provenance::staff);
  CHECK(std::get<PreferenceEdit>(read).scope == Scope::chain);
}

TEST_CASE("values of words are named when they are refused") {
  CHECK(only_error(R"({"climate":{"fan":"automatic"}})").detail ==
        "\"automatic\" is not quiet, low, medium or high");
  CHECK(only_error(R"({"units":"kelvin"})").at == "/units");
  CHECK(only_error(R"({"language":"x"})").at == "/language");
  CHECK(only_error(R"({"lights":{"brightness":{"read":0}}})").at == "/lights/brightness/read");
  CHECK(only_error(R"({"provenance":"learned"})").detail == "\"learned\" is not declared or staff");
}

TEST_CASE("a patch erases by null, a whole document refuses it") {
  const auto read = read_preference_patch(
      R"({"climate":{"comfort":21,"night":null},"lights":{"welcome":{"desk":null}},"units":null})");
  REQUIRE(std::holds_alternative<PreferenceEdit>(read));
  const auto& edit = std::get<PreferenceEdit>(read);
  CHECK_FALSE(edit.replaces_all);
  CHECK(edit.set.comfort == room::Temperature::celsius(21));
  CHECK(edit.removed == std::vector<std::string>{"climate.night", "lights.welcome.desk", "units"});
  CHECK(only_error(R"({"climate":{"night":null}})").at == "/climate/night");
}

TEST_CASE("a key given twice is refused wherever it stands") {
  CHECK(only_error(R"({"climate":{"comfort":22,"comfort":23}})").at == "/climate/comfort");
  CHECK(only_error(R"({"lights":{},"lights":{}})").at == "/lights");
  CHECK(only_error(R"({"lights":{"welcome":{"a":1,"a":1}}})").at == "/lights/welcome/a");
  CHECK(only_error("{\"lights\":{\"welcome\":{\"a\":1,\"\\u0061\":1}}}").at == "/lights/welcome/a");
}

std::string nested(int levels) {
  std::string body;
  for (int i = 0; i < levels; ++i) body += "{\"a\":";
  return body + "1" + std::string(static_cast<std::size_t>(levels), '}');
}

std::string many_keys(int keys) {
  std::string body = "{\"k0\":0";
  for (int i = 1; i < keys; ++i) body += ",\"k" + std::to_string(i) + "\":0";
  return body + "}";
}

TEST_CASE("all errors come at once") {
  CHECK(refused(R"({"x":1,"climate":{"comfort":99},"lights":{"welcome":{"a":-1}}})").size() == 3);
  CHECK(refused(many_keys(64)).size() == 64);
}

TEST_CASE("a document beyond the bounds costs little and is told so") {
  CHECK(only_error(many_keys(65)).detail == "has more keys than anything the hub takes");
  CHECK(only_error(nested(8)).at == "/a");
  CHECK(only_error(nested(9)).detail == "is nested deeper than anything the hub takes");
  CHECK(only_error(nested(9'000)).detail == "is nested deeper than anything the hub takes");
  const std::string deep = std::string(32'000, '[') + std::string(32'000, ']');
  CHECK(only_error(deep).detail == "is nested deeper than anything the hub takes");
  const std::string long_key(60'000, 'k');
  CHECK(only_error("{\"" + long_key + "\":1}").at.size() < 100);
}

TEST_CASE("a body that is no object is refused") {
  CHECK(only_error("[]").detail == "[] is not an object");
  CHECK(only_error("22.5").detail == "22.5 is not an object");
}

TEST_CASE("what is not JSON is told with its place") {
  for (const auto* body : {"", "{", "{'a':1}", "{\"a\":01}", "nonsense", "{\"a\":NaN}", "{}{}",
                           "{\"a\":\"\xff\"}", "{\"climate\":{\"comfort\":1e400}}"}) {
    CAPTURE(body);
    const auto read = read_preferences(body);
    REQUIRE(std::holds_alternative<SyntaxError>(read));
    CHECK_FALSE(std::get<SyntaxError>(read).detail.empty());
    CHECK(std::get<SyntaxError>(read).detail.find("json.exception") == std::string::npos);
  }
  const auto read = read_preferences("{\n  \"climate\" 22 }");
  CHECK_THAT(std::get<SyntaxError>(read).detail, Catch::Matchers::Contains("line 2, column 14"));
}

}  // namespace
}  // namespace innkeeper::hub::http
