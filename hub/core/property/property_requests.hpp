// SPDX-License-Identifier: Apache-2.0
// What people ask about the property as a whole, and what they get to see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/property/key_change.hpp"
#include "hub/core/property/revision_row.hpp"
#include "hub/core/property/room_draft.hpp"

namespace innkeeper::hub {

struct ShowProperty {
  std::optional<std::uint32_t> revision;  ///< none: the active one
};
/// The newest first.
struct ListRevisions {
  std::optional<std::uint32_t> after{};  ///< only older ones; none: from the newest
  std::optional<std::size_t> limit{};    ///< none: all there are
};

struct ApplyProperty {
  std::string text;
  std::optional<std::uint32_t> expected;  ///< refused when another revision is active
  bool dry_run = false;                   ///< only show what would change
};
struct RevertProperty {
  std::uint32_t revision = 0;
  std::optional<std::uint32_t> expected;
  bool dry_run = false;
};

/// Only writes a text, which ApplyProperty may then be asked about; nothing changes.
struct DraftRooms {
  RoomsToDeclare wanted;
};

using PropertyRequest =
    std::variant<ShowProperty, ListRevisions, ApplyProperty, RevertProperty, DraftRooms>;

struct PropertyDraft {
  std::uint32_t from = 0;  ///< the revision that it was made of
  std::string text;
  std::size_t rooms = 0;  ///< that it declares
};

struct PropertyView {
  RevisionRow revision;
  bool active = false;
  std::string text;
};

struct RevisionsView {
  std::vector<RevisionRow> revisions;   ///< the newest first
  std::optional<std::uint32_t> next{};  ///< where the next page begins; none: this was the last
  std::uint32_t active = 0;
};

/// Rooms of one type whose plans change in the same way.
struct PlansChanged {
  std::string type;                ///< as it is afterwards
  std::vector<KeyChange> changes;  ///< of the plan
  std::vector<std::string> rooms;  ///< numbers as they are afterwards, in declared order
};

/// What another property would change or has changed.
struct PropertyChange {
  std::uint32_t from = 0;             ///< the revision that is or was active
  std::optional<std::uint32_t> made;  ///< the new revision; none: nothing was changed
  std::vector<KeyChange> settings;    ///< declared differently
  std::vector<KeyChange> rooms;       ///< of rooms that stay: number, type, floor; by room id
  std::vector<std::string> added;     ///< numbers
  std::vector<std::string> removed;   ///< numbers
  std::vector<PlansChanged> plans;    ///< of rooms that stay
  std::size_t plans_changed = 0;      ///< rooms in `plans`
};

/// Another revision is active than the one the request was made for.
struct Stale {
  std::uint32_t active = 0;
};

}  // namespace innkeeper::hub
