// SPDX-License-Identifier: Apache-2.0
// Drives outputs one after the other while somebody looks, each only when they say so.
#pragma once

#include <chrono>
#include <string>

#include "device/linux/board_command.hpp"
#include "device/linux/points/bus_set.hpp"

namespace innkeeper::device {

/// Of the output `name`, or of all when it is empty. Each one returns to what it was, also when the person
/// or a signal ends the trial. While a fan's relay is tried the other two are open. Constants hold
/// their values meanwhile. Returns the exit status.
[[nodiscard]] int try_outputs(const BoardPoints& board, BusSet& buses, const std::string& name,
                              std::chrono::seconds time, const Terminal& terminal);

}  // namespace innkeeper::device
