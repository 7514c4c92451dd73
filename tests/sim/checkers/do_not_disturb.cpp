// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/checkers/do_not_disturb.hpp"

#include <algorithm>
#include <variant>

namespace innkeeper::simtest {
namespace {

using room::ServiceWish;

bool is_on(const std::optional<hub::Row>& row) {
  const auto* state = row ? std::get_if<hub::RoomStateRow>(&*row) : nullptr;
  return state != nullptr && state->service == ServiceWish::do_not_disturb;
}

}  // namespace

std::size_t DoNotDisturbIsRespected::index_of(std::string_view id) const {
  std::size_t index = 0;
  while (index < seen.property.rooms.size() && seen.property.rooms[index].id.view() != id) ++index;
  return index;
}

void DoNotDisturbIsRespected::on_hub_started() {
  for (Panel& panel : panels_) panel.shown = panel.ever;
}

void DoNotDisturbIsRespected::on_asked(const hub::Asked& asked) {
  const auto* service = hub::request_if<hub::SetService>(asked.request);
  if (service != nullptr) asked_to_end_[asked.ticket] = id_of(service->number);
}

void DoNotDisturbIsRespected::on_pms_said(const hub::StayEvent& event) {
  const auto* told = std::get_if<hub::DoNotDisturbChanged>(&event);
  if (told != nullptr && !told->on) pms_ends_.insert(id_of(told->room));
}

bool DoNotDisturbIsRespected::somebody_may_end(std::string_view id) const {
  return pms_ends_.contains(id) ||
         std::any_of(asked_to_end_.begin(), asked_to_end_.end(),
                     [id](const auto& each) { return each.second == id; });
}

void DoNotDisturbIsRespected::on_step(const RoomSight& sight) {
  Panel& panel = panels_[sight.room];
  panel.now = sight.agent.hand().service;
  panel.shown.insert(panel.now);
  panel.ever.insert(panel.now);
  const room::Plan* plan = sight.agent.plan();
  panel.rented = plan != nullptr && plan->rental == room::RentalState::rented;
}

void DoNotDisturbIsRespected::look(const hub::RoomStateRow& before,
                                   const hub::RoomStateRow& after) {
  const std::string_view id = after.room.view();
  const std::size_t index = index_of(id);
  if (index == panels_.size()) return;
  if (before.service != ServiceWish::do_not_disturb) {
    since_[std::string(id)] = seen.oracle.tenancy_of(id).serial;
    panels_[index].shown = {panels_[index].now};
    return;
  }
  if (somebody_may_end(id) || panels_[index].shown.contains(after.service)) return;
  const auto since = since_.find(id);
  if (since == since_.end() || since->second != seen.oracle.tenancy_of(id).serial) return;
  broken(Invariant::i6_do_not_disturb, static_cast<int>(index),
         "do-not-disturb became " + std::string(room::name_of(after.service)) +
             ", and nobody who may end it did so");
}

void DoNotDisturbIsRespected::on_commit() {
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    if (change.table != hub::table_of<hub::RoomStateRow>() || !change.after) continue;
    if (is_on(change.before) == is_on(change.after)) continue;
    const auto& after = std::get<hub::RoomStateRow>(*change.after);
    look(change.before ? std::get<hub::RoomStateRow>(*change.before) : hub::RoomStateRow{}, after);
  }
}

void DoNotDisturbIsRespected::on_answer(const hub::Asked& asked, const hub::Answer& answer) {
  if (!std::holds_alternative<hub::Unavailable>(answer)) asked_to_end_.erase(asked.ticket);
  const auto* task = hub::request_if<hub::StartTask>(asked.request);
  if (task == nullptr || !task->despite_do_not_disturb.empty()) return;
  if (!std::holds_alternative<hub::TaskView>(answer)) return;
  const std::string id = id_of(task->number);
  const auto* state = seen.oracle.find<hub::RoomStateRow>(id);
  if (state == nullptr || state->service != ServiceWish::do_not_disturb) return;
  // What else the same transaction did to the room does not count.
  for (const Oracle::Change& change : seen.oracle.last_changes()) {
    const bool same = change.table == hub::table_of<hub::RoomStateRow>() && change.key == id;
    if (same && !is_on(change.before)) return;
  }
  if (!seen.oracle.is_rented(id)) return;
  broken(Invariant::i6_do_not_disturb, static_cast<int>(index_of(id)),
         "a task started where the guest does not want to be disturbed");
}

void DoNotDisturbIsRespected::at_end() {
  for (std::size_t i = 0; i < panels_.size(); ++i) {
    if (!panels_[i].rented) continue;
    const auto* state = seen.oracle.find<hub::RoomStateRow>(seen.property.rooms[i].id.view());
    const ServiceWish kept = state == nullptr ? ServiceWish::none : state->service;
    if (kept == panels_[i].now) continue;
    broken(Invariant::i6_do_not_disturb, static_cast<int>(i),
           "the room shows " + std::string(room::name_of(panels_[i].now)) + ", the hub knows " +
               std::string(room::name_of(kept)));
  }
}

}  // namespace innkeeper::simtest
