// SPDX-License-Identifier: Apache-2.0
// Registers: SMSC, LAN9118 datasheet, revision 1.5, chapter 5; AN385 for the address.
#include "device/cortex_m/ethernet/lan9118.hpp"

#include "device/cortex_m/register.hpp"

namespace innkeeper::cortex_m::lan9118 {
namespace {

constexpr std::uintptr_t kBase = 0x4020'0000;
constexpr std::uintptr_t kReceiveData = kBase + 0x00;
constexpr std::uintptr_t kSendData = kBase + 0x20;
constexpr std::uintptr_t kReceiveStatus = kBase + 0x40;
constexpr std::uintptr_t kSendStatus = kBase + 0x48;
constexpr std::uintptr_t kIdentity = kBase + 0x50;
constexpr std::uintptr_t kByteTest = kBase + 0x64;
constexpr std::uintptr_t kReceiveConfig = kBase + 0x6C;
constexpr std::uintptr_t kSendConfig = kBase + 0x70;
constexpr std::uintptr_t kHardwareConfig = kBase + 0x74;
constexpr std::uintptr_t kReceiveFill = kBase + 0x7C;
constexpr std::uintptr_t kSendFill = kBase + 0x80;
constexpr std::uintptr_t kMacCommand = kBase + 0xA4;
constexpr std::uintptr_t kMacData = kBase + 0xA8;

constexpr std::uint32_t kByteTestValue = 0x8765'4321;
constexpr std::uint32_t kChip = 0x0118;
constexpr std::uint32_t kSoftReset = 1;
constexpr std::uint32_t kMustBeOne = 1U << 20U;
constexpr std::uint32_t kSendFifoKiB = 5U << 16U;  // the chip's default split
constexpr std::uint32_t kSendOn = 1U << 1U;
constexpr std::uint32_t kFirstAndLast = (1U << 13U) | (1U << 12U);
constexpr std::uint32_t kFrameError = 1U << 15U;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::size_t kCommandBytes = 8;

constexpr std::uint32_t kMacBusy = 1U << 31U;
constexpr std::uint32_t kMacRead = 1U << 30U;
constexpr std::uint32_t kMacControl = 1;
constexpr std::uint32_t kMacAddressHigh = 2;
constexpr std::uint32_t kMacAddressLow = 3;
constexpr std::uint32_t kMacSendAndReceive = (1U << 3U) | (1U << 2U);
/// A chip that is there is done after some microseconds.
constexpr int kPatience = 100'000;

/// Reading takes the value off its queue, also when nobody wants it.
std::uint32_t read(std::uintptr_t address) { return reg(address); }

bool mac_is_idle() {
  for (int i = 0; i < kPatience; ++i) {
    if ((reg(kMacCommand) & kMacBusy) == 0) return true;
  }
  return false;
}

bool write_mac(std::uint32_t index, std::uint32_t value) {
  reg(kMacData) = value;
  reg(kMacCommand) = kMacBusy | index;
  return mac_is_idle();
}

std::uint32_t read_mac(std::uint32_t index) {
  reg(kMacCommand) = kMacBusy | kMacRead | index;
  return mac_is_idle() ? reg(kMacData) : 0;
}

}  // namespace

bool start() {
  if (reg(kByteTest) != kByteTestValue || reg(kIdentity) >> 16U != kChip) return false;
  reg(kHardwareConfig) = kSoftReset;
  for (int i = 0; (reg(kHardwareConfig) & kSoftReset) != 0; ++i) {
    if (i == kPatience) return false;
  }
  reg(kHardwareConfig) = kMustBeOne | kSendFifoKiB;
  reg(kReceiveConfig) = 0;
  reg(kSendConfig) = kSendOn;
  return write_mac(kMacControl, kMacSendAndReceive);
}

std::array<std::uint8_t, 6> address() {
  const std::uint32_t low = read_mac(kMacAddressLow);
  const std::uint32_t high = read_mac(kMacAddressHigh);
  std::array<std::uint8_t, 6> bytes{};
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(low >> (8 * i));
  for (std::size_t i = 0; i < 2; ++i) bytes[4 + i] = static_cast<std::uint8_t>(high >> (8 * i));
  return bytes;
}

std::size_t take_frame() {
  while (((reg(kReceiveFill) >> 16U) & 0xFFU) != 0) {
    const std::uint32_t status = reg(kReceiveStatus);
    const std::size_t bytes = (status >> 16U) & 0x3FFFU;
    if ((status & kFrameError) == 0 && bytes > kChecksumBytes) return bytes - kChecksumBytes;
    finish(bytes > kChecksumBytes ? bytes - kChecksumBytes : 0, 0);
  }
  return 0;
}

std::uint32_t next_word() { return reg(kReceiveData); }

void finish(std::size_t bytes, std::size_t words) {
  const std::size_t all = (bytes + kChecksumBytes + 3) / 4;
  for (std::size_t i = words; i < all; ++i) static_cast<void>(read(kReceiveData));
}

bool can_send(std::size_t bytes) {
  // Nobody reads how sending went, but the places for it are few.
  while (((reg(kSendFill) >> 16U) & 0xFFU) != 0) static_cast<void>(read(kSendStatus));
  return (reg(kSendFill) & 0xFFFFU) >= bytes + 3 + kCommandBytes;
}

void begin_frame(std::size_t bytes) {
  reg(kSendData) = kFirstAndLast | static_cast<std::uint32_t>(bytes);
  reg(kSendData) = static_cast<std::uint32_t>(bytes);
}

void send_word(std::uint32_t word) { reg(kSendData) = word; }

}  // namespace innkeeper::cortex_m::lan9118
