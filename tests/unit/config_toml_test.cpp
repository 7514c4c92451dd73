// SPDX-License-Identifier: Apache-2.0
#include "shared/config/toml_reader.hpp"

#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::config {
namespace {

TomlReader reading(std::string_view text) { return TomlReader::parse(text, "a.toml"); }

TEST_CASE("values of every kind are read as written") {
  TomlReader reader = reading(R"(
    text = "é"
    whole = -3
    decimal = 21.5
    as_whole = 22
    truth = true
    list = ["x", "y"]
    [table]
    key = "v"
    [[many]]
    n = 1
    [[many]]
    n = 2
  )");
  const Section root = reader.root();
  CHECK(root.required_string("text") == "é");
  CHECK(root.required_int("whole", {-3, 3}) == -3);
  CHECK(root.required_thousandths("decimal", {0, 100'000}) == 21'500);
  CHECK(root.required_thousandths("as_whole", {0, 100'000}) == 22'000);
  CHECK(root.required_bool("truth"));
  CHECK(root.required_strings("list") == std::vector<std::string>{"x", "y"});
  CHECK(root.required_section("table").required_string("key") == "v");
  const auto many = root.required_sections("many");
  REQUIRE(many.size() == 2);
  CHECK(many[0].required_int("n", {0, 9}) == 1);
  CHECK(many[1].required_int("n", {0, 9}) == 2);
  CHECK(describe(reader.finish()).empty());
}

TEST_CASE("absent optional values are nothing and no problem, whole sections included") {
  TomlReader reader = reading("");
  const Section root = reader.root();
  CHECK_FALSE(root.optional_string("a"));
  CHECK_FALSE(root.optional_int("b", {0, 1}));
  CHECK_FALSE(root.optional_thousandths("c", {0, 1}));
  CHECK_FALSE(root.optional_bool("d"));
  CHECK(root.optional_strings("e").empty());
  CHECK(root.optional_sections("f").empty());
  const Section absent = root.optional_section("g");
  CHECK_FALSE(absent.present());
  CHECK_FALSE(absent.sound());
  CHECK(absent.required_string("x").empty());
  CHECK(absent.required_int("x", {7, 8}) == 7);
  CHECK(absent.required_sections("x").empty());
  CHECK_FALSE(absent.required_section("x").present());
  CHECK(absent.keys().empty());
  CHECK(reader.finish().empty());
}

TEST_CASE("every problem of a file is told at once, in the order of the file") {
  TomlReader reader = reading(
      "prot = 1883\n"
      "host = 7\n"
      "level = 101\n"
      "[extra]\n"
      "x = 1\n");
  const Section root = reader.root();
  CHECK(root.required_string("host").empty());
  CHECK(root.required_int("port", kPorts) == 1);
  CHECK(root.required_int("level", {0, 100}) == 0);
  CHECK_FALSE(root.sound());
  CHECK(describe(reader.finish()) ==
        "a.toml:1:1: port: is missing; allowed: a whole number from 1 to 65535\n"
        "a.toml:1:1: prot: is not a known key; did you mean \"port\"?\n"
        "a.toml:2:8: host: is the number 7; allowed: text\n"
        "a.toml:3:9: level: is the number 101; allowed: a whole number from 0 to 100\n"
        "a.toml:4:2: extra: is not a known key; known are \"host\", \"port\", \"level\"\n");
}

TEST_CASE("the limits of a range are inside it") {
  for (const auto& [value, fits] : {std::pair{"1", true},
                                    {"0", false},
                                    {"65535", true},
                                    {"65536", false},
                                    {"9223372036854775807", false}}) {
    TomlReader reader = reading(std::string("port = ") + value);
    static_cast<void>(reader.root().required_int("port", kPorts));
    CHECK(reader.finish().empty() == fits);
  }
}

TEST_CASE("thousandths refuse what they cannot hold exactly") {
  const auto problem_of = [](std::string_view text) {
    TomlReader reader = reading(text);
    static_cast<void>(reader.root().required_thousandths("t", {5'000, 35'000}));
    return describe(reader.finish());
  };
  CHECK(problem_of("t = 5").empty());
  CHECK(problem_of("t = 35.0").empty());
  CHECK(problem_of("t = 21.123").empty());
  CHECK(problem_of("t = 21.1234") ==
        "a.toml:1:5: t: is the number 21.1234; allowed: at most three decimals\n");
  const std::string limits = "; allowed: a number from 5 to 35\n";
  CHECK(problem_of("t = 35.001") == "a.toml:1:5: t: is the number 35.001" + limits);
  CHECK(problem_of("t = 4.999") == "a.toml:1:5: t: is the number 4.999" + limits);
  CHECK(problem_of("t = nan") == "a.toml:1:5: t: is the number nan" + limits);
  CHECK(problem_of("t = inf") == "a.toml:1:5: t: is the number inf" + limits);
  CHECK(problem_of("t = 9223372036854775807") ==
        "a.toml:1:5: t: is the number 9223372036854775807" + limits);
  CHECK(problem_of("t = \"21\"") == "a.toml:1:5: t: is the text \"21\"" + limits);
}

TEST_CASE("text is bounded and without control characters") {
  const auto problem_of = [](const std::string& text) {
    TomlReader reader = reading("t = \"" + text + "\"");
    static_cast<void>(reader.root().required_string("t", {1, 4, {}}));
    return describe(reader.finish());
  };
  CHECK(problem_of("1234").empty());
  CHECK(problem_of("12345") ==
        "a.toml:1:5: t: is the text \"12345\"; allowed: text of 1 to 4 bytes\n");
  CHECK(problem_of("") == "a.toml:1:5: t: is empty; allowed: text of 1 to 4 bytes\n");
  CHECK(problem_of("a\\nb") ==
        "a.toml:1:5: t: is the text \"a\\x0ab\"; allowed: text without control characters\n");
}

TEST_CASE("a wrong element of a list is told with its own place") {
  TomlReader reader = reading("list = [\"a\", 3]\nmany = [{}, 1]\n");
  CHECK(reader.root().required_strings("list") == std::vector<std::string>{"a"});
  CHECK(reader.root().required_sections("many").size() == 1);
  CHECK(describe(reader.finish()) ==
        "a.toml:1:14: list[2]: is the number 3; allowed: text\n"
        "a.toml:2:13: many[2]: is the number 1; allowed: a table\n");
}

TEST_CASE("a value where a table belongs is told once") {
  TomlReader reader = reading("broker = \"x\"\nroom = 3\nroom_type = []\n");
  CHECK_FALSE(reader.root().required_section("broker").present());
  CHECK(reader.root().required_sections("room").empty());
  CHECK(reader.root().required_sections("room_type").empty());
  CHECK(describe(reader.finish()) ==
        "a.toml:1:10: broker: is the text \"x\"; allowed: a table headed [broker]\n"
        "a.toml:2:8: room: is the number 3; allowed: tables headed [[room]]\n"
        "a.toml:3:13: room_type: is missing; allowed: tables headed [[room_type]]\n");
}

TEST_CASE("keys that are data come in the order of the file") {
  TomlReader reader = reading("[welcome]\nz = 1\na = 2\n");
  const Section welcome = reader.root().required_section("welcome");
  CHECK(welcome.keys() == std::vector<std::string>{"z", "a"});
  CHECK(reader.finish().size() == 2);  // listing a key is not reading it
}

TEST_CASE("the caller's own problem stands at the value") {
  TomlReader reader = reading("[a]\nb = 1\n");
  const Section section = reader.root().required_section("a");
  CHECK(section.required_int("b", {0, 9}) == 1);
  CHECK(section.sound());
  section.report("b", "is odd", "even numbers", "take 2");
  CHECK_FALSE(section.sound());
  CHECK(describe(reader.finish()) == "a.toml:2:5: a.b: is odd; allowed: even numbers; take 2\n");
}

TEST_CASE("a syntax error is told with its place and hides the rest") {
  TomlReader reader = reading("a = 1\nb = = 2\n");
  CHECK(reader.root().required_string("missing").empty());
  const Problems problems = reader.finish();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].place.line == 2);
  CHECK(problems[0].place.column == 5);
}

TEST_CASE("a key given twice is an error and not a choice") {
  TomlReader reader = reading("a = 1\na = 2\n");
  const Problems problems = reader.finish();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].place.line == 2);
  CHECK(problems[0].seen.find("'a'") != std::string::npos);
}

TEST_CASE("a number with leading zeros says what to do about it") {
  TomlReader reader = reading("number = 0412\n");
  const Problems problems = reader.finish();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].remedy == "a number with leading zeros is a label: put it in double quotes");
}

TEST_CASE("bytes that are not UTF-8, and nesting without end, are syntax errors") {
  CHECK(reading("a = \"\xff\"").finish().size() == 1);
  CHECK(reading("a = " + std::string(100'000, '[')).finish().size() == 1);
}

TEST_CASE("a file that cannot be read says why") {
  const tests::TemporaryDirectory directory;
  const auto missing = directory.path() / "none.toml";
  CHECK(describe(TomlReader::read_file(missing).finish()) ==
        missing.string() + ": there is no such file; check the path\n");
  CHECK(describe(TomlReader::read_file(directory.path()).finish()) ==
        directory.path().string() + ": is not a regular file; name the file itself\n");
  const auto large = directory.path() / "large.toml";
  std::ofstream(large) << std::string(kMaxConfigBytes + 1, '#');
  CHECK(describe(TomlReader::read_file(large).finish()) ==
        large.string() + ": is larger than 16777216 bytes; is this the right file?\n");
  std::ofstream(large) << std::string(kMaxConfigBytes, '#');
  CHECK(TomlReader::read_file(large).finish().empty());
}

}  // namespace
}  // namespace innkeeper::config
