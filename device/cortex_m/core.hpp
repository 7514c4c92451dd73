// SPDX-License-Identifier: Apache-2.0
// What every Cortex-M3 has, whoever made the chip: tick, interrupts, reset, stack.
// Addresses: ARMv7-M Architecture Reference Manual (DDI 0403), B3.2 and B3.3.
#pragma once

#include <cstdint>

#include "shared/room/time.hpp"

namespace innkeeper::cortex_m {

/// Starts the tick of one millisecond. `clock_hz`: of the processor, at most 2^24 kHz.
void start_tick(std::uint32_t clock_hz);
/// Since start_tick(). Never goes back.
[[nodiscard]] room::Time now();
/// Since start_tick(), in cycles of the processor; wraps.
[[nodiscard]] std::uint32_t cycles();

void enable_interrupt(unsigned number);
/// Sleeps until the next interrupt, at most one tick.
inline void wait_for_interrupt() { asm volatile("wfi" ::: "memory"); }

/// No interrupt while it lives.
class InterruptLock {
 public:
  InterruptLock() { asm volatile("cpsid i" ::: "memory"); }
  ~InterruptLock() { asm volatile("cpsie i" ::: "memory"); }
  InterruptLock(const InterruptLock&) = delete;
  InterruptLock& operator=(const InterruptLock&) = delete;
};

[[noreturn]] void reset();

/// Bytes of the stack, and how many of them were ever used: the start paints it.
[[nodiscard]] std::uint32_t stack_size();
[[nodiscard]] std::uint32_t stack_used();

/// Why the processor started; survives a reset, not a power cut.
struct LastCrash {
  std::uint32_t kind = 0;     ///< exception number of ARMv7-M, B1.5.2; 0: none
  std::uint32_t address = 0;  ///< of the instruction
};
/// Tells once.
[[nodiscard]] LastCrash take_last_crash();

}  // namespace innkeeper::cortex_m
