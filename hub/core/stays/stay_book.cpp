// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_book.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "shared/util/planted.hpp"

namespace innkeeper::hub {
namespace {

bool is_subset(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::all_of(part.begin(), part.end(), [&whole](const std::string& reservation) {
    return std::find(whole.begin(), whole.end(), reservation) != whole.end();
  });
}

bool share_any(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& reservation) {
    return std::find(b.begin(), b.end(), reservation) != b.end();
  });
}

}  // namespace

void StayBook::load() {
  stays_.clear();
  by_room_.clear();
  touched_.clear();
  last_arrival_ = 0;
  for (StayRow& row : store_.all<StayRow>()) {
    last_arrival_ = std::max(last_arrival_, row.arrival);
    if (row.status == StayStatus::in_house) place(std::move(row));
  }
}

void StayBook::apply(const StayEvent& event, Turn& turn) {
  touched_.clear();
  std::visit([&](const auto& what) { on(what, turn); }, event);
  mark_touched(turn);
}

void StayBook::mark_touched(Turn& turn) {
  // At no instant may two rooms be the same guest's: the plan of a room that was left goes out
  // before the plan of a room that was entered.
  for (const bool entered : {false, true}) {
    for (const auto& [room, before] : touched_) {
      const std::vector<std::string> after = reservations_in(room);
      if (is_subset(after, before) == entered) continue;
      const std::size_t index = rooms_.by_id(room);
      if (index == rooms_.size()) continue;
      turn.replan(index, before != after && !share_any(before, after));
    }
  }
}

std::optional<std::vector<room::RoomId>> StayBook::rooms_concerned(const StayEvent& event) const {
  std::vector<room::RoomId> rooms;
  const auto add_number = [&](const std::string& number) {
    const std::size_t index = rooms_.by_number(number);
    if (index < rooms_.size()) rooms.push_back(rooms_.room(index).id);
  };
  return std::visit(
      [&](const auto& what) -> std::optional<std::vector<room::RoomId>> {
        if constexpr (requires { what.room; }) {
          add_number(what.room);
          if constexpr (requires { what.reservation; }) {
            const auto stay = stays_.find(what.reservation);
            if (stay != stays_.end()) rooms.push_back(stay->second.room);
          }
          return rooms;
        } else {
          return std::nullopt;
        }
      },
      event);
}

void StayBook::on(const CheckedIn& event, Turn& turn) {
  enter({event.reservation, event.room, event.facts, event.share}, turn);
}

void StayBook::on(const StayUpdated& event, Turn& turn) {
  const auto found = stays_.find(event.reservation);
  if (found == stays_.end()) {
    turn.note(Severity::info, "stay_update_for_nobody", {{"room", event.room}});
    return;
  }
  const std::size_t said = rooms_.by_number(event.room);
  const room::RoomId room = found->second.room;
  if (said < rooms_.size() && rooms_.room(said).id != room) {
    turn.note(
        Severity::warning, "missed_room_move",
        {{"from", std::string(room.view())}, {"to", std::string(rooms_.room(said).id.view())}});
    settle(event.reservation, rooms_.room(said).id, event.facts, turn);
    return;
  }
  // What the record does not say stays as it was.
  settle(event.reservation, room, event.facts, turn);
}

void StayBook::on(const RoomMoved& event, Turn& turn) {
  enter({event.reservation, event.room, event.facts, event.share}, turn);
}

void StayBook::on(const CheckedOut& event, Turn& turn) {
  if (!stays_.contains(event.reservation)) {
    turn.note(Severity::info, "check_out_for_nobody", {{"room", event.room}});
    return;
  }
  close(event.reservation, turn);
}

void StayBook::on(const RoomEmptied& event, Turn& turn) {
  const room::RoomId* room = known_room(event.room, turn);
  if (room == nullptr) return;
  for (const StayRow& row : in_room(*room)) close(row.reservation, turn);
}

void StayBook::enter(const Entry& entry, Turn& turn) {
  const room::RoomId* room = known_room(entry.room, turn);
  if (room == nullptr) {
    // In house where this hub controls nothing: a room of ours is no longer theirs.
    close(entry.reservation, turn);
    return;
  }
  // The PMS is the master of who is in house: a guest who is alone in a room has no sharers, so a
  // check-out was missed.
  if (entry.share == Share::alone) close_others(*room, entry.reservation, turn);
  settle(entry.reservation, *room, entry.facts, turn);
}

