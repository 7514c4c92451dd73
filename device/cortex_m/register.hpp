// SPDX-License-Identifier: Apache-2.0
// Registers of a chip by address.
#pragma once

#include <cstdint>

namespace innkeeper::cortex_m {

/// The 32-bit register at `address`, which a manual names.
[[nodiscard]] inline volatile std::uint32_t& reg(std::uintptr_t address) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): this is what an address in a manual is
  return *reinterpret_cast<volatile std::uint32_t*>(address);
}

}  // namespace innkeeper::cortex_m
