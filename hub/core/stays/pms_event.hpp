// SPDX-License-Identifier: Apache-2.0
// What a PMS says that posts events instead of holding a link. Its events come late, twice and in any
// order, so that each carries the whole present state of what it is about, with the PMS's own time of
// the last change. What an event means follows from the state before it: see PmsFeed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hub/core/stays/stay_event.hpp"

namespace innkeeper::hub {

/// Longest id of an event. Those of the mapped PMSs are UUIDs; a part of one adds a few digits.
inline constexpr std::size_t kMaxEventIdBytes = 128;

/// When the PMS last changed something, by its own clock: UTC, or the property's local time where it tells
/// that and no zone. Compared with other times of the same reservation or room only.
struct PmsTime {
  std::int64_t microseconds = 0;  ///< since 1970-01-01
  friend constexpr auto operator<=>(const PmsTime&, const PmsTime&) = default;
};

enum class ReservationStatus : std::uint8_t {
  expected,
  in_house,
  checked_out,
  cancelled,
  no_show,
};

/// All that the PMS knows of a reservation now.
struct ReservationTold {
  std::string reservation;  ///< key of the stay, unique per property
  PmsTime updated{};
  ReservationStatus status = ReservationStatus::expected;
  std::string room{};  ///< room number; empty: none is assigned, then nobody is in house
  StayFacts facts{};
  Share share = Share::unknown;
  std::optional<bool> arriving{};  ///< of an expected one: the guest is on the way
  std::string snapshot{};          ///< the snapshot that this belongs to; empty: none
  friend bool operator==(const ReservationTold&, const ReservationTold&) = default;
};

/// All that the PMS knows of a room beside who is in it.
struct RoomTold {
  std::string room;
  PmsTime updated{};
  std::optional<RoomCondition> condition{};
  std::optional<SaleState> sale{};
  std::optional<bool> do_not_disturb{};
  friend bool operator==(const RoomTold&, const RoomTold&) = default;
};

/// Between these two every reservation in house is told once: a synchronisation, as FIAS has it.
struct SnapshotStarted {
  std::string snapshot;
  friend bool operator==(const SnapshotStarted&, const SnapshotStarted&) = default;
};
struct SnapshotEnded {
  std::string snapshot;
  std::size_t stays = 0;  ///< reservations in house that it told of: what went missing shows
  friend bool operator==(const SnapshotEnded&, const SnapshotEnded&) = default;
};

struct PmsEvent {
  std::string id;  ///< unique; the same event posted again has the same one
  std::variant<ReservationTold, RoomTold, SnapshotStarted, SnapshotEnded, NightAudit> what;
  friend bool operator==(const PmsEvent&, const PmsEvent&) = default;
};

enum class PmsOutcome : std::uint8_t {
  applied,       // taken; what was said already changed nothing
  unknown_room,  // taken; this hub controls nothing in that room
  repeated,      // an event with this id was taken before: nothing was changed
  outdated,      // a later state is known: nothing was changed
  refused,       // nothing was changed, and the id is not remembered: see `why`
};

[[nodiscard]] constexpr std::string_view name_of(PmsOutcome outcome) {
  switch (outcome) {
    case PmsOutcome::applied: return "applied";
    case PmsOutcome::unknown_room: return "unknown_room";
    case PmsOutcome::repeated: return "repeated";
    case PmsOutcome::outdated: return "outdated";
    case PmsOutcome::refused: return "refused";
  }
  return {};
}

/// What became of one event.
struct PmsEventView {
  std::string event;  ///< its id
  PmsOutcome outcome = PmsOutcome::applied;
  std::string why{};  ///< of a refusal: the reason and the remedy
};

}  // namespace innkeeper::hub
