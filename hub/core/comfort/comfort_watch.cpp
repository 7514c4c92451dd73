// SPDX-License-Identifier: Apache-2.0
#include "hub/core/comfort/comfort_watch.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace innkeeper::hub {
namespace {

using std::chrono::seconds;

seconds since(room::Time then, room::Time now) {
  return std::chrono::duration_cast<seconds>(now - then);
}

/// Nobody waits for the room, or the property does it on purpose and for a time: no case for staff.
bool is_pause(std::optional<Hindrance> hindrance) {
  return hindrance == Hindrance::demand_response || hindrance == Hindrance::housekeeping ||
         hindrance == Hindrance::evacuation || hindrance == Hindrance::thought_empty;
}

bool is_wrong_way(const ComplaintRow& row, const RoomNow& room) {
  const auto air = room.air();
  if (!air || !row.air) return false;
  const auto away = asks_for_more(row.complaint) ? *row.air - *air : *air - *row.air;
  return away >= kWrongWay;
}

}  // namespace

seconds time_for(Complaint complaint, std::optional<seconds> estimate) {
  if (subject_of(complaint) == Subject::light) return kLightWatch;
  if (!estimate) return kUsualWatch;
  // Bounded before it is multiplied: a room may tell any rate.
  const seconds bounded = std::min(*estimate, kLongestWatch);
  return std::clamp(bounded * 3 / 2 + kDeadTime, kShortestWatch, kLongestWatch);
}

RoomNow ComfortWatch::room_now(std::size_t room) const {
  const Courier::Room& observed = parts_.courier.room(room);
  return {parts_.ledger.entry(room).plan, parts_.rooms.type_of(room).fixtures,
          parts_.hands.told(room).value_or(room::Hand{}),
          observed.report ? &*observed.report : nullptr, observed.link == wire::LinkState::online};
}

void ComfortWatch::load(Now now) {
  timers_.clear();
  for (const auto& [key, row] : parts_.complaints.all()) {
    if (row.state != ComplaintState::watching) continue;
    // What a clock that was set says cannot be more than a whole watch.
    const auto bounded = [](std::int64_t span) {
      return seconds(std::clamp<std::int64_t>(span, 0, kLongestWatch.count()));
    };
    timers_[key] = {now.steady - bounded(now.utc.seconds - row.at.seconds),
                    now.steady + bounded(row.deadline.seconds - now.utc.seconds), now.steady,
                    now.steady, std::nullopt};
  }
}

void ComfortWatch::begin(ComplaintRow row, Turn& turn) {
  const std::string key = row.key();
  timers_.erase(key);
  if (row.state != ComplaintState::watching) return parts_.complaints.put(row);
  const std::size_t index = parts_.rooms.by_id(row.room);
  const auto expected = row.goal ? estimate(room_now(index), *row.goal) : std::nullopt;
  const seconds within = time_for(row.complaint, expected);
  row.deadline = {turn.utc().seconds + within.count()};
  const room::Time now = turn.now().steady;
  timers_[key] = {now, now + within, now + kLookAgain, now, std::nullopt};
  parts_.complaints.put(row);
  if (row.hindrance == Hindrance::offline) timers_[key].offline_since = now;
  if (row.hindrance == Hindrance::fault) escalate(std::move(row), CaseCause::fault, turn);
}

void ComfortWatch::escalate(ComplaintRow row, CaseCause cause, Turn& turn) {
  const std::size_t index = parts_.rooms.by_id(row.room);
  CaseRow work;
  work.room = row.room;
  work.tenancy = row.tenancy;
  work.subject = subject_of(row.complaint);
  work.complaint = row.complaint;
  work.cause = cause;
  work.times = row.times;
  work.evidence = evidence(row, room_now(index), index, turn.now());
  row.case_number = parts_.cases.open(std::move(work), turn);
  row.state = ComplaintState::escalated;
  timers_.erase(row.key());
  parts_.complaints.put(row);
}

