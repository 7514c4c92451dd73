// SPDX-License-Identifier: Apache-2.0
// Who asks the core in its tests, by name or by the hash of what they show.
#pragma once

#include <string>

#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub {

inline const Actor kHousekeeper{Channel::housekeeping, "maria"};

/// Of a token; made up.
inline std::string hash(char digit) { return std::string(kTokenHashDigits, digit); }

}  // namespace innkeeper::hub
