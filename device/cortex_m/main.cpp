// SPDX-License-Identifier: Apache-2.0
// innkeeper-room: the firmware of a room with a serial modem.
#include <optional>
#include <span>

#include "device/cortex_m/board.hpp"
#include "device/cortex_m/console.hpp"
#include "device/cortex_m/core.hpp"
#include "device/cortex_m/i2c.hpp"
#include "device/cortex_m/image.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::cortex_m {

void on_crash(const LastCrash&) { reset(); }

namespace {

Output output;
Eeprom eeprom;
Provisioning provisioning;
Console console(output, eeprom, provisioning);
/// Made once the board knows which room it is.
std::optional<RoomUnit> room_unit;

bool read_provisioning() {
  ProvisioningRecord record{};
  if (!Eeprom::read_at(kProvisioningPlace, record)) {
    output.line("error: the memory does not answer; check the EEPROM and its bus");
    return false;
  }
  const auto known = decode(record);
  if (known) {
    provisioning = *known;
    return true;
  }
  switch (known.error()) {
    case ProvisioningFlaw::blank: output.line("not provisioned: 'help' lists the commands"); break;
    case ProvisioningFlaw::torn:
      output.line("error: the provisioning is damaged; provision this board again");
      break;
    case ProvisioningFlaw::unknown:
      output.line("error: the provisioning is of other software; provision this board again");
      break;
  }
  return false;
}

/// Both records begin with numbers that rise with each start.
std::uint32_t seed() {
  std::array<std::byte, 2 * 16> beginnings{};
  const auto bytes = std::span(beginnings);
  const bool read = Eeprom::read_at(kSlotPlace[0], bytes.first(16)) &&
                    Eeprom::read_at(kSlotPlace[1], bytes.last(16));
  return read ? crc32(bytes) : 0;
}

void say_how_it_started() {
  output.line("innkeeper-room on cortex-m3");
  const LastCrash crash = take_last_crash();
  if (crash.kind == 0) return;
  output.text("restarted after exception ").number(crash.kind).text(" at ");
  output.number(crash.address).end();
}

void flush_output() {
  const room::Time begun = now();
  while (!output.empty() && now() - begun < std::chrono::seconds(1)) output.pump();
}

void start() {
  board::start();
  static_cast<void>(i2c::recover());
  say_how_it_started();
  board::start_watchdog();
  if (!read_provisioning()) return;
  room_unit.emplace(provisioning, eeprom, output, seed(), now());
  console.attach(*room_unit);
  room_unit->boot(now());
  output.text("room ").text(provisioning.room.view()).text(", start ");
  output.number(room_unit->agent().starts()).end();
}

/// One round; false once the board shall start again.
bool turn() {
  const room::Time time = now();
  console.poll(time);
  if (room_unit) {
    room_unit->poll(time);
  } else {
    board::feed_watchdog();
  }
  output.pump();
  return !console.wants_restart() || (room_unit && !room_unit->shut_down(time));
}

}  // namespace

void program() {
  start();
  while (turn()) wait_for_interrupt();
  flush_output();
}

}  // namespace innkeeper::cortex_m
