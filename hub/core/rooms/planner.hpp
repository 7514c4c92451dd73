// SPDX-License-Identifier: Apache-2.0
// What a room should be, from its type's policy and those in house. Pure.
#pragma once

#include <optional>
#include <span>

#include "hub/core/guests/preferences.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "shared/config/property.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// All that a plan is made of.
struct PlanInputs {
  const config::RoomType& type;
  std::span<const StayRow> stays;        ///< in house in this room, first arrival first
  std::span<const Preferences> guests;   ///< their stored preferences, empty ones for those without
  std::optional<room::GivenHand> given;  ///< the hand that came through the hub, if any
};

/// The content of a room's plan; id and tenancy are left zero.
///
/// Several guests with different wishes: for each part (comfort, welcome light) the guest who arrived
/// first among those who have a wish decides. Averaging would please nobody, and a later sharer must
/// not change the room over the head of the one who is already there. Lights that a guest likes and
/// this room type lacks are left out.
[[nodiscard]] room::Plan compose(const PlanInputs& inputs);

}  // namespace innkeeper::hub
