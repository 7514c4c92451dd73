// SPDX-License-Identifier: Apache-2.0
// Programmer errors end the program; errors of the world travel as Result. A check guards the former.
#pragma once

namespace innkeeper {

/// Ends the program at once. `broken_rule` must be a string literal: a debugger and a core dump show it.
/// On a board the watchdog restarts the room from its persisted state.
[[noreturn]] inline void panic(const char* broken_rule) {
  const char* volatile kept_for_the_debugger = broken_rule;
  static_cast<void>(kept_for_the_debugger);
  __builtin_trap();
}

/// Panics unless `rule_holds`. Stays on in release builds.
constexpr void check(bool rule_holds, const char* broken_rule) {
  if (!rule_holds) panic(broken_rule);
}

}  // namespace innkeeper
