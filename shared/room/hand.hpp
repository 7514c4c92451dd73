// SPDX-License-Identifier: Apache-2.0
// What the guest set by hand, and asks of the house, at the wall panel or on the guest page.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/room/climate.hpp"
#include "shared/room/fixture.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::room {

/// What the guest asks of housekeeping. One at a time: each button of a panel takes the other's place.
enum class ServiceWish : std::uint8_t {
  none,
  do_not_disturb,
  make_up_room,
  make_up_room_now,  // as soon as somebody can come
};

inline constexpr ServiceWish kServiceWishes[] = {ServiceWish::none, ServiceWish::do_not_disturb,
                                                 ServiceWish::make_up_room,
                                                 ServiceWish::make_up_room_now};

/// Lasts for one tenancy, as levels. Values are kept as wished; the deciding function applies limits.
struct Hand {
  std::optional<Temperature> setpoint;
  std::optional<FanSetting> fan;  ///< none: as preferred
  std::optional<Scene> scene;     ///< the last one chosen; choosing one forgets `lights`
  FixtureLevels lights;           ///< single fixtures, set after the scene
  ServiceWish service = ServiceWish::none;
  friend constexpr bool operator==(const Hand&, const Hand&) = default;
};

[[nodiscard]] std::string_view name_of(ServiceWish service);

}  // namespace innkeeper::room
