// SPDX-License-Identifier: Apache-2.0
// The I2C bus by its two lines (board::set_clock and its like), so that any two pins will do. One master.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace innkeeper::cortex_m::i2c {

/// Addresses of 7 bits.
using Address = std::uint8_t;

/// Ends whatever a device was doing when the processor restarted: clocks until it lets the data line go
/// (UM10204, 3.1.16). False when it does not.
[[nodiscard]] bool recover();

/// Sends `first`, then `second`, in one transfer. False when the device does not answer or refuses a byte.
[[nodiscard]] bool write(Address device, std::span<const std::byte> first,
                         std::span<const std::byte> second = {});
/// Sends `command`, then reads all of `out`.
[[nodiscard]] bool read(Address device, std::span<const std::byte> command,
                        std::span<std::byte> out);

}  // namespace innkeeper::cortex_m::i2c
