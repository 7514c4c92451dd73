// SPDX-License-Identifier: Apache-2.0
// From power-up to program(), and what happens when the program ends by mistake: the board starts again from
// what its memory holds, and says why.
#include <cstdint>

#include "device/cortex_m/core.hpp"
#include "device/cortex_m/image.hpp"

extern "C" {
extern std::uint32_t stack_top;
extern std::uint32_t stack_limit;
extern std::uint32_t data_load;
extern std::uint32_t data_start;
extern std::uint32_t data_end;
extern std::uint32_t bss_start;
extern std::uint32_t bss_end;
extern void (*init_array_start[])();
extern void (*init_array_end[])();
[[noreturn]] void Reset_Handler();
[[noreturn]] void crashed(const std::uint32_t* frame);
void Fault_Handler();
[[noreturn]] void abort();
[[noreturn]] void __cxa_pure_virtual();
}

namespace innkeeper::cortex_m {
namespace {

constexpr std::uint32_t kCrashed = 0x4B52'4E49;  // "INRK"

/// Volatile: who writes it never reads it, and who reads it never wrote it, as far as a compiler knows.
struct Note {
  volatile std::uint32_t magic;
  volatile std::uint32_t kind;
  volatile std::uint32_t address;
};

[[gnu::section(".noinit")]] Note note;

/// Of the exception that is being handled (ARMv7-M, B1.4.2); 0 outside of any.
std::uint32_t exception_number() {
  std::uint32_t number = 0;
  asm volatile("mrs %0, ipsr" : "=r"(number));
  return number;
}

}  // namespace

LastCrash take_last_crash() {
  const LastCrash crash = note.magic == kCrashed ? LastCrash{note.kind, note.address} : LastCrash{};
  note.magic = 0;
  return crash;
}

}  // namespace innkeeper::cortex_m

// Memory is not ready here: plain loops, which the compiler must not turn into calls.
[[gnu::optimize("no-tree-loop-distribute-patterns")]] void Reset_Handler() {
  const std::uint32_t* from = &data_load;
  for (std::uint32_t* to = &data_start; to != &data_end; ++to) *to = *from++;
  for (std::uint32_t* to = &bss_start; to != &bss_end; ++to) *to = 0;
  std::uint32_t* here = nullptr;
  asm volatile("mov %0, sp" : "=r"(here));
  for (std::uint32_t* to = &stack_limit; to < here - 8; ++to) *to = 0xA5A5'A5A5;
  for (auto* construct = init_array_start; construct != init_array_end; ++construct) (*construct)();
  innkeeper::cortex_m::program();
  innkeeper::cortex_m::reset();
}

/// `frame`: what the processor pushed: r0 to r3, r12, lr, pc, psr (ARMv7-M, B1.5.6).
[[gnu::used]] void crashed(const std::uint32_t* frame) {
  using namespace innkeeper::cortex_m;
  note.magic = kCrashed;
  const LastCrash crash{exception_number(), frame[6]};
  note.kind = crash.kind;
  note.address = crash.address;
  on_crash(crash);
}

[[gnu::naked]] void Fault_Handler() { asm volatile("mov r0, sp\n b crashed"); }

// What a broken promise of the C++ library calls.
[[gnu::used]] void abort() { __builtin_trap(); }
[[gnu::used]] void __cxa_pure_virtual() { __builtin_trap(); }
