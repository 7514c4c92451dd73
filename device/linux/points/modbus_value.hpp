// SPDX-License-Identifier: Apache-2.0
// What the sixteen bits of a register mean. Apart from the line, which only carries them.
#pragma once

#include <cstdint>

#include "device/linux/points/bus.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// -32,768 .. 32,767 of a signed register, else 0 .. 65,535.
[[nodiscard]] constexpr std::int32_t value_of(std::uint16_t word, bool is_signed) {
  return is_signed && word > 0x7fff ? std::int32_t{word} - 0x10000 : std::int32_t{word};
}

/// The register that holds `value`, -32,768 .. 65,535.
[[nodiscard]] constexpr std::uint16_t word_of(std::int32_t value) {
  return static_cast<std::uint16_t>(static_cast<std::uint32_t>(value) & 0xffffU);
}

/// A contact is true when its bit, or without one anything, is not zero; a measurement is scaled. What
/// stands for `no value` is trouble.
[[nodiscard]] Result<Sample, Trouble> decode(const ModbusPoint& point, std::int32_t raw,
                                             bool is_contact);

}  // namespace innkeeper::device
