// SPDX-License-Identifier: Apache-2.0
// From what is known of a room to its plan.
#include <span>
#include <vector>

#include "hub/core/hotel.hpp"
#include "hub/core/rooms/planner.hpp"

namespace innkeeper::hub {

void Hotel::make_plans(Turn& turn) {
  // What follows from one plan may make another stale.
  for (auto marks = turn.take_marks(); !marks.empty(); marks = turn.take_marks()) {
    for (const Turn::Mark& mark : marks) {
      changes_.on_room(mark.room, Aspect::state);
      note_people(mark, turn);
      plan(mark.room, mark.changed_hands, turn);
    }
  }
}

void Hotel::note_people(const Turn::Mark& mark, Turn& turn) {
  const bool was_rented = ledger_.entry(mark.room).plan.rental == room::RentalState::rented;
  const bool is_rented = stays_.count(rooms_.room(mark.room).id) > 0;
  if (mark.changed_hands || was_rented != is_rented) {
    housekeeping_rules_.on_people(mark.room, was_rented, mark.changed_hands, turn);
  }
}

bool Hotel::is_in_service(std::size_t index) const {
  return states_.of(rooms_.room(index).id).sale == SaleState::in_service;
}

config::RoomType Hotel::targets(std::size_t index, std::span<const StayRow> stays) const {
  const config::Property& property = rooms_.property();
  config::RoomType type = rooms_.type_of(index);
  const bool is_awaited = arrivals_.expects(rooms_.room(index).id);
  RoomUse use = RoomUse::rented;
  if (stays.empty()) use = is_awaited ? RoomUse::pre_arrival : RoomUse::vacant;
  if (stays.empty() && !is_in_service(index)) use = RoomUse::out_of_service;
  type.climate = targets_of(property, rooms_.room(index).type, use, seasons_.today());
  for (const StayRow& stay : stays) {
    const config::Tier* tier = tier_of(property, stay.vip, stay.tier);
    if (tier == nullptr) continue;
    type.climate = for_tier(type.climate, *tier);
    type.welcome = welcome_of(*tier, type).value_or(type.welcome);
    break;
  }
  return type;
}

void Hotel::plan(std::size_t index, bool changed_hands, Turn& turn) {
  const std::optional<room::GivenHand> given = hands_.settle(index, changed_hands, turn);
  if (changed_hands) comfort_watch_.forget(index);
  const std::optional<room::WakeLight> wake = wakes_.settle(index, changed_hands, turn);
  if (stays_.count(rooms_.room(index).id) > 0) arrivals_.forget(rooms_.room(index).id);
  const room::Plan content = content_of(index, given, wake);
  if (ledger_.put(index, content, changed_hands, turn.utc(), turn.effects()))
    courier_.published(index, turn.now().steady);
  reasons_.watch(index, room_desk_.decision(index), turn.utc());
}

room::Plan Hotel::content_of(std::size_t index, const std::optional<room::GivenHand>& given,
                             const std::optional<room::WakeLight>& wake) {
  std::vector<GuestWish> guests;
  const std::vector<StayRow> stays = stays_.in_room(rooms_.room(index).id);
  guests.reserve(stays.size());
  for (const StayRow& stay : stays) {
    guests.push_back(stay.profile ? guests_.wish(*stay.profile) : GuestWish{});
  }
  return content_with(index, stays, guests, given, wake);
}

room::Plan Hotel::content_with(std::size_t index, std::span<const StayRow> stays,
                               std::span<const GuestWish> guests,
                               const std::optional<room::GivenHand>& given,
                               const std::optional<room::WakeLight>& wake) const {
  const config::RoomType type = targets(index, stays);
  room::Plan content = compose({.type = type,
                                .stays = stays,
                                .guests = guests,
                                .given = given,
                                .wake = wake,
                                .sharers = rooms_.property().stays.sharers,
                                .units = rooms_.property().units});
  content.quiet_hours = rooms_.property().quiet_hours;
  if (stays.empty() && !is_in_service(index)) content.rental = room::RentalState::out_of_service;
  overrides_.apply(index, content);
  return content;
}

}  // namespace innkeeper::hub
