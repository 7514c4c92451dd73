// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/planner.hpp"

#include <algorithm>

namespace innkeeper::hub {
namespace {

room::FixtureLevels only_fixtures_of(const config::RoomType& type,
                                     const room::FixtureLevels& levels) {
  room::FixtureLevels kept;
  for (const room::FixtureLevel& entry : levels) {
    if (!room::contains(type.fixtures, entry.fixture)) continue;
    check(kept.push_back(entry), "a part of a FixtureLevels fits into another");
  }
  return kept;
}

}  // namespace

room::Plan compose(const config::RoomType& type, bool rented, std::span<const Preferences> guests) {
  room::Plan plan;
  plan.rental = rented ? room::RentalState::rented : room::RentalState::vacant;
  plan.climate = type.climate;
  plan.lights.welcome = type.welcome;
  plan.lights.path = type.path_light;
  // A vacant room's plan says nothing of any guest, not even by omission.
  if (!rented) return plan;
  plan.guests = static_cast<std::uint8_t>(
      std::clamp<std::size_t>(guests.size(), type.sleeps, room::kMaxGuests));

  const auto warm = std::find_if(guests.begin(), guests.end(),
                                 [](const Preferences& p) { return p.comfort.has_value(); });
  if (warm != guests.end()) {
    plan.climate.comfort = *warm->comfort;
    plan.climate.comfort_source = room::Source::guest;
  }
  for (const Preferences& guest : guests) {
    const room::FixtureLevels levels = only_fixtures_of(type, guest.welcome);
    if (levels.empty()) continue;
    plan.lights.welcome = levels;
    plan.lights.welcome_source = room::Source::guest;
    break;
  }
  return plan;
}

}  // namespace innkeeper::hub
