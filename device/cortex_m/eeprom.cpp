// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/eeprom.hpp"

#include <algorithm>
#include <array>

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/i2c.hpp"

namespace innkeeper::cortex_m {
namespace {

constexpr i2c::Address kDevice = 0x50;

std::size_t place_of(agent::Slot slot) { return kSlotPlace[slot == agent::Slot::a ? 0 : 1]; }

std::array<std::byte, 2> address_of(std::size_t place) {
  return {static_cast<std::byte>(place >> 8U), static_cast<std::byte>(place & 0xFFU)};
}

/// While it writes, the memory does not answer to its address. False when it never answers.
bool wait_until_written() {
  const room::Time begun = now();
  do {
    if (i2c::write(kDevice, {})) return true;
  } while (now() - begun <= kEepromWriteLimit);
  return false;
}

}  // namespace

bool Eeprom::read(agent::Slot slot, std::span<std::byte> out) {
  return read_at(place_of(slot), out);
}

bool Eeprom::write(agent::Slot slot, std::span<const std::byte> bytes) {
  return write_at(place_of(slot), bytes);
}

bool Eeprom::read_at(std::size_t place, std::span<std::byte> out) {
  check(place + out.size() <= kEepromBytes, "memory is read within its bounds");
  // A reset in the middle of a write leaves the memory busy, and it must not count as unreadable for that.
  return wait_until_written() && i2c::read(kDevice, address_of(place), out);
}

bool Eeprom::write_at(std::size_t place, std::span<const std::byte> bytes) {
  check(place + bytes.size() <= kEepromBytes, "memory is written within its bounds");
  while (!bytes.empty()) {
    const std::size_t count = std::min(bytes.size(), kEepromPage - place % kEepromPage);
    if (!write_page(place, bytes.first(count))) return false;
    place += count;
    bytes = bytes.subspan(count);
  }
  return true;
}

bool Eeprom::write_page(std::size_t place, std::span<const std::byte> bytes) {
  std::array<std::byte, kEepromPage> held{};
  const auto page = std::span(held).first(bytes.size());
  if (!read_at(place, page)) return false;
  if (std::ranges::equal(page, bytes)) return true;
  if (!i2c::write(kDevice, address_of(place), bytes) || !wait_until_written()) return false;
  ++pages_written_;
  return read_at(place, page) && std::ranges::equal(page, bytes);
}

}  // namespace innkeeper::cortex_m
