// SPDX-License-Identifier: Apache-2.0
// An EEPROM of the 24C32 family on the I2C bus: 4,096 bytes in pages of 32, 16-bit addresses, a page at a
// time written within 10 ms (data sheet of Microchip's AT24C32, table "AC characteristics": 5 to 20 ms by
// supply). A page that already holds its bytes is not written again: that is what wears.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "device/agent/ports.hpp"
#include "device/agent/record.hpp"

namespace innkeeper::cortex_m {

inline constexpr std::size_t kEepromBytes = 4'096;
inline constexpr std::size_t kEepromPage = 32;
/// Longest that a page takes to be written, by table; after it the memory counts as broken.
inline constexpr room::Duration kEepromWriteLimit = std::chrono::milliseconds(20);

/// Places: both copies of the record, then what the installer told the board.
inline constexpr std::size_t kSlotPlace[2] = {0, agent::kRecordBytes};
inline constexpr std::size_t kProvisioningPlace = 2 * agent::kRecordBytes;
inline constexpr std::size_t kProvisioningBytes = 512;
static_assert(agent::kRecordBytes % kEepromPage == 0);
static_assert(kProvisioningPlace + kProvisioningBytes <= kEepromBytes);

class Eeprom final : public agent::Memory {
 public:
  [[nodiscard]] bool read(agent::Slot slot, std::span<std::byte> out) override;
  /// Waits for the memory: about 7 ms for each page that changes, 0.3 s for a whole record.
  [[nodiscard]] bool write(agent::Slot slot, std::span<const std::byte> bytes) override;

  /// The same for any place. REQUIRES: within kEepromBytes.
  [[nodiscard]] static bool read_at(std::size_t place, std::span<std::byte> out);
  [[nodiscard]] bool write_at(std::size_t place, std::span<const std::byte> bytes);

  /// Since the start.
  [[nodiscard]] std::uint32_t pages_written() const { return pages_written_; }

 private:
  [[nodiscard]] bool write_page(std::size_t place, std::span<const std::byte> bytes);

  std::uint32_t pages_written_ = 0;
};

}  // namespace innkeeper::cortex_m
