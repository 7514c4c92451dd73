// SPDX-License-Identifier: Apache-2.0
// From the guest records of FIAS (GI, GO, GC) to the hub's own words. Pure: one record in, at most
// one stay event and some notes out. What the records mean for a room is decided by hub/core.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_note.hpp"
#include "hub/pms/fias_record.hpp"

namespace innkeeper::hub::pms {

/// Longest reservation number (G#) or profile number (G+) taken. FIAS allows 10 digits; other
/// systems behind a FIAS gateway use identifiers up to 64.
inline constexpr std::size_t kMaxKeyBytes = 64;

struct StayReading {
  std::optional<StayEvent> event;
  std::vector<Note> notes;
};

/// Reads one record:
/// - GI -> CheckedIn; GS Y or N -> shared or alone; SF (a flag without value) -> resync;
/// - GO with G# -> CheckedOut; with SF and without G# -> RoomEmptied; with neither it does not say
/// who
///   left, and sharers may have stayed: ignored with a note;
/// - GC with an RO that differs from RN -> RoomMoved, with the GS that follows RN (each GS belongs
/// to
///   the RN or RO before it); otherwise StayUpdated.
/// Mandatory: RN, and G# as said. A mandatory field that is absent, empty or contradicts itself
/// ends in a note and no event. An unusable or empty G+ is left out: the guest then has no stored
/// preferences. RN and RO pass as bytes: a label no room has is an unknown room, which is the
/// core's to say. DS, DE, NS and NE are understood and ignored; any other record is unknown.
/// Unknown fields are skipped.
[[nodiscard]] StayReading read_stay(const Record& record);

}  // namespace innkeeper::hub::pms
