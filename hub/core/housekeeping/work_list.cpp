// SPDX-License-Identifier: Apache-2.0
#include "hub/core/housekeeping/work_list.hpp"

#include <algorithm>

#include "shared/util/check.hpp"

namespace innkeeper::hub {
std::string_view name_of(Entry entry) {
  switch (entry) {
    case Entry::free: return "free";
    case Entry::knock: return "knock";
    case Entry::do_not_disturb: return "do_not_disturb";
    case Entry::closed: return "closed";
  }
  panic("an Entry has a name");
}

std::string_view name_of(Need need) {
  switch (need) {
    case Need::make_up_now: return "make_up_now";
    case Need::departure: return "departure";
    case Need::make_up: return "make_up";
    case Need::stayover: return "stayover";
    case Need::touch_up: return "touch_up";
    case Need::flushing: return "flushing";
    case Need::airing: return "airing";
  }
  panic("a Need has a name");
}

Entry entry_of(const RoomFacts& facts) {
  const bool locked =
      facts.maintenance != nullptr && facts.maintenance->held.mode == room::ClimateMode::off;
  if (facts.state.sale == SaleState::out_of_order || locked) return Entry::closed;
  if (!facts.rented) return Entry::free;
  if (facts.state.service == room::ServiceWish::do_not_disturb) return Entry::do_not_disturb;
  return facts.presence == room::Presence::nobody || facts.presence == room::Presence::staff
             ? Entry::free
             : Entry::knock;
}

std::vector<std::pair<Need, room::UtcTime>> needs_of(const RoomFacts& facts,
                                                     const config::HousekeepingRules& rules,
                                                     room::UtcTime now) {
  std::vector<std::pair<Need, room::UtcTime>> needs;
  const RoomStateRow& state = facts.state;
  if (state.sale == SaleState::out_of_order) return needs;
  const bool asks_now = state.service == room::ServiceWish::make_up_room_now;
  const bool asks = state.service == room::ServiceWish::make_up_room;
  if (facts.rented && asks_now) needs.emplace_back(Need::make_up_now, state.service_since);
  if (facts.rented && asks) needs.emplace_back(Need::make_up, state.service_since);
  if (state.condition == RoomCondition::dirty && !asks && !asks_now) {
    needs.emplace_back(facts.rented ? Need::stayover : Need::departure, state.condition_since);
  }
  if (state.condition == RoomCondition::pickup) {
    needs.emplace_back(Need::touch_up, state.condition_since);
  }
  if (facts.rented) return needs;
  const room::UtcTime flush{std::max(state.used_at, state.flushed_at).seconds +
                            rules.flush_after_days * room::kDay_s};
  if (now >= flush) needs.emplace_back(Need::flushing, flush);
  const room::UtcTime air{std::max(state.used_at, state.aired_at).seconds +
                          rules.air_after_days * room::kDay_s};
  if (now >= air) needs.emplace_back(Need::airing, air);
  return needs;
}

}  // namespace innkeeper::hub
