// SPDX-License-Identifier: Apache-2.0
// What each image defines: its program, and what becomes of it when it ends by mistake.
#pragma once

#include "device/cortex_m/core.hpp"

namespace innkeeper::cortex_m {

/// Called once memory is ready. When it returns the processor starts again.
void program();

/// Runs in the handler of the exception: a room starts again, a test fails.
[[noreturn]] void on_crash(const LastCrash& crash);

}  // namespace innkeeper::cortex_m