void ComfortWatch::on_report(std::size_t room, Turn& turn) {
  for (const Subject subject : {Subject::climate, Subject::light}) {
    const ComplaintRow* row = parts_.complaints.find(parts_.rooms.room(room).id, subject);
    if (row != nullptr) look(row->key(), turn);
  }
}

void ComfortWatch::on_time(Turn& turn) {
  const room::Time now = turn.now().steady;
  std::vector<std::string> due;
  for (auto& [key, timer] : timers_) {
    if (timer.look > now && timer.deadline > now) continue;
    timer.look = now + kLookAgain;
    due.push_back(key);
  }
  for (const std::string& key : due) look(key, turn);
}

std::optional<room::Time> ComfortWatch::next_deadline() const {
  std::optional<room::Time> next;
  for (const auto& [key, timer] : timers_) {
    // A deadline that has passed is looked at with the rest: the room is paused.
    if (!next || timer.look < *next) next = timer.look;
  }
  return next;
}

void ComfortWatch::forget(std::size_t room) {
  for (const Subject subject : {Subject::climate, Subject::light}) {
    const std::string key = ComplaintRow::key_of(parts_.rooms.room(room).id, subject);
    timers_.erase(key);
    parts_.complaints.erase(key);
  }
}

std::vector<ComplaintRow> ComfortWatch::said(std::size_t room) const {
  std::vector<ComplaintRow> rows;
  for (const Subject subject : {Subject::climate, Subject::light}) {
    const ComplaintRow* row = parts_.complaints.find(parts_.rooms.room(room).id, subject);
    if (row != nullptr) rows.push_back(*row);
  }
  return rows;
}

void ComfortWatch::look(const std::string& key, Turn& turn) {
  const auto found = parts_.complaints.all().find(key);
  if (found == parts_.complaints.all().end()) return;
  ComplaintRow row = found->second;
  const std::size_t index = parts_.rooms.by_id(row.room);
  if (index == parts_.rooms.size()) {
    timers_.erase(key);
    return parts_.complaints.erase(key);
  }
  const bool goes_on =
      row.state == ComplaintState::watching || row.state == ComplaintState::escalated;
  if (!goes_on) return;
  const RoomNow room = room_now(index);
  if (is_withdrawn(row, room, index)) return finish(row, ComplaintState::withdrawn, turn);
  if (is_reached(row, room, index)) return finish(row, ComplaintState::reached, turn);
  const auto timer = timers_.find(key);
  if (timer != timers_.end()) {
    if (const auto cause = trouble(row, index, timer->second, turn)) {
      return escalate(row, *cause, turn);
    }
  }
  if (row != found->second) parts_.complaints.put(row);
}

bool ComfortWatch::is_withdrawn(ComplaintRow& row, const RoomNow& room, std::size_t index) const {
  // What a room told in an earlier life of the hub says nothing of what it took since.
  if (row.step == ComfortStep::nothing || !parts_.hands.is_heard(index)) return false;
  const auto told = parts_.hands.told(index);
  if (!told) return false;
  if (subject_of(row.complaint) == Subject::light) {
    return told->scene != row.scene || !told->lights.empty();
  }
  if (told->setpoint == row.to) return false;
  const bool further = told->setpoint && (asks_for_more(row.complaint) ? *told->setpoint > *row.to
                                                                       : *told->setpoint < *row.to);
  if (!further) return true;
  const room::ClimatePlan& limits = room.plan.climate;
  const auto asked = std::clamp(*told->setpoint, limits.min, std::max(limits.min, limits.max));
  if (asked == row.to) return false;
  row.to = asked;
  row.goal = goal_of(row.complaint, asked);
  return false;
}

bool ComfortWatch::is_reached(const ComplaintRow& row, const RoomNow& room,
                              std::size_t index) const {
  if (!room.online || room.report == nullptr) return false;
  if (subject_of(row.complaint) == Subject::climate) {
    const auto air = room.air();
    return air && row.goal && is_there(row.complaint, *air, *row.goal);
  }
  const auto light = light_told(room);
  const bool is_taken = parts_.courier.room(index).delivery == Delivery::confirmed;
  if (!light || !row.light_to || !is_taken) return false;
  const int beyond = asks_for_more(row.complaint) ? light->value() - row.light_to->value()
                                                  : row.light_to->value() - light->value();
  return beyond >= -kLightTolerance;
}

