// SPDX-License-Identifier: Apache-2.0
// What a complaint makes of a room: one step in the direction that was asked, within the limits, and what
// stands in its way. Pure: docs/comfort.md tells the same for people.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "hub/core/comfort/comfort_rows.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"

namespace innkeeper::hub {

/// One complaint moves the set point by this: what guests notice, and two presses of most panels (our
/// choice).
inline constexpr room::TemperatureDelta kComplaintStep = room::TemperatureDelta::milli_kelvin(1000);
/// New set points are multiples of this, as panels show them.
inline constexpr std::int32_t kSetpointGrid_mk = 500;
/// Air counts as there this far inside the edge of the band: two steps of a sensor with tenths.
inline constexpr room::TemperatureDelta kGoalTolerance = room::TemperatureDelta::milli_kelvin(200);
/// A light counts as brighter or dimmer from a fifth: what an eye notices at once (our choice).
inline constexpr int kLightRatioPercent = 120;

/// A room as its plan and its last report tell.
struct RoomNow {
  const room::Plan& plan;
  const room::Fixtures& fixtures;
  room::Hand hand;                       ///< what is set, with what was given and is not taken yet
  const room::Report* report = nullptr;  ///< null: nothing was heard since the hub started
  bool online = false;
  [[nodiscard]] std::optional<room::Temperature> air() const {
    return report != nullptr ? report->state.air : std::nullopt;
  }
};

struct ComfortChange {
  ComfortStep step = ComfortStep::nothing;
  std::optional<Hindrance> hindrance;
  std::optional<room::UtcTime> until;
  std::optional<room::Temperature> from, to, goal;
  std::optional<room::Scene> scene;
  std::optional<room::Percent> light_from, light_to;
  /// The room is as far as it may be: there is nothing to wait for.
  bool is_exhausted = false;
};

[[nodiscard]] ComfortChange change_for(Complaint complaint, const RoomNow& room);

/// What stands in the way of the room's getting where the guest wants it, limits apart.
[[nodiscard]] std::optional<Hindrance> hindrance_of(Complaint complaint, const RoomNow& room);

/// `fault` keeps a room from what this complaint asks for.
[[nodiscard]] bool matters(room::Fault fault, Complaint complaint);

/// The air at which the room counts as there when it is held at `setpoint`.
[[nodiscard]] room::Temperature goal_of(Complaint complaint, room::Temperature setpoint);
[[nodiscard]] bool is_there(Complaint complaint, room::Temperature air, room::Temperature goal);

/// How long the air takes to `goal`, by the rate that the board learned of its recoveries; nothing for a
/// room that was not heard or does not tell its rate. A cautious figure: the slower of heating and
/// cooling, with a margin.
[[nodiscard]] std::optional<std::chrono::seconds> estimate(const RoomNow& room,
                                                           room::Temperature goal);

/// The mean level of all lights as the guest has set them, holds apart; none in a room without lights.
[[nodiscard]] std::optional<room::Percent> light_wanted(const RoomNow& room);
/// As the room last told.
[[nodiscard]] std::optional<room::Percent> light_told(const RoomNow& room);

}  // namespace innkeeper::hub
