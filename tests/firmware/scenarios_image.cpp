// SPDX-License-Identifier: Apache-2.0
// The shared scenarios on the processor of a board, with its real EEPROM. The last lines are numbers for the budget.
#include "device/cortex_m/board.hpp"
#include "device/cortex_m/eeprom.hpp"
#include "device/cortex_m/image.hpp"
#include "tests/firmware/scenarios.hpp"
#include "tests/firmware/semihosting.hpp"

namespace innkeeper::tests {
namespace {

void tell(std::string_view promise, std::string_view place, std::uint32_t line) {
  say("broken: ");
  say(promise);
  say(" (");
  say(place);
  say(", line ");
  say(line);
  say(")\n");
}

/// As memory comes from its maker.
bool erase(cortex_m::Eeprom& eeprom) {
  std::array<std::byte, cortex_m::kEepromPage> blank;
  blank.fill(std::byte{0xFF});
  for (std::size_t place = 0; place < cortex_m::kProvisioningPlace; place += blank.size()) {
    if (!eeprom.write_at(place, blank)) return false;
  }
  return true;
}

void number(std::string_view name, std::uint32_t value) {
  say(name);
  say(" ");
  say(value);
  say("\n");
}

}  // namespace
}  // namespace innkeeper::tests

void innkeeper::cortex_m::program() {
  using namespace innkeeper::tests;
  board::start();
  Checks checks(tell);
  Eeprom eeprom;
  check_basics(checks);
  check_room(checks);
  INNKEEPER_HOLDS(checks, erase(eeprom));
  check_agent(checks, eeprom);
  INNKEEPER_HOLDS(checks, erase(eeprom));
  const std::uint32_t before = eeprom.pages_written();
  const innkeeper::room::Time begun = now();
  live_a_day(checks, eeprom);
  number("memory_pages_a_day", eeprom.pages_written() - before);
  number("milliseconds_a_day",
         static_cast<std::uint32_t>((now() - begun) / std::chrono::milliseconds(1)));
  number("checks", checks.made());
  number("broken", checks.broken());
  exit_with(checks.broken() == 0 ? 0 : 1);
}
