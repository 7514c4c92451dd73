// SPDX-License-Identifier: Apache-2.0
// Values of a room from what tests write for them.
#pragma once

#include <string_view>

#include "shared/room/fixture.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

inline FixtureName named(std::string_view name) { return fixture_name(name).value(); }
inline Percent percent(int value) { return Percent::from(value).value(); }

}  // namespace innkeeper::room
