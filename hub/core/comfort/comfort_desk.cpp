// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/comfort_desk.hpp"

#include <algorithm>
#include <utility>

#include "hub/core/comfort/comfort_change.hpp"
#include "hub/core/text.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::chrono::seconds kHour = std::chrono::hours(1);

NotFound no_case(std::uint64_t number) {
  return {"no case has the number " + std::to_string(number)};
}

bool is_unsettled(const ComplaintRow& row) {
  return row.state == ComplaintState::watching || row.state == ComplaintState::escalated ||
         row.state == ComplaintState::at_limit;
}

std::string step_words(const ComplaintRow& row) {
  std::string text(name_of(row.step));
  if (row.from && row.to && row.from != row.to) {
    text += " from " + text_of(*row.from) + " to " + text_of(*row.to);
  }
  if (row.scene) text += " to " + std::string(room::name_of(*row.scene));
  return text;
}

std::optional<std::uint16_t> minutes_of(std::optional<std::chrono::seconds> estimate) {
  if (!estimate || *estimate > std::chrono::hours(12)) return std::nullopt;
  return static_cast<std::uint16_t>(std::chrono::ceil<std::chrono::minutes>(*estimate).count());
}

}  // namespace

Answer ComfortDesk::answer(const ComfortRequest& request, Turn& turn) {
  return std::visit([&](const auto& what) { return answer(what, turn); }, request);
}

Answer ComfortDesk::answer(const ReportComfort& request, Turn& turn) {
  const std::size_t room = parts_.rooms.by_number(request.number);
  if (room == parts_.rooms.size()) return no_room(request.number);
  const room::RoomId& id = parts_.rooms.room(room).id;
  if (parts_.stays.count(id) == 0) {
    return Conflict{"nobody rents room " + request.number + "; it is held as an empty room"};
  }
  const Subject subject = subject_of(request.complaint);
  const room::Time now = turn.now().steady;
  const ComplaintRow* before = parts_.complaints.find(id, subject);
  if (before != nullptr && before->complaint == request.complaint && is_unsettled(*before)) {
    const auto last = said_.find(before->key());
    const auto same = subject == Subject::light ? kSameLight : kSameClimate;
    if (last != said_.end() && now - last->second < same) {
      ComfortView same_again = view(room, *before);
      same_again.is_repeat = true;
      return same_again;
    }
    say_again(*before, turn);
  } else {
    if (const auto wait = count_step(room, now)) return TooOften{*wait};
    say_first(room, request.complaint, turn);
  }
  said_[ComplaintRow::key_of(id, subject)] = now;
  return view(room, *parts_.complaints.find(id, subject));
}

std::optional<std::chrono::seconds> ComfortDesk::count_step(std::size_t room, room::Time now) {
  Steps& steps = steps_[parts_.rooms.room(room).id];
  const std::uint32_t tenancy = parts_.ledger.entry(room).plan.tenancy;
  if (steps.tenancy != tenancy) steps = {tenancy, {}};
  std::erase_if(steps.at, [&](room::Time at) { return now - at >= kHour; });
  if (steps.at.size() >= kMaxComfortSteps) {
    return std::chrono::ceil<std::chrono::seconds>(steps.at.front() + kHour - now);
  }
  steps.at.push_back(now);
  return std::nullopt;
}

void ComfortDesk::say_again(ComplaintRow row, Turn& turn) {
  ++row.times;
  parts_.audit.record(turn, {row.room, "comfort.complaint", std::string(name_of(row.state)),
                             std::string(name_of(row.complaint)), "said again"});
  const CaseRow* work = parts_.cases.find(row.case_number);
  if (work == nullptr || is_over(work->state)) {
    return parts_.watch.escalate(std::move(row), CaseCause::repeated, turn);
  }
  parts_.cases.say_again(row.case_number);
  parts_.complaints.put(row);
}

