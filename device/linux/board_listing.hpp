// SPDX-License-Identifier: Apache-2.0
// Looks at all points of a board that no agent runs.
#pragma once

#include "device/linux/points/bus_set.hpp"
#include "device/linux/points/listing.hpp"

namespace innkeeper::device {

/// Reads every input, and asks every output what it holds, one after the other; changes nothing.
[[nodiscard]] BoardListing list_board(const BoardPoints& board, BusSet& buses);

}  // namespace innkeeper::device
