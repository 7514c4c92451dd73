// SPDX-License-Identifier: Apache-2.0
// What a room should be, from its type's policy and those in house. Pure.
#pragma once

#include <optional>
#include <span>

#include "hub/core/guests/sharers.hpp"
#include "hub/core/stays/stay_row.hpp"
#include "shared/config/property.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// All that a plan is made of.
struct PlanInputs {
  const config::RoomType& type;
  std::span<const StayRow> stays;        ///< in house in this room, first arrival first
  std::span<const GuestWish> guests;     ///< their stored preferences, empty ones for those without
  std::optional<room::GivenHand> given;  ///< the hand that came through the hub, if any
  std::optional<room::WakeLight> wake;   ///< the next wake call, if any
  config::SharersRule sharers = config::SharersRule::first_arrival;
  room::Units units = room::Units::celsius;  ///< of panels, for guests who did not choose
};

/// The content of a room's plan; id and tenancy are left zero.
///
/// Lights that a guest likes and this room type lacks are left out, before several guests are brought to
/// agree (sharers.hpp).
[[nodiscard]] room::Plan compose(const PlanInputs& inputs);

/// Who gets what in this room, in the words of agree(): for people who ask.
[[nodiscard]] Agreement agreement_of(const PlanInputs& inputs);

}  // namespace innkeeper::hub