void StayBook::settle(const std::string& reservation, const room::RoomId& room,
                      const StayFacts& facts, Turn& turn) {
  StayRow row;
  const auto found = stays_.find(reservation);
  if (found != stays_.end()) {
    row = found->second;
  } else {
    row.reservation = reservation;
    row.arrival = ++last_arrival_;
    row.since = turn.utc();
  }
  const StayRow before = row;
  row.room = room;
  if (facts.profile) {
    row.profile = facts.profile->empty() ? std::nullopt : std::optional(*facts.profile);
  }
  if (found != stays_.end() && row == before) return;

  if (found != stays_.end()) {
    touch(before.room);
    if (!planted(PlantedBug::hub_moves_without_vacating)) lift(before);
  }
  touch(room);
  store_.put(row);
  place(std::move(row));
}

void StayBook::close(const std::string& reservation, Turn& turn) {
  const auto found = stays_.find(reservation);
  if (found == stays_.end()) return;
  StayRow row = found->second;
  touch(row.room);
  lift(row);
  row.status = StayStatus::checked_out;
  row.since = turn.utc();
  store_.put(row);
}

void StayBook::close_others(const room::RoomId& room, const std::string& reservation, Turn& turn) {
  std::size_t closed = 0;
  for (const StayRow& row : in_room(room)) {
    if (row.reservation == reservation) continue;
    close(row.reservation, turn);
    ++closed;
  }
  if (closed > 0) {
    turn.note(Severity::warning, "missed_check_out",
              {{"room", std::string(room.view())}, {"stays_closed", std::to_string(closed)}});
  }
}

void StayBook::place(StayRow row) {
  auto& reservations = by_room_[row.room];
  const auto later = std::find_if(
      reservations.begin(), reservations.end(),
      [&](const std::string& other) { return stays_.at(other).arrival > row.arrival; });
  reservations.insert(later, row.reservation);
  std::string key = row.reservation;
  stays_.insert_or_assign(std::move(key), std::move(row));
}

void StayBook::lift(const StayRow& row) {
  const auto room = by_room_.find(row.room);
  if (room != by_room_.end()) {
    std::erase(room->second, row.reservation);
    if (room->second.empty()) by_room_.erase(room);
  }
  // A copy: `row` may be the element that is erased.
  const std::string reservation = row.reservation;
  stays_.erase(reservation);
}

void StayBook::touch(const room::RoomId& room) {
  for (const auto& [known, before] : touched_) {
    if (known == room) return;
  }
  touched_.emplace_back(room, reservations_in(room));
}

std::vector<std::string> StayBook::reservations_in(const room::RoomId& room) const {
  const auto found = by_room_.find(room);
  return found == by_room_.end() ? std::vector<std::string>{} : found->second;
}

const room::RoomId* StayBook::known_room(const std::string& number, Turn& turn) const {
  const std::size_t index = rooms_.by_number(number);
  if (index < rooms_.size()) return &rooms_.room(index).id;
  turn.note(Severity::warning, "unknown_room",
            {{"number", number},
             {"remedy", "declare it as [[room]] in the property file, if it has a board"}});
  return nullptr;
}

std::vector<StayRow> StayBook::in_room(const room::RoomId& room) const {
  std::vector<StayRow> rows;
  for (const std::string& reservation : reservations_in(room)) {
    rows.push_back(stays_.at(reservation));
  }
  return rows;
}

std::size_t StayBook::count(const room::RoomId& room) const {
  const auto found = by_room_.find(room);
  return found == by_room_.end() ? 0 : found->second.size();
}

std::vector<room::RoomId> StayBook::rooms_of(std::string_view profile) const {
  std::vector<room::RoomId> rooms;
  for (const auto& [reservation, row] : stays_) {
    if (row.profile != profile) continue;
    if (std::find(rooms.begin(), rooms.end(), row.room) == rooms.end()) rooms.push_back(row.room);
  }
  return rooms;
}

}  // namespace innkeeper::hub