void ComfortWatch::ask(std::size_t index, Timer& timer, seconds after, Turn& turn) const {
  const room::Time now = turn.now().steady;
  const PlanLedger::Entry& entry = parts_.ledger.entry(index);
  if (since(timer.asked, now) < after || entry.bytes.empty()) return;
  timer.asked = now;
  turn.add(PublishPlan{parts_.rooms.room(index).id, entry.bytes});
}

std::optional<CaseCause> ComfortWatch::trouble(ComplaintRow& row, std::size_t index, Timer& timer,
                                               Turn& turn) const {
  const Now now = turn.now();
  const RoomNow room = room_now(index);
  if (!room.online) {
    if (!timer.offline_since) timer.offline_since = now.steady;
    const bool too_long = since(*timer.offline_since, now.steady) >= kOfflineGrace;
    return too_long ? std::optional(CaseCause::offline) : std::nullopt;
  }
  timer.offline_since.reset();
  const auto hindrance = hindrance_of(row.complaint, room);
  if (is_pause(hindrance)) {
    row.paused = true;
    return std::nullopt;
  }
  if (row.paused) {
    row.paused = false;
    row.air = room.air();
    const auto expected = row.goal ? estimate(room, *row.goal) : std::nullopt;
    const seconds within = time_for(row.complaint, expected);
    timer.begun = now.steady;
    timer.deadline = now.steady + within;
    row.deadline = {now.utc.seconds + within.count()};
  }
  if (hindrance == Hindrance::fault) return CaseCause::fault;
  // A guest who airs the room was told to shut the window first.
  const bool airs = hindrance == Hindrance::window_open;
  if (!airs && since(timer.begun, now.steady) >= kDeadTime && is_wrong_way(row, room)) {
    return CaseCause::wrong_way;
  }
  ask(index, timer, kAskBoardAgain, turn);
  if (now.steady < timer.deadline) return std::nullopt;
  ask(index, timer, kFreshFor, turn);
  // What was asked just now is answered before the next look.
  if (timer.asked == now.steady) return std::nullopt;
  const bool is_blind = subject_of(row.complaint) == Subject::climate && !room.air();
  return is_blind ? CaseCause::no_measurement : CaseCause::not_reached;
}

void ComfortWatch::finish(ComplaintRow row, ComplaintState state, Turn& turn) {
  row.state = state;
  timers_.erase(row.key());
  if (state == ComplaintState::reached) parts_.cases.note_comfort(row.case_number, turn);
  parts_.complaints.put(row);
}

Evidence ComfortWatch::evidence(const ComplaintRow& row, const RoomNow& room, std::size_t index,
                                Now now) const {
  Evidence seen;
  seen.since = row.at;
  seen.air_then = row.air;
  seen.wanted = row.to;
  seen.light_then = row.light_from;
  seen.online = room.online;
  seen.hindrance = hindrance_of(row.complaint, room);
  if (room.report == nullptr) return seen;
  const room::RoomState& state = room.report->state;
  seen.air = state.air;
  seen.heating = state.heating;
  seen.cooling = state.cooling;
  seen.fan = state.fan;
  seen.light = light_told(room);
  seen.faults = fault_words(*room.report);
  if (state.situation.protection == room::Protection::opening) {
    constexpr std::size_t kModeAspect = 1;
    seen.window_since = parts_.reasons.since(index, kModeAspect).value_or(now.utc);
  }
  const auto timer = timers_.find(row.key());
  if (timer != timers_.end() && state.air && row.air) {
    const std::int64_t passed = since(timer->second.begun, now.steady).count();
    constexpr std::int64_t kLeastForSlope = 60;
    constexpr std::int64_t kHour_s = 3600;
    if (passed >= kLeastForSlope) {
      seen.slope_mk_h =
          static_cast<std::int32_t>((*state.air - *row.air).milli_kelvin() * kHour_s / passed);
    }
  }
  return seen;
}

}  // namespace innkeeper::hub
