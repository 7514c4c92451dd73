// SPDX-License-Identifier: Apache-2.0
// What a property-management system says about stays, in one neutral vocabulary. FIAS is the first
// adapter behind it. Rooms are labels as the PMS writes them; absent means unchanged or unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace innkeeper::hub {

/// Whether the PMS says that others are in the room too.
enum class Share : std::uint8_t { unknown, alone, shared };

/// A reservation is in house in this room. Said once more for the same reservation it changes
/// nothing.
struct CheckedIn {
  std::string reservation;             ///< key of the stay, unique per property
  std::string room;                    ///< room number
  std::optional<std::string> profile;  ///< key of the guest profile; none: no stored preferences
  Share share = Share::unknown;
  bool resync = false;  ///< a repeated fact of a synchronisation, not a person at the desk
};

/// Data of a stay changed; the room did not.
struct StayUpdated {
  std::string reservation;
  std::string room;
  std::optional<std::string> profile;
};

struct RoomMoved {
  std::string reservation;
  std::string room;  ///< the new one
  std::string previous_room;
  std::optional<std::string> profile;
  Share share = Share::unknown;  ///< of the new room
};

/// This reservation left; sharers of the room stay.
struct CheckedOut {
  std::string reservation;
  std::string room;
};

/// Nobody is in this room any more, whoever it was (a vacant room in a synchronisation).
struct RoomEmptied {
  std::string room;
};

using StayEvent = std::variant<CheckedIn, StayUpdated, RoomMoved, CheckedOut, RoomEmptied>;

}  // namespace innkeeper::hub
