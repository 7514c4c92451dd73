// SPDX-License-Identifier: Apache-2.0
// A hotel in which one room is the firmware of a microcontroller, in QEMU, among simulated ones: a guest checks in,
// presses the panel, loses power, and finds the room as it was.
#pragma once

#include <filesystem>

#include "tests/demo/narrator.hpp"
#include "tests/demo/story.hpp"
#include "tests/support/house.hpp"

namespace innkeeper::demo {

/// As play(). The first room of the property is the firmware `image`.
[[nodiscard]] Outcome play_firmware(support::House& house, const std::filesystem::path& property,
                                    const std::filesystem::path& image, Narrator& narrator);

}  // namespace innkeeper::demo
