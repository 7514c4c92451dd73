// SPDX-License-Identifier: Apache-2.0
#include "hub/core/overrides/override_book.hpp"
#include "shared/util/planted.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::hub {

void OverrideBook::load() {
  overrides_.clear();
  actions_.clear();
  for (OverrideRow& row : store_.all<OverrideRow>()) {
    std::string key = row.key();
    overrides_.emplace(std::move(key), std::move(row));
  }
  for (HouseActionRow& row : store_.all<HouseActionRow>()) {
    actions_.emplace(row.number, std::move(row));
  }
}

void OverrideBook::set(const OverrideRow& row, Turn& turn) {
  store_.put(row);
  overrides_.insert_or_assign(row.key(), row);
  const std::size_t index = rooms_.by_id(row.room);
  if (index < rooms_.size()) turn.replan(index);
}

bool OverrideBook::end(const room::RoomId& room, OverrideKind kind, Turn& turn) {
  const auto found = overrides_.find(OverrideRow::key_of(room, kind));
  if (found == overrides_.end()) return false;
  store_.erase<OverrideRow>(found->first);
  overrides_.erase(found);
  const std::size_t index = rooms_.by_id(room);
  if (index < rooms_.size()) turn.replan(index);
  return true;
}

const OverrideRow* OverrideBook::find(const room::RoomId& room, OverrideKind kind) const {
  const auto found = overrides_.find(OverrideRow::key_of(room, kind));
  return found == overrides_.end() ? nullptr : &found->second;
}

HouseActionRow OverrideBook::start(HouseActionRow action, Turn& turn) {
  // Unique by the second even after older ones were ended and erased.
  const auto clock = static_cast<std::uint64_t>(std::max<std::int64_t>(turn.utc().seconds, 1));
  action.number = actions_.empty() ? clock : std::max(clock, actions_.rbegin()->first + 1);
  store_.put(action);
  actions_.emplace(action.number, action);
  replan_all(action.scope, turn);
  return action;
}

std::optional<HouseActionRow> OverrideBook::stop(std::uint64_t number, Turn& turn) {
  const auto found = actions_.find(number);
  if (found == actions_.end()) return std::nullopt;
  HouseActionRow action = std::move(found->second);
  store_.erase<HouseActionRow>(action.key());
  actions_.erase(found);
  replan_all(action.scope, turn);
  return action;
}

std::vector<HouseActionRow> OverrideBook::actions() const {
  std::vector<HouseActionRow> all;
  for (const auto& [number, action] : actions_) all.push_back(action);
  return all;
}

std::vector<std::size_t> OverrideBook::rooms_in(const ActionScope& scope) const {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const bool on_floor = scope.floor.empty() || rooms_.room(i).floor == scope.floor;
    const bool of_type = scope.type.empty() || rooms_.type_of(i).name == scope.type;
    if (on_floor && of_type) places.push_back(i);
  }
  return places;
}

const HouseActionRow* OverrideBook::acting_on(std::size_t room, HouseActionKind kind) const {
  const HouseActionRow* strongest = nullptr;
  for (const auto& [number, action] : actions_) {
    if (action.kind != kind) continue;
    if (!action.scope.floor.empty() && action.scope.floor != rooms_.room(room).floor) continue;
    if (!action.scope.type.empty() && action.scope.type != rooms_.type_of(room).name) continue;
    if (strongest == nullptr || action.by_delta > strongest->by_delta) strongest = &action;
  }
  return strongest;
}

void OverrideBook::replan_all(const ActionScope& scope, Turn& turn) const {
  for (const std::size_t room : rooms_in(scope)) turn.replan(room);
}

OverrideBook::Ended OverrideBook::end_due(Turn& turn) {
  Ended ended;
  if (planted(PlantedBug::hub_keeps_expired_override)) return ended;
  for (const auto& [key, row] : overrides_) {
    if (row.until && *row.until <= turn.utc()) ended.overrides.push_back(row);
  }
  for (const auto& [number, action] : actions_) {
    if (action.until && *action.until <= turn.utc()) ended.actions.push_back(action);
  }
  for (const OverrideRow& row : ended.overrides) end(row.room, row.kind, turn);
  for (const HouseActionRow& action : ended.actions) {
    static_cast<void>(stop(action.number, turn));
  }
  return ended;
}

std::optional<room::UtcTime> OverrideBook::next_deadline() const {
  std::optional<room::UtcTime> next;
  const auto consider = [&next](const std::optional<room::UtcTime>& until) {
    if (until && (!next || *until < *next)) next = until;
  };
  for (const auto& [key, row] : overrides_) consider(row.until);
  for (const auto& [number, action] : actions_) consider(action.until);
  return next;
}

void OverrideBook::apply(std::size_t room, room::Plan& plan) const {
  const room::RoomId& id = rooms_.room(room).id;
  if (const OverrideRow* work = find(id, OverrideKind::housekeeping)) {
    plan.housekeeping = room::HousekeepingOverride{*work->until, work->task};
  }
  if (const OverrideRow* held = find(id, OverrideKind::maintenance)) plan.maintenance = held->held;
  if (acting_on(room, HouseActionKind::evacuation) != nullptr) plan.evacuation = true;
  if (const HouseActionRow* demand = acting_on(room, HouseActionKind::demand_response)) {
    plan.climate.demand = room::DemandResponse{demand->by_delta, *demand->until};
  }
}

}  // namespace innkeeper::hub
