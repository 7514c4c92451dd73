// SPDX-License-Identifier: Apache-2.0
// What maintenance and the management ask and tell about overrides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/overrides/house_action_row.hpp"
#include "hub/core/overrides/override_row.hpp"

namespace innkeeper::hub {

/// Holds a room until it is released; replaces what was held.
struct HoldRoom {
  std::string number;
  room::MaintenanceOverride held;
  std::string reason;
  std::optional<room::UtcTime> until;
};
struct ReleaseRoom {
  std::string number;
  std::string reason;  ///< may be empty
};
struct ListOverrides {};
/// What maintenance holds in one room.
struct ShowHold {
  std::string number;
};

/// What an action would do: the rooms it concerns, before anybody starts it.
struct PreviewAction {
  HouseActionKind kind = HouseActionKind::evacuation;
  ActionScope scope;
};
struct StartAction {
  HouseActionKind kind = HouseActionKind::evacuation;
  ActionScope scope;
  std::string reason;
  // Of a demand response; what is left out is as the property says.
  std::optional<room::TemperatureDelta> by;
  std::optional<std::int64_t> minutes;  ///< 1 .. 1,440
};
struct StopAction {
  std::uint64_t number = 0;
  std::string reason;  ///< may be empty
};
/// Ends every override in the rooms of the scope and clears what was set by hand in those that nobody
/// rents; with `rented`, in those too. Do-not-disturb stays.
struct BackToPolicy {
  ActionScope scope;
  bool rented = false;
  bool preview = false;  ///< only tells the rooms concerned
  std::string reason;
};

using OverrideRequest = std::variant<HoldRoom, ReleaseRoom, ListOverrides, ShowHold, PreviewAction,
                                     StartAction, StopAction, BackToPolicy>;

struct OverridesView {
  struct Held {
    std::string number;
    OverrideRow row;
  };
  std::vector<Held> rooms;
  std::vector<HouseActionRow> actions;
};

/// The rooms that an action concerns or concerned.
struct ActionView {
  std::optional<HouseActionRow> action;  ///< none of a preview
  std::vector<std::string> numbers;
  std::size_t rented = 0;    ///< of them
  std::size_t occupied = 0;  ///< of them, by their own sensors
};

}  // namespace innkeeper::hub
