// SPDX-License-Identifier: Apache-2.0
// What a PMS says of a stay beside its room, taken into the stay's row.
#pragma once

#include "hub/core/stays/stay_event.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "hub/core/turn.hpp"

namespace innkeeper::hub {

/// What is absent from `facts` stays as it is. What cannot be stored is left out with a note, and of a guest
/// who is forgotten only what the room must know is taken: dates, and how many people there are.
void take_facts(const StayFacts& facts, StayRow& row, Turn& turn);

}  // namespace innkeeper::hub
