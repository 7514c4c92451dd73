// SPDX-License-Identifier: Apache-2.0
// A hotel that lives by itself at a human pace, told as it happens, until somebody ends it.
#pragma once

#include <functional>

#include "tests/demo/narrator.hpp"
#include "tests/support/house.hpp"

namespace innkeeper::demo {

/// Plays on a house of which nothing runs yet until `ended` says so. Errors of setting up are thrown.
void live(support::House& house, Narrator& narrator, const std::function<bool()>& ended);

}  // namespace innkeeper::demo
