// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/equipment_watch.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "hub/core/comfort/comfort_change.hpp"

namespace innkeeper::hub {

bool needs_staff(room::Fault fault) {
  return fault != room::Fault::memory_lost && fault != room::Fault::unknown;
}

void EquipmentWatch::load(Now now) {
  ill_.clear();
  for (std::size_t i = 0; i < parts_.rooms.size(); ++i) on_report(i, now);
}

void EquipmentWatch::on_report(std::size_t room, Now now) {
  const auto& report = parts_.courier.room(room).report;
  const room::RoomId& id = parts_.rooms.room(room).id;
  const bool is_ill =
      report && std::any_of(report->faults.begin(), report->faults.end(), needs_staff);
  if (!is_ill) {
    ill_.erase(id);
    return;
  }
  ill_.try_emplace(id, Ill{now.steady + kFaultSettles, now.utc, false});
}

void EquipmentWatch::on_time(Turn& turn) {
  std::size_t opened = 0;
  for (auto each = ill_.begin(); each != ill_.end() && opened < kMaxFaultCasesAtOnce;) {
    auto& [id, ill] = *each;
    if (parts_.rooms.by_id(id) == parts_.rooms.size()) {
      each = ill_.erase(each);
      continue;
    }
    if (!ill.told && ill.due <= turn.now().steady) {
      if (is_known(id)) {
        ill.due = turn.now().steady + kFaultSettles;
      } else {
        ill.told = true;
        ++opened;
        open(id, ill, turn);
      }
    }
    ++each;
  }
}

bool EquipmentWatch::is_known(const room::RoomId& id) const {
  // After a start of the hub the room tells of what has its case already.
  if (parts_.cases.open_of(id, Subject::equipment) != nullptr) return true;
  const CaseRow* work = parts_.cases.open_of(id, Subject::climate);
  const auto& report = parts_.courier.room(parts_.rooms.by_id(id)).report;
  if (work == nullptr || !report) return false;
  return std::all_of(report->faults.begin(), report->faults.end(), [&](room::Fault fault) {
    return !needs_staff(fault) || matters(fault, *work->complaint);
  });
}

std::optional<room::Time> EquipmentWatch::next_deadline() const {
  std::optional<room::Time> next;
  for (const auto& [id, ill] : ill_) {
    if (!ill.told && (!next || ill.due < *next)) next = ill.due;
  }
  return next;
}

void EquipmentWatch::open(const room::RoomId& id, const Ill& ill, Turn& turn) {
  const std::size_t index = parts_.rooms.by_id(id);
  const Courier::Room& observed = parts_.courier.room(index);
  CaseRow work;
  work.room = id;
  work.tenancy = parts_.ledger.entry(index).plan.tenancy;
  work.subject = Subject::equipment;
  work.cause = CaseCause::fault;
  work.evidence.since = ill.since;
  work.evidence.online = observed.link == wire::LinkState::online;
  if (observed.report) {
    const room::RoomState& state = observed.report->state;
    work.evidence.air = state.air;
    work.evidence.heating = state.heating;
    work.evidence.cooling = state.cooling;
    work.evidence.fan = state.fan;
    work.evidence.faults = fault_words(*observed.report);
  }
  parts_.cases.open(std::move(work), turn);
}

}  // namespace innkeeper::hub
