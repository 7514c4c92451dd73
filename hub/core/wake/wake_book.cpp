// SPDX-License-Identifier: Apache-2.0
#include "hub/core/wake/wake_book.hpp"
#include "shared/util/planted.hpp"

#include <algorithm>

namespace innkeeper::hub {
namespace {

room::UtcTime later(room::UtcTime at, std::chrono::seconds by) { return {at.seconds + by.count()}; }

}  // namespace

void WakeBook::load(room::UtcTime now) {
  started_ = now;
  calls_.clear();
  for (const WakeRow& row : store_.all<WakeRow>()) {
    calls_[{row.at, row.room}] = {row.told, false, false};
  }
  find_next();
}

void WakeBook::apply(const WakeCallChanged& event, Turn& turn) {
  const std::size_t index = rooms_.by_number(event.room);
  if (index == rooms_.size()) {
    // Said at once, while somebody can still arrange for a telephone.
    if (event.wanted)
      turn.add(SendToPms{TellWakeCall{event.room, event.at, WakeResult::unknown_room}});
    return;
  }
  const Key key{event.at, rooms_.room(index).id};
  const auto known = calls_.find(key);
  if (!event.wanted) {
    if (known == calls_.end() || known->second.told) return;
    store_.erase<WakeRow>(row_of(key, known->second).key());
    calls_.erase(known);
  } else {
    if (known != calls_.end() || refusal(row_of(key, {})) != nullptr) return;
    store_.put(row_of(key, calls_[key]));
  }
  find_next();
  turn.replan(index);
}

WakeRow WakeBook::row_of(const Key& key, const Call& call) const {
  return {key.second, key.first, call.told};
}

bool WakeBook::has_done_it(std::size_t index, room::UtcTime at) const {
  const Courier::Room& room = courier_.room(index);
  if (room.report) {
    const auto& lights = room.report->why.lights;
    const bool rises = std::any_of(lights.begin(), lights.end(), [](const auto& light) {
      return light.because == room::Because::wake_light;
    });
    if (rises) return true;
  }
  const auto& wake = ledger_.entry(index).plan.wake;
  return room.link == wire::LinkState::online && room.delivery == Delivery::confirmed && wake &&
         wake->at == at;
}

void WakeBook::tell(const Key& key, Call& call, Turn& turn) {
  const auto& [at, room] = key;
  const std::size_t index = rooms_.by_id(room);
  const bool is_declared = index < rooms_.size();
  const bool done = is_declared && has_done_it(index, at);
  const room::UtcTime patient_until = later(std::max(at, started_), kWakePatience);
  if (!done && turn.utc() < patient_until) {
    call.late = true;
    return;
  }
  call.told = !planted(PlantedBug::hub_tells_wake_call_again);
  store_.put(row_of(key, call));
  if (is_declared) {
    turn.add(SendToPms{TellWakeCall{rooms_.room(index).number, at,
                                    done ? WakeResult::done : WakeResult::unreachable}});
  }
  if (!done) {
    turn.note(Severity::error, "wake_call_unreachable",
              {{"room", std::string(room.view())}, {"remedy", "wake the guest in another way"}});
  }
}

void WakeBook::on_time(Turn& turn) {
  if (!next_ || *next_ > turn.utc()) return;
  for (auto next = calls_.begin(); next != calls_.end();) {
    const auto [at, room] = next->first;
    if (at > later(turn.utc(), kWakeAhead)) break;
    Call& call = next->second;
    const std::size_t index = rooms_.by_id(room);
    const bool is_declared = index < rooms_.size();
    if (!call.planned && is_declared) turn.replan(index);
    call.planned = true;
    if (at <= turn.utc() && !call.told) tell(next->first, call, turn);
    if (!call.told || turn.utc() < later(at, kWakeStays)) {
      ++next;
      continue;
    }
    store_.erase<WakeRow>(row_of(next->first, call).key());
    if (is_declared) turn.replan(index);
    next = calls_.erase(next);
  }
  find_next();
}

std::vector<WakeRow> WakeBook::calls(std::size_t index) const {
  std::vector<WakeRow> rows;
  for (const auto& [key, call] : calls_) {
    if (key.second == rooms_.room(index).id) rows.push_back(row_of(key, call));
  }
  return rows;
}

void WakeBook::find_next() {
  next_.reset();
  for (const auto& [key, call] : calls_) {
    const room::UtcTime at = key.first;
    room::UtcTime due = at;
    if (!call.planned) {
      due = later(at, -kWakeAhead);
    } else if (call.told) {
      due = later(at, kWakeStays);
    } else if (call.late) {
      due = later(std::max(at, started_), kWakePatience);
    }
    if (!next_ || due < *next_) next_ = due;
  }
}

std::optional<room::WakeLight> WakeBook::settle(std::size_t index, bool changed_hands, Turn& turn) {
  if (planted(PlantedBug::hub_keeps_wake_call_of_earlier_guest)) changed_hands = false;
  std::optional<room::WakeLight> first;
  for (auto next = calls_.begin(); next != calls_.end();) {
    const auto [at, room] = next->first;
    if (!changed_hands && at > later(turn.utc(), kWakeAhead)) break;
    if (room != rooms_.room(index).id) {
      ++next;
    } else if (changed_hands) {
      store_.erase<WakeRow>(row_of(next->first, next->second).key());
      next = calls_.erase(next);
    } else {
      if (turn.utc() < later(at, kWakeStays) && !first) first = room::WakeLight{at};
      ++next;
    }
  }
  if (changed_hands) find_next();
  return first;
}

}  // namespace innkeeper::hub
