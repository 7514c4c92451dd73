// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stay_book.hpp"

#include <algorithm>
#include <utility>

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
  for (StayRow& row : store_.stays_in_house()) {
    last_arrival_ = std::max(last_arrival_, row.arrival);
    place(std::move(row));
  }
}

std::vector<RoomChange> StayBook::apply(const StayEvent& event, Now now, Effects& effects) {
  touched_.clear();
  std::visit([&](const auto& what) { apply(what, now, effects); }, event);

  // At no instant may two rooms be the same guest's: the plan of a room that was left goes out
  // before the plan of a room that was entered.
  std::vector<RoomChange> left;
  std::vector<RoomChange> entered;
  for (const auto& [room, before] : touched_) {
    const std::vector<std::string> after = reservations_in(room);
    const RoomChange change{room, before != after && !share_any(before, after)};
    (is_subset(after, before) ? left : entered).push_back(change);
  }
  left.insert(left.end(), entered.begin(), entered.end());
  return left;
}

void StayBook::apply(const CheckedIn& event, Now now, Effects& effects) {
  enter({event.reservation, event.room, event.profile, event.share}, now, effects);
}

void StayBook::apply(const StayUpdated& event, Now now, Effects& effects) {
  const auto found = stays_.find(event.reservation);
  if (found == stays_.end()) {
    effects.emplace_back(Notice{Severity::info, "stay_update_for_nobody", {{"room", event.room}}});
    return;
  }
  const std::size_t said = rooms_.by_number(event.room);
  const room::RoomId room = found->second.room;
  if (said < rooms_.size() && rooms_.room(said).id != room) {
    effects.emplace_back(Notice{
        Severity::warning,
        "missed_room_move",
        {{"from", std::string(room.view())}, {"to", std::string(rooms_.room(said).id.view())}}});
    settle(event.reservation, rooms_.room(said).id, event.profile, now);
    return;
  }
  // What the record does not say stays as it was.
  settle(event.reservation, room, event.profile, now);
}

void StayBook::apply(const RoomMoved& event, Now now, Effects& effects) {
  enter({event.reservation, event.room, event.profile, event.share}, now, effects);
}

void StayBook::apply(const CheckedOut& event, Now now, Effects& effects) {
  if (!stays_.contains(event.reservation)) {
    effects.emplace_back(Notice{Severity::info, "check_out_for_nobody", {{"room", event.room}}});
    return;
  }
  close(event.reservation, now);
}

void StayBook::apply(const RoomEmptied& event, Now now, Effects& effects) {
  const room::RoomId* room = known_room(event.room, effects);
  if (room == nullptr) return;
  for (const StayRow& row : in_room(*room)) close(row.reservation, now);
}

void StayBook::enter(const Entry& entry, Now now, Effects& effects) {
  const room::RoomId* room = known_room(entry.room, effects);
  if (room == nullptr) {
    // In house where this hub controls nothing: a room of ours is no longer theirs.
    close(entry.reservation, now);
    return;
  }
  // The PMS is the master of who is in house: a guest who is alone in a room has no sharers, so a
  // check-out was missed.
  if (entry.share == Share::alone) close_others(*room, entry.reservation, now, effects);
  settle(entry.reservation, *room, entry.profile, now);
}

void StayBook::settle(const std::string& reservation, const room::RoomId& room,
                      const std::optional<std::string>& profile, Now now) {
  StayRow row;
  const auto found = stays_.find(reservation);
  if (found != stays_.end()) {
    row = found->second;
  } else {
    row.reservation = reservation;
    row.arrival = ++last_arrival_;
    row.since = now.utc;
  }
  const StayRow before = row;
  row.room = room;
  if (profile) row.profile = profile;
  if (found != stays_.end() && row == before) return;

  if (found != stays_.end()) {
    touch(before.room);
    if (!planted(PlantedBug::hub_moves_without_vacating)) lift(before);
  }
  touch(room);
  store_.put_stay(row);
  place(std::move(row));
}

void StayBook::close(const std::string& reservation, Now now) {
  const auto found = stays_.find(reservation);
  if (found == stays_.end()) return;
  StayRow row = found->second;
  touch(row.room);
  lift(row);
  row.status = StayStatus::checked_out;
  row.since = now.utc;
  store_.put_stay(row);
}

void StayBook::close_others(const room::RoomId& room, const std::string& reservation, Now now,
                            Effects& effects) {
  std::size_t closed = 0;
  for (const StayRow& row : in_room(room)) {
    if (row.reservation == reservation) continue;
    close(row.reservation, now);
    ++closed;
  }
  if (closed > 0) {
    effects.emplace_back(
        Notice{Severity::warning,
               "missed_check_out",
               {{"room", std::string(room.view())}, {"stays_closed", std::to_string(closed)}}});
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

const room::RoomId* StayBook::known_room(const std::string& number, Effects& effects) const {
  const std::size_t index = rooms_.by_number(number);
  if (index < rooms_.size()) return &rooms_.room(index).id;
  effects.emplace_back(
      Notice{Severity::warning,
             "unknown_room",
             {{"number", number},
              {"remedy", "declare it as [[room]] in the property file, if it has a board"}}});
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
