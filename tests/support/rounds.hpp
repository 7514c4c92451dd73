// SPDX-License-Identifier: Apache-2.0
// How often a random test repeats itself.
#pragma once

#include <cstdint>

namespace innkeeper::tests {

/// `full` where programs of this build run by themselves, a fifth with sanitizers and a tenth in an emulator,
/// which are as much slower. Sanitized builds are there for what the first rounds find.
[[nodiscard]] std::uint64_t rounds(std::uint64_t full);

}  // namespace innkeeper::tests
