// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/planner.hpp"

#include <algorithm>
#include <vector>

#include "shared/util/planted.hpp"

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

Agreement agreement_of(const PlanInputs& inputs) {
  std::vector<GuestWish> guests(inputs.guests.begin(), inputs.guests.end());
  for (GuestWish& guest : guests) {
    guest.preferences.welcome = only_fixtures_of(inputs.type, guest.preferences.welcome);
  }
  return agree(guests, inputs.sharers);
}

room::Plan compose(const PlanInputs& inputs) {
  const config::RoomType& type = inputs.type;
  room::Plan plan;
  plan.rental = inputs.stays.empty() ? room::RentalState::vacant : room::RentalState::rented;
  plan.climate = type.climate;
  plan.lights.welcome = type.welcome;
  plan.lights.path = type.path_light;
  plan.given = inputs.given;
  plan.units = inputs.units;
  // A vacant room's plan says nothing of any guest, not even by omission.
  if (inputs.stays.empty() && !planted(PlantedBug::hub_tells_vacant_room_of_guest)) return plan;
  plan.guests = heads(inputs);
  plan.wake = inputs.wake;

  const Preferences wishes = agreement_of(inputs).wishes;
  if (wishes.comfort) {
    plan.climate.comfort = *wishes.comfort;
    plan.climate.comfort_source = room::Source::guest;
    // A guest who named one temperature likes it by night too.
    plan.climate.night.reset();
  }
  if (wishes.night) plan.climate.night = wishes.night;
  plan.climate.fan = wishes.fan.value_or(plan.climate.fan);
  if (!wishes.welcome.empty()) {
    plan.lights.welcome = wishes.welcome;
    plan.lights.welcome_source = room::Source::guest;
  }
  plan.lights.brightness = wishes.brightness;
  plan.units = wishes.units.value_or(plan.units);
  return plan;
}

}  // namespace innkeeper::hub