void ComfortDesk::say_first(std::size_t room, Complaint complaint, Turn& turn) {
  const RoomNow now = parts_.watch.room_now(room);
  const ComfortChange change = change_for(complaint, now);
  ComplaintRow row;
  row.room = parts_.rooms.room(room).id;
  row.complaint = complaint;
  row.tenancy = parts_.ledger.entry(room).plan.tenancy;
  row.at = turn.utc();
  row.by = turn.actor();
  row.step = change.step;
  row.hindrance = change.hindrance;
  row.until = change.until;
  row.from = change.from;
  row.to = change.to;
  row.goal = change.goal;
  if (change.goal) {
    row.air = now.air();
    const bool runs = !change.hindrance || change.hindrance == Hindrance::at_limit;
    if (runs && !change.is_exhausted) row.minutes = minutes_of(estimate(now, *change.goal));
  }
  row.scene = change.scene;
  row.light_from = change.light_from;
  row.light_to = change.light_to;
  if (change.is_exhausted) row.state = ComplaintState::at_limit;
  parts_.audit.record(
      turn, {row.room, "comfort.complaint", "", std::string(name_of(complaint)), step_words(row)});
  if (row.step != ComfortStep::nothing) {
    room::GivenHand given;
    if (change.scene) {
      given.scene = change.scene;
    } else {
      given.setpoint = change.to;
    }
    parts_.hands.give(room, given, turn);
  }
  parts_.watch.begin(std::move(row), turn);
}

ComfortView ComfortDesk::view(std::size_t room, const ComplaintRow& row) const {
  return {parts_.rooms.room(room).number, row, false, parts_.watch.room_now(room).air()};
}

Answer ComfortDesk::answer(const ListComfort& request, Turn&) {
  ComplaintsView list;
  for (const auto& [key, row] : parts_.complaints.all()) {
    const std::size_t room = parts_.rooms.by_id(row.room);
    if (room == parts_.rooms.size()) continue;
    if (!request.number.empty() && parts_.rooms.room(room).number != request.number) continue;
    list.complaints.push_back(view(room, row));
  }
  std::sort(list.complaints.begin(), list.complaints.end(),
            [](const ComfortView& a, const ComfortView& b) {
              return std::pair(a.row.at, a.number) < std::pair(b.row.at, b.number);
            });
  return list;
}

CaseView ComfortDesk::view(const CaseRow& row) const {
  const std::size_t room = parts_.rooms.by_id(row.room);
  return {room < parts_.rooms.size() ? parts_.rooms.room(room).number : std::string(), row};
}

Answer ComfortDesk::answer(const ListCases& request, Turn&) {
  CasesView list;
  for (const auto& [number, row] : parts_.cases.all()) {
    if (is_over(row.state) && !request.over) continue;
    CaseView one = view(row);
    if (request.number.empty() || one.number == request.number)
      list.cases.push_back(std::move(one));
  }
  std::stable_sort(list.cases.begin(), list.cases.end(), [](const CaseView& a, const CaseView& b) {
    const bool a_over = is_over(a.row.state);
    const bool b_over = is_over(b.row.state);
    if (a_over != b_over) return b_over;
    return a_over ? a.row.number > b.row.number : a.row.number < b.row.number;
  });
  return list;
}

Answer ComfortDesk::answer(const ShowCase& request, Turn&) {
  const CaseRow* row = parts_.cases.find(request.number);
  if (row == nullptr) return no_case(request.number);
  return view(*row);
}

Answer ComfortDesk::answer(const ChangeCase& request, Turn& turn) {
  const CaseRow* row = parts_.cases.find(request.number);
  if (row == nullptr) return no_case(request.number);
  if (is_over(row->state)) {
    return Conflict{"case " + std::to_string(request.number) + " is " +
                    std::string(name_of(row->state)) + " and stays so"};
  }
  if (!request.state && !request.note) return Invalid{{{"", "says neither a state nor a note"}}};
  if (request.state == CaseState::open) {
    return Invalid{{{"/state", "is acknowledged, resolved or closed"}}};
  }
  if (request.note && request.note->size() > kMaxCaseNote) {
    return Invalid{{{"/note", "has at most " + std::to_string(kMaxCaseNote) + " bytes"}}};
  }
  const bool ends = request.state && is_over(*request.state);
  if (ends && request.note.value_or(row->note).empty()) {
    return Invalid{{{"/note", "is missing: whoever comes next wants to know what was done"}}};
  }
  parts_.cases.change(request.number, request.state, request.note, turn);
  return view(*parts_.cases.find(request.number));
}

}  // namespace innkeeper::hub
