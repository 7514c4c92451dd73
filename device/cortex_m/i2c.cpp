// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/i2c.hpp"

#include "device/cortex_m/board.hpp"

namespace innkeeper::cortex_m::i2c {
namespace {

void begin() {
  board::set_data(true);
  board::set_clock(true);
  board::set_data(false);
  board::set_clock(false);
}

void end() {
  board::set_data(false);
  board::set_clock(true);
  board::set_data(true);
}

void send_bit(bool bit) {
  board::set_data(bit);
  board::set_clock(true);
  board::set_clock(false);
}

bool read_bit() {
  board::set_data(true);
  board::set_clock(true);
  const bool bit = board::data();
  board::set_clock(false);
  return bit;
}

/// True when the device took it.
bool send(std::byte byte) {
  for (unsigned i = 8; i-- > 0;) send_bit(((byte >> i) & std::byte{1}) != std::byte{0});
  return !read_bit();
}

bool send(std::span<const std::byte> bytes) {
  for (const std::byte byte : bytes) {
    if (!send(byte)) return false;
  }
  return true;
}

std::byte receive(bool more) {
  std::byte byte{0};
  for (int i = 0; i < 8; ++i) byte = (byte << 1U) | (read_bit() ? std::byte{1} : std::byte{0});
  send_bit(!more);
  return byte;
}

std::byte address_byte(Address device, bool reads) {
  return static_cast<std::byte>((std::uint32_t{device} << 1U) | (reads ? 1U : 0U));
}

}  // namespace

bool recover() {
  for (int i = 0; i < 9; ++i) {
    if (read_bit()) break;
  }
  end();
  return board::data();
}

bool write(Address device, std::span<const std::byte> first, std::span<const std::byte> second) {
  begin();
  const bool taken = send(address_byte(device, false)) && send(first) && send(second);
  end();
  return taken;
}

bool read(Address device, std::span<const std::byte> command, std::span<std::byte> out) {
  begin();
  bool answered = send(address_byte(device, false)) && send(command);
  if (answered) {
    begin();
    answered = send(address_byte(device, true));
  }
  if (answered) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = receive(i + 1 < out.size());
  }
  end();
  return answered;
}

}  // namespace innkeeper::cortex_m::i2c
