// SPDX-License-Identifier: Apache-2.0
// Ends by mistake in three ways, one a start, and looks after each how the processor came back.
#include "device/cortex_m/board.hpp"
#include "device/cortex_m/image.hpp"
#include "tests/firmware/semihosting.hpp"

namespace innkeeper::tests {
namespace {

/// Which start this is; survives resets, not the emulator.
[[gnu::section(".noinit")]] std::uint32_t starts;
[[gnu::section(".noinit")]] std::uint32_t known;
constexpr std::uint32_t kKnown = 0x1234'5678;

void expect(bool holds, std::string_view what) {
  say(what);
  say(holds ? ": yes\n" : ": NO\n");
  if (!holds) exit_with(1);
}

/// Goes deeper than any stack.
[[gnu::noinline]] std::uint32_t sink(std::uint32_t depth) {
  volatile std::uint32_t frame[16] = {};  // NOLINT(*-avoid-c-arrays): an array of volatile
  frame[depth % 16] = depth;
  return depth == 0 ? 0 : sink(depth - 1) + frame[depth % 16];
}

}  // namespace
}  // namespace innkeeper::tests

void innkeeper::cortex_m::on_crash(const LastCrash&) { reset(); }

void innkeeper::cortex_m::program() {
  using namespace innkeeper::tests;
  const bool first = known != kKnown;
  known = kKnown;
  starts = first ? 1 : starts + 1;
  board::start();
  board::start_watchdog();
  const LastCrash crash = take_last_crash();
  switch (starts) {
    case 1:
      expect(crash.kind == 0, "the first start follows no crash");
      for (;;) wait_for_interrupt();
    case 2:
      expect(crash.kind == 0, "the watchdog restarts a program that is stuck");
      __builtin_trap();
    case 3:
      expect(crash.kind >= 3 && crash.address != 0, "a crash is noted, and restarts");
      if (sink(1'000'000) == 0) exit_with(1);
      exit_with(1);
    default: break;
  }
  say(crash.kind);
  say(" was the exception of a stack that is too large\n");
  exit_with(starts == 4 ? 0 : 1);
}
