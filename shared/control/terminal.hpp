// SPDX-License-Identifier: Apache-2.0
// The device that heats and cools a room, as its installer declares it, and what it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/climate.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

enum class TerminalKind : std::uint8_t {
  fan_coil_4_pipe,  // hot and chilled water at all times
  fan_coil_2_pipe,  // whichever the house sends: its temperature says which
  compressor,       // packaged terminal unit or split: a heat pump that starts and stops
};

enum class ValveKind : std::uint8_t { modulating, on_off };

enum class FanKind : std::uint8_t { three_speed, variable };

struct Terminal {
  TerminalKind kind = TerminalKind::fan_coil_4_pipe;
  ValveKind valve = ValveKind::modulating;
  FanKind fan = FanKind::three_speed;
  friend constexpr bool operator==(const Terminal&, const Terminal&) = default;
};

enum class Direction : std::uint8_t { none, heating, cooling };

/// What a terminal is told; whole, never a difference. At least one of heating and cooling is zero.
/// An on/off valve and a compressor know 0 and 100 only. A three-speed fan knows 0, 33, 67 and 100.
struct ClimateCommand {
  room::Percent heating;
  room::Percent cooling;
  room::Percent fan;
  friend constexpr bool operator==(const ClimateCommand&, const ClimateCommand&) = default;
};

/// What a climate controller is asked for at one step.
struct ClimateTask {
  room::TemperatureBand band;  ///< heat below its one end, cool above the other
  room::ClimateMode mode = room::ClimateMode::automatic;
  room::FanSetting fan = room::FanSetting::automatic;
  std::optional<room::Temperature> air;    ///< conditioned; none: no usable sensor
  std::optional<room::Temperature> water;  ///< supply of a two-pipe system; none: unknown
  bool frost_guard = false;  ///< without air: warm water must move, and no more than that
};

/// `mode` lets the terminal work in `direction`.
[[nodiscard]] bool allows(room::ClimateMode mode, Direction direction);

/// Speeds of a three-speed fan.
inline constexpr int kFanLowPercent = 33;
inline constexpr int kFanMediumPercent = 67;

[[nodiscard]] std::string_view name_of(TerminalKind kind);
[[nodiscard]] std::string_view name_of(ValveKind kind);
[[nodiscard]] std::string_view name_of(FanKind kind);

}  // namespace innkeeper::control
