// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/semihosting.hpp"

#include <array>
#include <charconv>

#include "device/cortex_m/image.hpp"

namespace innkeeper::tests {
namespace {

// Semihosting for AArch32 and AArch64 (ARM IHI 0098): the operation in r0, its argument in r1.
std::uint32_t call(std::uint32_t operation, const void* argument) {
  register std::uint32_t r0 asm("r0") = operation;
  register const void* r1 asm("r1") = argument;
  asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

constexpr std::uint32_t kWriteCharacter = 0x03;
constexpr std::uint32_t kExitExtended = 0x20;
constexpr std::uint32_t kStoppedByApplication = 0x20026;

}  // namespace

void say(std::string_view text) {
  for (const char& c : text) static_cast<void>(call(kWriteCharacter, &c));
}

void say(std::uint32_t number) {
  std::array<char, 12> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  say(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void exit_with(std::uint32_t status) {
  const std::array<std::uint32_t, 2> reason{kStoppedByApplication, status};
  static_cast<void>(call(kExitExtended, reason.data()));
  for (;;) cortex_m::wait_for_interrupt();
}

}  // namespace innkeeper::tests

namespace innkeeper::cortex_m {

void on_crash(const LastCrash& crash) {
  tests::say("crashed: exception ");
  tests::say(crash.kind);
  tests::say(" at ");
  tests::say(crash.address);
  tests::say("\n");
  tests::exit_with(99);
}

}  // namespace innkeeper::cortex_m
