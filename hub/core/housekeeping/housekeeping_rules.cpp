// SPDX-License-Identifier: Apache-2.0
#include "hub/core/housekeeping/housekeeping_rules.hpp"

#include <optional>
#include <variant>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {

void HousekeepingRules::on_report(std::size_t room, Turn& turn) {
  const room::RoomId& id = rooms_.room(room).id;
  const Courier::Room& observed = courier_.room(room);
  if (!observed.report) return;
  const bool rented = stays_.count(id) > 0;
  // Levels, not edges: what the panel says now is the wish, however it came about. What the room was
  // given is none of it before the room speaks: the guest may have changed it since.
  if (const auto hand = hands_.told(room); hand && rented && hands_.is_heard(room)) {
    states_.set_service(id, hand->service, "", turn);
  }
  const room::Situation& situation = observed.report->state.situation;
  if (situation.guest_returned && observed.delivery == Delivery::confirmed &&
      overrides_.find(id, OverrideKind::housekeeping) != nullptr) {
    audit_.record(turn, {id, "override.housekeeping", "on", "off", "the guest came back"});
    overrides_.end(id, OverrideKind::housekeeping, turn);
  }
  const bool lived_in = rented && situation.presence == room::Presence::guest;
  if (lived_in && turn.utc().seconds - states_.of(id).used_at.seconds >= kNoteUseEverySeconds) {
    states_.mark_used(id, turn);
  }
}

void HousekeepingRules::on_people(std::size_t room, bool was_rented, bool changed_hands,
                                  Turn& turn) {
  const room::RoomId& id = rooms_.room(room).id;
  const bool rented = stays_.count(id) > 0;
  if (changed_hands) states_.set_service(id, room::ServiceWish::none, "the guest left", turn);
  if (changed_hands && planted(PlantedBug::hub_releases_hold_with_guest)) {
    overrides_.end(id, OverrideKind::maintenance, turn);
  }
  if (!was_rented || (rented && !changed_hands)) return;
  states_.mark_used(id, turn);
  states_.set_condition(id, RoomCondition::dirty, rented, "the guest left", turn);
}

void HousekeepingRules::on(const StayEvent& event, Turn& turn) {
  std::visit([&](const auto& what) { on(what, turn); }, event);
}

void HousekeepingRules::on(const NightAudit& event, Turn& turn) {
  if (event.running) return;
  // A new day: every room that was slept in wants service.
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const room::RoomId& id = rooms_.room(i).id;
    if (stays_.count(id) == 0) continue;
    states_.mark_used(id, turn);
    states_.set_condition(id, RoomCondition::dirty, true, "night audit", turn);
  }
}

void HousekeepingRules::on(const DoNotDisturbChanged& event, Turn& turn) {
  const std::size_t room = rooms_.by_number(event.room);
  if (room == rooms_.size()) return;
  const room::RoomId& id = rooms_.room(room).id;
  if (stays_.count(id) == 0) return;
  const room::ServiceWish now = states_.of(id).service;
  const auto wish = event.on ? room::ServiceWish::do_not_disturb : room::ServiceWish::none;
  // Off says nothing of a wish to have the room made up.
  if (wish == now || (!event.on && now != room::ServiceWish::do_not_disturb)) return;
  states_.set_service(id, wish, "", turn);
  room::GivenHand given;
  given.service = wish;
  hands_.give(room, given, turn);
}

void HousekeepingRules::on(const RoomStatusTold& event, Turn& turn) {
  const std::size_t room = rooms_.by_number(event.room);
  if (room == rooms_.size()) return;
  const room::RoomId& id = rooms_.room(room).id;
  const bool rented = stays_.count(id) > 0;
  if (event.condition) states_.set_condition(id, *event.condition, rented, "", turn);
  if (event.sale) states_.set_sale(id, *event.sale, "told by the PMS", turn);
}

}  // namespace innkeeper::hub
