// SPDX-License-Identifier: Apache-2.0
// A hotel in which nothing happens by itself: whoever holds the standard input says what the PMS does. For
// tests and pictures of the console.
#pragma once

#include <cstddef>

#include "tests/support/house.hpp"

namespace innkeeper::demo {

/// Opens the house, prints `{"event":"open","port":N}`, then gives each line of the standard input to the PMS
/// and prints its answer, until the input ends. `boards`: only the first so many rooms have one; 0: all.
/// `past`: every room has a history of a month, made up.
/// Errors of setting up are thrown.
void stage(support::House& house, std::size_t boards, bool past);

}  // namespace innkeeper::demo
