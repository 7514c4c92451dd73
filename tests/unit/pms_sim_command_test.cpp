// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/command.hpp"

#include <string>
#include <vector>

#include "hub/pms/fias_frame.hpp"
#include "hub/simpms/json_line.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::simpms {
namespace {

template <class T>
T parsed(std::string_view line) {
  const auto command = parse_command(line);
  REQUIRE(command.ok());
  REQUIRE(command->has_value());
  const T* is = std::get_if<T>(&**command);
  REQUIRE(is != nullptr);
  return *is;
}

std::string error(std::string_view line) {
  const auto command = parse_command(line);
  REQUIRE_FALSE(command.ok());
  return command.error();
}

TEST_CASE("commands are words, the profile and the word share in any order") {
  const auto in = parsed<CheckIn>("  checkin 0101 5001\t7001 share\r\n");
  CHECK(in.room == "0101");
  CHECK(in.reservation == "5001");
  CHECK(in.profile == "7001");
  CHECK(in.sharing == Sharing::allow);
  CHECK(parsed<CheckIn>("checkin 101 5001 share").profile.empty());
  CHECK(parsed<CheckIn>("checkin 101 5001 share 7").profile == "7");
  CHECK(parsed<CheckIn>("checkin 101 5001").sharing == Sharing::refuse);
  CHECK(parsed<CheckOut>("checkout 5001").reservation == "5001");
  CHECK(parsed<Move>("move 5001 102 share").sharing == Sharing::allow);
  CHECK(parsed<Update>("update 5001 7002").profile == "7002");
  CHECK(parsed<Wait>("wait 0.25").time == std::chrono::milliseconds(250));
  CHECK(parsed<AwaitLink>("await-link 3600").time == std::chrono::hours(1));
  CHECK(parsed<Garbage>("garbage 1000000").bytes == kMaxGarbage);
  CHECK(parsed<Raw>("raw GI|RN 9|G#|").record == "GI|RN 9|G#|");
  CHECK(parsed<Raw>("raw").record.empty());
}

TEST_CASE("empty lines and comments are no commands") {
  for (const std::string line : {"", "  \t", "# checkin 1 2", "\r\n"}) {
    const auto command = parse_command(line);
    REQUIRE(command.ok());
    CHECK_FALSE(command->has_value());
  }
}

TEST_CASE("a wrong command says what is wrong and how it is used") {
  CHECK(error("checkin 101") ==
        "usage: checkin ROOM RESERVATION [PROFILE] [share] [FACT=VALUE]...");
  CHECK(error("checkin 101 1 2 3") ==
        "'3' is neither the profile, the word share nor a fact; "
        "usage: checkin ROOM RESERVATION [PROFILE] [share] [FACT=VALUE]...");
  CHECK(error("move 1 2 3") ==
        "'3' should be the word share; usage: move RESERVATION ROOM [share]");
  CHECK(error("quit now") == "usage: quit");
  CHECK(error("wait 3600.1") ==
        "'3600.1' is not a number of seconds from 0 to 3600; usage: wait SECONDS");
  for (const std::string word : {"-1", "nan", "inf", "1e9", "x", "1x"}) {
    INFO(word);
    CHECK_FALSE(parse_command("wait " + word).ok());
  }
  CHECK_FALSE(parse_command("garbage 1000001").ok());
  CHECK_FALSE(parse_command("garbage -1").ok());
  CHECK(error("check 1").find("unknown command; known are raw, sync, checkin, checkout") == 0);
}

TEST_CASE("what cannot travel in a record is refused") {
  CHECK_FALSE(parse_command("checkin a|b 1").ok());
  CHECK_FALSE(parse_command("checkin a\x01 1").ok());
  CHECK(parse_command("checkin " + std::string(kMaxWordBytes, '1') + " 1").ok());
  CHECK_FALSE(parse_command("checkin " + std::string(kMaxWordBytes + 1, '1') + " 1").ok());
  CHECK(parse_command("raw " + std::string(pms::kMaxRecordBytes, 'x')).ok());
  CHECK_FALSE(parse_command("raw " + std::string(pms::kMaxRecordBytes + 1, 'x')).ok());
  CHECK_FALSE(parse_command("raw GI|\x03").ok());
  CHECK_FALSE(parse_command("#" + std::string(kMaxLineBytes, 'x')).ok());
}

TEST_CASE("a line of JSON escapes what JSON does not allow") {
  JsonLine line("x");
  line.add("a", "q\" b\\ \x03 \xE9")
      .add("n", 7)
      .add("b", true)
      .add("l", std::vector<std::string>{"1", "2"});
  CHECK(line.text() == R"({"event":"x","a":"q\" b\\ \u0003 \u00e9","n":7,"b":true,"l":["1","2"]})");
}

}  // namespace
}  // namespace innkeeper::hub::simpms
