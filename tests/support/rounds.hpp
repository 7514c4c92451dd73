// SPDX-License-Identifier: Apache-2.0
// How often a random test repeats itself.
#pragma once

#include <cstdint>

namespace innkeeper::tests {

/// `full` where programs of this build run by themselves, a tenth in an emulator, which is as much slower.
[[nodiscard]] std::uint64_t rounds(std::uint64_t full);

}  // namespace innkeeper::tests
