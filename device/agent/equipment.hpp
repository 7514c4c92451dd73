// SPDX-License-Identifier: Apache-2.0
// What a room has, as its installer declared it to the board.
#pragma once

#include "shared/control/terminal.hpp"
#include "shared/room/fixture.hpp"

namespace innkeeper::agent {

struct Equipment {
  room::Fixtures fixtures;
  control::Terminal terminal;
};

}  // namespace innkeeper::agent
