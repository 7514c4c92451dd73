// SPDX-License-Identifier: Apache-2.0
// The scenarios that images run on a board, on a host: what fails there and not here is the board's.
#include <string>

#include "device/cortex_m/eeprom.hpp"
#include "tests/firmware/scenarios.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cortex_m_fake_board.hpp"

namespace innkeeper::tests {
namespace {

void tell(std::string_view promise, std::string_view place, std::uint32_t line) {
  FAIL_CHECK(std::string(promise) << " (" << std::string(place) << ", line " << line << ")");
}

TEST_CASE("what holds on a board holds on a host: basics, room and agent") {
  Checks checks(tell);
  check_basics(checks);
  check_room(checks);
  fake_eeprom() = {};
  cortex_m::Eeprom eeprom;
  check_agent(checks, eeprom);
  CHECK(checks.made() > 100);
}

TEST_CASE("a day of a room writes its memory seldom enough to last") {
  Checks checks(tell);
  fake_eeprom() = {};
  cortex_m::Eeprom eeprom;
  live_a_day(checks, eeprom);
  CHECK(eeprom.pages_written() < 400);
}

}  // namespace
}  // namespace innkeeper::tests
