// SPDX-License-Identifier: Apache-2.0
// A test image talks to the emulator that runs it (ARM's semihosting): text, and how the test ended.
#pragma once

#include <cstdint>
#include <string_view>

namespace innkeeper::tests {

void say(std::string_view text);
void say(std::uint32_t number);
/// Ends the emulator with `status`.
[[noreturn]] void exit_with(std::uint32_t status);

}  // namespace innkeeper::tests
