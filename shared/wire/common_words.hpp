// SPDX-License-Identifier: Apache-2.0
// Words that plans and reports share.
#pragma once

#include <array>
#include <cstdint>

#include "shared/room/climate.hpp"
#include "shared/room/energy_code.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/scene.hpp"

namespace innkeeper::wire {

inline constexpr std::array kModes{room::ClimateMode::off, room::ClimateMode::automatic,
                                   room::ClimateMode::heat, room::ClimateMode::cool};
inline constexpr std::array kFanSettings{room::FanSetting::automatic, room::FanSetting::quiet,
                                         room::FanSetting::low, room::FanSetting::medium,
                                         room::FanSetting::high};
inline constexpr std::array kEnergyCodes{room::EnergyCode::none, room::EnergyCode::ashrae_90_1,
                                         room::EnergyCode::iecc, room::EnergyCode::title_24};
inline constexpr std::array kServices{room::ServiceWish::none, room::ServiceWish::do_not_disturb,
                                      room::ServiceWish::make_up_room,
                                      room::ServiceWish::make_up_room_now};
inline constexpr std::array kScenes{room::Scene::welcome, room::Scene::relax,    room::Scene::read,
                                    room::Scene::night,   room::Scene::cleaning, room::Scene::off};

/// White of lights, in kelvin: from candle light to a northern sky.
inline constexpr std::uint64_t kCoolestWhite = 10'000;
inline constexpr std::uint64_t kWarmestWhite = 1'000;

/// Of a hand that comes through the hub: what two bytes hold.
inline constexpr std::uint64_t kMaxStamp = 0xFFFF;

}  // namespace innkeeper::wire
