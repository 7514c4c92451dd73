// SPDX-License-Identifier: Apache-2.0
// Words that plans and reports share.
#pragma once

#include <array>
#include <cstdint>

#include "shared/room/climate.hpp"
#include "shared/room/energy_code.hpp"

namespace innkeeper::wire {

inline constexpr std::array kModes{room::ClimateMode::off, room::ClimateMode::automatic,
                                   room::ClimateMode::heat, room::ClimateMode::cool};
inline constexpr std::array kFanSettings{room::FanSetting::automatic, room::FanSetting::quiet,
                                         room::FanSetting::low, room::FanSetting::medium,
                                         room::FanSetting::high};
inline constexpr std::array kEnergyCodes{room::EnergyCode::none, room::EnergyCode::ashrae_90_1,
                                         room::EnergyCode::iecc, room::EnergyCode::title_24};

/// White of lights, in kelvin: from candle light to a northern sky.
inline constexpr std::uint64_t kCoolestWhite = 10'000;
inline constexpr std::uint64_t kWarmestWhite = 1'000;

}  // namespace innkeeper::wire
