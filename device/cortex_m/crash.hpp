// SPDX-License-Identifier: Apache-2.0
// How an image ends when its program does by mistake: a room starts again, a test fails.
#pragma once

#include "device/cortex_m/core.hpp"

namespace innkeeper::cortex_m {

/// Defined by each image; runs in the handler of the exception.
[[noreturn]] void on_crash(const LastCrash& crash);

}  // namespace innkeeper::cortex_m
