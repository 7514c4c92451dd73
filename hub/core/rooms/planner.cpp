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

/// Who sleeps in the room: as told of every stay, otherwise as many as may.
std::uint8_t heads(const PlanInputs& inputs) {
  std::size_t told = 0;
  bool all_told = true;
  for (const StayRow& stay : inputs.stays) {
    all_told = all_told && stay.persons && *stay.persons > 0;
    told += stay.persons.value_or(0);
  }
  const std::size_t assumed = std::max<std::size_t>(inputs.stays.size(), inputs.type.sleeps);
  return static_cast<std::uint8_t>(
      std::min<std::size_t>(all_told ? told : assumed, room::kMaxGuests));
}

}  // namespace

room::Plan compose(const PlanInputs& inputs) {
  const config::RoomType& type = inputs.type;
  room::Plan plan;
  plan.rental = inputs.stays.empty() ? room::RentalState::vacant : room::RentalState::rented;
  plan.climate = type.climate;
  plan.lights.welcome = type.welcome;
  plan.lights.path = type.path_light;
  plan.given = inputs.given;
  // A vacant room's plan says nothing of any guest, not even by omission.
  if (inputs.stays.empty()) return plan;
  plan.guests = heads(inputs);

  const auto warm = std::find_if(inputs.guests.begin(), inputs.guests.end(),
                                 [](const Preferences& p) { return p.comfort.has_value(); });
  if (warm != inputs.guests.end()) {
    plan.climate.comfort = *warm->comfort;
    plan.climate.comfort_source = room::Source::guest;
  }
  for (const Preferences& guest : inputs.guests) {
    const room::FixtureLevels levels = only_fixtures_of(type, guest.welcome);
    if (levels.empty()) continue;
    plan.lights.welcome = levels;
    plan.lights.welcome_source = room::Source::guest;
    break;
  }
  return plan;
}

}  // namespace innkeeper::hub
