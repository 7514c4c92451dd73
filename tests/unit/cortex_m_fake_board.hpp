// SPDX-License-Identifier: Apache-2.0
// The pins of a board, with a 24C32 behind them: what the drivers of device/cortex_m see on a host.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "device/cortex_m/eeprom.hpp"

namespace innkeeper::tests {

/// As the data sheet has it: START, address, bytes with acknowledge, STOP; a page is written at the STOP, and while
/// that takes the memory does not answer.
class FakeEeprom {
 public:
  FakeEeprom() { bytes.fill(std::byte{0xFF}); }

  void set_clock(bool high);
  void set_data(bool high);
  [[nodiscard]] bool data() const { return data_ && !pulls_; }

  std::array<std::byte, cortex_m::kEepromBytes> bytes;
  /// Power fails after so many more bytes have reached the cells; nothing answers then.
  std::optional<std::size_t> dies_after;
  bool absent = false;
  int busy_polls = 2;  ///< how often it does not answer after each page

 private:
  enum class Part : std::uint8_t { idle, address, high, low, write, read };

  void start();
  void stop();
  void rise();
  void fall();
  void take(std::uint8_t byte);
  [[nodiscard]] bool answers() const { return !absent && (!dies_after || *dies_after > 0); }
  [[nodiscard]] std::uint8_t here() const { return std::to_integer<std::uint8_t>(bytes[at_]); }

  bool clock_ = true;
  bool data_ = true;
  bool pulls_ = false;
  Part part_ = Part::idle;
  int bit_ = 0;  ///< 0 to 7: bits of a byte; 8: its acknowledge
  std::uint8_t shift_ = 0;
  bool acknowledged_ = false;
  bool started_bit_ = false;  ///< the clock fell since START
  bool sending_ = false;      ///< the byte that ends was the memory's
  std::size_t at_ = 0;
  std::size_t page_ = 0;
  std::array<std::optional<std::byte>, cortex_m::kEepromPage> pending_{};
  int busy_ = 0;
};

/// What the functions of board.hpp act on.
FakeEeprom& fake_eeprom();
/// What the board sent on its console; the test takes it.
std::string& console_text();

}  // namespace innkeeper::tests
