// SPDX-License-Identifier: Apache-2.0
// SIGTERM and SIGINT as something to wait for.
#pragma once

namespace innkeeper::device {

/// A file that is readable once one of them came. Make it before any thread, so that all inherit the mask.
[[nodiscard]] int stop_signals();

}  // namespace innkeeper::device
