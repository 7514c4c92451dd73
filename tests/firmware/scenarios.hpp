// SPDX-License-Identifier: Apache-2.0
// Promises of the room that hold on a host and on a board: the same checks, compiled for both.
#pragma once

#include <cstdint>

#include "device/agent/ports.hpp"
#include "tests/firmware/checks.hpp"

namespace innkeeper::tests {

/// Numbers, lists and texts: what compilers for boards get wrong first.
void check_basics(Checks& checks);
/// The deciding function and the parts of the controller, from set points to lights.
void check_room(Checks& checks);
/// An agent takes plans, keeps them in `memory` over a restart, refuses what is wrong, answers the panel.
/// REQUIRES: `memory` was never written.
void check_agent(Checks& checks, agent::Memory& memory);
/// A day of a room in which a guest lives: 86,400 control steps, plans, presses, people coming and going.
/// REQUIRES: as above.
void live_a_day(Checks& checks, agent::Memory& memory);

}  // namespace innkeeper::tests
