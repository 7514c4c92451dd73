// SPDX-License-Identifier: Apache-2.0
// What the property wants of a room, from its type, the time of the year, the use the room is in, and
// the tier of its guest. Pure: plans are made of it, people are told by it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/config/property.hpp"
#include "shared/room/day.hpp"
#include "shared/room/plan.hpp"

namespace innkeeper::hub {

/// What a room is used for, as far as targets differ.
enum class RoomUse : std::uint8_t {
  rented,
  vacant,
  pre_arrival,     // nobody's yet, and a guest is on the way to it
  out_of_service,  // or out of order: no guest comes
};

/// The date in the property's time zone.
[[nodiscard]] config::YearDay year_day(const room::LocalTime& time);

/// The season that contains this day; null: none does.
[[nodiscard]] const config::Season* season_on(const config::Property& property,
                                              config::YearDay day);

/// The policy's climate for rooms of this type. In every use but `rented` the room is held in its
/// `vacant` band, which is the one declared for that use.
[[nodiscard]] room::ClimatePlan targets_of(const config::Property& property, std::size_t type,
                                           RoomUse use, config::YearDay day);

/// The first tier that matches what the PMS says of a guest; null: none does. An empty text matches
/// nothing.
[[nodiscard]] const config::Tier* tier_of(const config::Property& property, std::string_view vip,
                                          std::string_view tier);

/// `climate` as guests of this tier get it.
[[nodiscard]] room::ClimatePlan for_tier(room::ClimatePlan climate, const config::Tier& tier);

/// The tier's light on arrival in a room of this type; nothing: as the type has it.
[[nodiscard]] std::optional<room::FixtureLevels> welcome_of(const config::Tier& tier,
                                                            const config::RoomType& type);

/// How long before its guest is expected a room is made ready. `tier`: of the guest, may be null.
[[nodiscard]] room::Duration pre_arrival(const config::Property& property,
                                         const config::Tier* tier);

}  // namespace innkeeper::hub
