// SPDX-License-Identifier: Apache-2.0
#include "device/cortex_m/core.hpp"

#include "device/cortex_m/register.hpp"

extern "C" {
extern std::uint32_t stack_top;
extern std::uint32_t stack_limit;
void SysTick_Handler();
}

namespace innkeeper::cortex_m {
namespace {

constexpr std::uintptr_t kTickControl = 0xE000'E010;
constexpr std::uintptr_t kTickReload = 0xE000'E014;
constexpr std::uintptr_t kTickValue = 0xE000'E018;
constexpr std::uintptr_t kInterruptEnable = 0xE000'E100;
constexpr std::uintptr_t kApplicationReset = 0xE000'ED0C;

constexpr std::uint32_t kPaint = 0xA5A5'A5A5;

volatile std::uint32_t tick_low = 0;
volatile std::uint32_t tick_high = 0;
std::uint32_t cycles_per_tick = 1;

}  // namespace

void start_tick(std::uint32_t clock_hz) {
  cycles_per_tick = clock_hz / 1000;
  reg(kTickReload) = cycles_per_tick - 1;
  reg(kTickValue) = 0;
  reg(kTickControl) = 7;  // on, with interrupt, from the processor's clock
}

room::Time now() {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  do {
    high = tick_high;
    low = tick_low;
  } while (high != tick_high);
  const std::uint64_t ms = (std::uint64_t{high} << 32U) | low;
  return room::Time(std::chrono::milliseconds(static_cast<std::int64_t>(ms)));
}

std::uint32_t cycles() {
  std::uint32_t ms = 0;
  std::uint32_t left = 0;
  do {
    ms = tick_low;
    left = reg(kTickValue);
  } while (ms != tick_low);
  return ms * cycles_per_tick + (cycles_per_tick - 1 - left);
}

void enable_interrupt(unsigned number) {
  reg(kInterruptEnable + 4 * (number / 32)) = 1U << (number % 32);
}

void reset() {
  reg(kApplicationReset) = 0x05FA'0004;
  for (;;) wait_for_interrupt();
}

std::uint32_t stack_size() { return static_cast<std::uint32_t>((&stack_top - &stack_limit) * 4); }

std::uint32_t stack_used() {
  const volatile std::uint32_t* word = &stack_limit;
  while (word != &stack_top && *word == kPaint) ++word;
  return static_cast<std::uint32_t>((&stack_top - word) * 4);
}

}  // namespace innkeeper::cortex_m

void SysTick_Handler() {
  using innkeeper::cortex_m::tick_high;
  using innkeeper::cortex_m::tick_low;
  const std::uint32_t next = tick_low + 1;
  tick_low = next;
  if (next == 0) tick_high = tick_high + 1;
}
