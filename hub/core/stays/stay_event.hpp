// SPDX-License-Identifier: Apache-2.0
// What a property-management system says, in one neutral vocabulary. FIAS is the first adapter behind
// it. Rooms are labels as the PMS writes them. The core, not the adapter, decides what it means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Whether the PMS says that others are in the room too.
enum class Share : std::uint8_t { unknown, alone, shared };

/// A calendar day of the property, as days since 1970-01-01.
struct CivilDay {
  std::int32_t days = 0;
  friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

/// What is said of a stay beside its room. Absent: unknown or unchanged. An empty text: known to be
/// nothing, so that what was known before goes.
struct StayFacts {
  std::optional<std::string> profile{};   ///< key of the guest profile, see is_profile_key()
  std::optional<std::string> language{};  ///< BCP 47 tag, e.g. `de` or `pt-BR`
  std::optional<std::string> vip{};       ///< as the PMS writes it
  std::optional<std::string> tier{};      ///< loyalty tier, as the PMS writes it
  std::optional<std::string> greeting{};  ///< how the guest wants to be called; only if asked for
  std::optional<CivilDay> arrival{};
  std::optional<CivilDay> departure{};
  std::optional<std::uint8_t> persons{};
  friend bool operator==(const StayFacts&, const StayFacts&) = default;
};

/// A reservation is in house in this room. Said once more for the same reservation it changes
/// nothing.
struct CheckedIn {
  std::string reservation;  ///< key of the stay, unique per property
  std::string room;         ///< room number
  StayFacts facts;
  Share share = Share::unknown;
  bool resync = false;  ///< a repeated fact of a synchronisation, not a person at the desk
  /// How things are, told for whatever reason, not what just happened: by a PMS that posts states.
  bool is_state = false;
};

/// Data of a stay changed; the room did not.
struct StayUpdated {
  std::string reservation;
  std::string room;
  StayFacts facts;
};

struct RoomMoved {
  std::string reservation;
  std::string room;  ///< the new one
  std::string previous_room;
  StayFacts facts;
  Share share = Share::unknown;  ///< of the new room
};

/// This reservation left; sharers of the room stay.
struct CheckedOut {
  std::string reservation;
  std::string room;
};

/// The check-in was a mistake: nobody came. What was in house is expected again.
struct CheckInReversed {
  std::string reservation;
  std::string room;
};

/// The check-out was a mistake: the guest never left.
struct CheckOutReversed {
  std::string reservation;
  std::string room;
  StayFacts facts;
};

/// Nobody is in this room any more, whoever it was (a vacant room in a synchronisation).
struct RoomEmptied {
  std::string room;
};

/// A guest is on the way to this room, which nobody rents yet: it may be made ready. Not who.
struct ArrivalExpected {
  std::string room;
  bool expected = true;  ///< false: called off
};

/// Between these two the PMS tells every room or stay once; what happens meanwhile is told too.
struct SyncStarted {};
struct SyncEnded {};
/// The link went before the end: what was told holds, what was not told says nothing.
struct SyncAborted {};

/// Marks of the PMS's end of day. No guest event follows from them.
struct NightAudit {
  bool running = false;
  friend bool operator==(const NightAudit&, const NightAudit&) = default;
};

/// Somebody wants to be woken, or not any more. One call is known by room and time.
struct WakeCallChanged {
  std::string room;
  room::UtcTime at;
  bool wanted = true;
};

/// Do-not-disturb as the PMS knows it.
struct DoNotDisturbChanged {
  std::string room;
  bool on = false;
};

/// What housekeeping found or did, as far as the PMS tells.
enum class RoomCondition : std::uint8_t { dirty, pickup, clean, inspected };

/// Whether the room can be sold. Both others keep guests out; out of order takes it from the
/// inventory too.
enum class SaleState : std::uint8_t { in_service, out_of_service, out_of_order };

struct RoomStatusTold {
  std::string room;
  std::optional<RoomCondition> condition;
  std::optional<SaleState> sale;
};

using StayEvent =
    std::variant<CheckedIn, StayUpdated, RoomMoved, CheckedOut, CheckInReversed, CheckOutReversed,
                 RoomEmptied, ArrivalExpected, SyncStarted, SyncEnded, SyncAborted, NightAudit,
                 WakeCallChanged, DoNotDisturbChanged, RoomStatusTold>;

// What the hub has to tell the PMS. An adapter sends what its PMS can take and drops the rest.

enum class ServiceTold : std::uint8_t { none, do_not_disturb, make_up_room };

/// The guest's wish of housekeeping.
struct TellService {
  std::string room;
  ServiceTold service = ServiceTold::none;
};

struct TellRoomCondition {
  std::string room;
  RoomCondition condition = RoomCondition::dirty;
  bool occupied = false;  ///< rented
  std::string by;         ///< login of the attendant, may be empty
};

enum class WakeResult : std::uint8_t {
  done,         // the room's light came on
  unreachable,  // the room does not answer
  unknown_room,
};

/// Exactly one for each wake call that came due.
struct TellWakeCall {
  std::string room;
  room::UtcTime at;  ///< as it was told
  WakeResult result = WakeResult::done;
};

/// Ask for everything once: only after the database was lost or restored, or by an operator's word.
struct AskForSync {
  bool by_operator = false;  ///< an operator asks, whenever the last time was
};

using PmsMessage = std::variant<TellService, TellRoomCondition, TellWakeCall, AskForSync>;

}  // namespace innkeeper::hub
