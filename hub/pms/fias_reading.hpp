// SPDX-License-Identifier: Apache-2.0
// From the records of FIAS to the hub's own words. Pure: one record in, stay events and notes out.
// What the records mean for a room is decided by hub/core.
#pragma once

#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_note.hpp"
#include "hub/pms/fias_record.hpp"
#include "hub/pms/fias_settings.hpp"

namespace innkeeper::hub::pms {

struct Reading {
  std::vector<StayEvent> events;
  std::vector<Note> notes;
};

/// Reads a guest record:
/// - GI -> CheckedIn; GS Y or N -> shared or alone; SF (a flag without value) -> resync;
/// - GO with G# -> CheckedOut; with SF and without G# -> RoomEmptied; with neither it does not say
///   who left, and sharers may have stayed: ignored with a note;
/// - GC with an RO that differs from RN -> RoomMoved, with the GS that follows RN; otherwise
///   StayUpdated.
/// Mandatory: RN, and G# as said. A mandatory field that is absent, empty or contradicts itself ends
/// in a note and no event. Facts that are absent or unusable are left out, empty ones are empty:
/// G+, GL (through the table of languages; an unknown one is empty), GV, GA and GD, and GN if a
/// greeting is configured. DA and TI are not read: they are informative, and may be hours off.
/// REQUIRES: GI, GO or GC.
[[nodiscard]] Reading read_guest(const Record& record, const Settings& settings);

/// Reads RE. DN Y or N -> DoNotDisturbChanged; RS through the site's table -> RoomStatusTold, never
/// occupancy; CS, where pre-arrival is configured, 2 -> ArrivalExpected, 0 -> called off. All else
/// in an RE is about telephones. REQUIRES: RE.
[[nodiscard]] Reading read_room(const Record& record, const Settings& settings);

}  // namespace innkeeper::hub::pms
