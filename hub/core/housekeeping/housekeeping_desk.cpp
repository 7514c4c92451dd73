// SPDX-License-Identifier: Apache-2.0
#include "hub/core/housekeeping/housekeeping_desk.hpp"

#include <algorithm>
#include <utility>

#include "shared/util/check.hpp"
#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

std::int64_t usual_minutes(const config::HousekeepingRules& rules, room::HousekeepingTask task) {
  switch (task) {
    case room::HousekeepingTask::cleaning: return rules.cleaning_min;
    case room::HousekeepingTask::turndown: return rules.turndown_min;
    case room::HousekeepingTask::airing: return rules.airing_min;
  }
  panic("a HousekeepingTask has a usual length");
}

/// Most urgent first; among equals the longest waiting, then by number.
bool before(const WorkItem& a, const WorkItem& b) {
  if (a.need != b.need) return a.need < b.need;
  if (a.since != b.since) return a.since < b.since;
  return a.number < b.number;
}

}  // namespace

Answer HousekeepingDesk::answer(const HousekeepingRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

RoomFacts HousekeepingDesk::facts(std::size_t room) const {
  const room::RoomId& id = rooms_.room(room).id;
  const Courier::Room& observed = courier_.room(room);
  RoomFacts facts;
  facts.state = states_.of(id);
  facts.rented = is_rented(id);
  if (observed.link == wire::LinkState::online && observed.report) {
    facts.presence = observed.report->state.situation.presence;
  }
  facts.housekeeping = overrides_.find(id, OverrideKind::housekeeping);
  facts.maintenance = overrides_.find(id, OverrideKind::maintenance);
  return facts;
}

Answer HousekeepingDesk::answer(const StartTask& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const RoomFacts known = facts(room);
  const Entry entry = entry_of(known);
  if (entry == Entry::closed) {
    return Conflict{
        "room " + request.number +
        " is out of order or locked out by maintenance; put it back into service first"};
  }
  if (entry == Entry::do_not_disturb && request.despite_do_not_disturb.empty() &&
      !planted(PlantedBug::hub_cleans_despite_do_not_disturb)) {
    return Conflict{"the guest of room " + request.number +
                    " asked not to be disturbed; come back later, or give a reason to go in "
                    "nevertheless"};
  }
  OverrideRow row;
  row.room = known.state.room;
  row.kind = OverrideKind::housekeeping;
  row.task = request.task;
  row.since = turn.utc();
  const std::int64_t minutes =
      request.minutes.value_or(usual_minutes(rooms_.property().housekeeping, request.task));
  row.until = room::UtcTime{turn.utc().seconds + 60 * minutes};
  row.by = turn.actor();
  row.reason = request.despite_do_not_disturb;
  if (const char* why = refusal(row)) return Conflict{why};
  audit_.record(turn,
                {row.room, "override.housekeeping", known.housekeeping != nullptr ? "on" : "off",
                 std::string(room::name_of(row.task)), row.reason});
  overrides_.set(row, turn);
  return TaskView{request.number, row.task, *row.until};
}

Answer HousekeepingDesk::answer(const FinishTask& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::RoomId id = rooms_.room(room).id;
  const OverrideRow* running = overrides_.find(id, OverrideKind::housekeeping);
  if (running == nullptr && !request.condition) {
    return Conflict{"nobody is at work in room " + request.number +
                    "; say how the room is instead"};
  }
  const bool cleaned = running != nullptr && running->task == room::HousekeepingTask::cleaning;
  const bool aired = running != nullptr && running->task == room::HousekeepingTask::airing;
  if (running != nullptr) {
    audit_.record(turn, {id, "override.housekeeping", std::string(room::name_of(running->task)),
                         "off", "finished"});
    overrides_.end(id, OverrideKind::housekeeping, turn);
  }
  if (cleaned || aired) states_.mark_aired(id, turn);
  if (cleaned || request.condition) {
    states_.set_condition(id, request.condition.value_or(RoomCondition::clean), is_rented(id), "",
                          turn);
  }
  const room::ServiceWish wish = states_.of(id).service;
  const bool asked_for =
      wish == room::ServiceWish::make_up_room || wish == room::ServiceWish::make_up_room_now;
  if (cleaned && asked_for) {
    states_.set_service(id, room::ServiceWish::none, "done", turn);
    room::GivenHand given;
    given.service = room::ServiceWish::none;
    hands_.give(room, given, turn);
  }
  return Done{};
}

Answer HousekeepingDesk::answer(const SetCondition& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::RoomId& id = rooms_.room(room).id;
  states_.set_condition(id, request.condition, is_rented(id), "", turn);
  return Done{};
}

Answer HousekeepingDesk::answer(const SetSale& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  if (request.sale != SaleState::in_service && request.reason.empty()) {
    return Invalid{{{"/reason", "is missing: whoever sees the room closed wants to know why"}}};
  }
  states_.set_sale(rooms_.room(room).id, request.sale, request.reason, turn);
  return Done{};
}

Answer HousekeepingDesk::answer(const SetService& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  const room::RoomId& id = rooms_.room(room).id;
  if (!is_rented(id)) return Conflict{"nobody rents room " + request.number};
  const RoomStateRow now = states_.of(id);
  const bool ends_privacy = now.service == room::ServiceWish::do_not_disturb &&
                            request.service != room::ServiceWish::do_not_disturb;
  const bool by_guest =
      turn.actor().channel == Channel::guest_page || turn.actor().channel == Channel::panel;
  if (ends_privacy && !by_guest && request.reason.empty()) {
    return Invalid{{{"/reason", "is missing: only the guest ends do-not-disturb without one"}}};
  }
  states_.set_service(id, request.service, request.reason, turn);
  room::GivenHand given;
  given.service = request.service;
  hands_.give(room, given, turn);
  return Done{};
}

Answer HousekeepingDesk::answer(const MarkFlushed& request, Turn& turn) {
  const std::size_t room = rooms_.by_number(request.number);
  if (room == rooms_.size()) return no_room(request.number);
  states_.mark_flushed(rooms_.room(room).id, turn);
  return Done{};
}

Answer HousekeepingDesk::answer(const ListWork& request, Turn& turn) {
  WorkView work;
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const config::Room& declared = rooms_.room(i);
    if (!request.floor.empty() && declared.floor != request.floor) continue;
    const RoomFacts known = facts(i);
    for (const auto& [need, since] : needs_of(known, rooms_.property().housekeeping, turn.utc())) {
      WorkItem item{declared.number, declared.floor,        need,
                    entry_of(known), known.state.condition, known.rented,
                    known.presence,  std::nullopt,          since};
      if (known.housekeeping != nullptr) item.under = known.housekeeping->task;
      work.items.push_back(std::move(item));
    }
  }
  std::sort(work.items.begin(), work.items.end(), before);
  return work;
}

}  // namespace innkeeper::hub
