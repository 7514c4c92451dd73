// SPDX-License-Identifier: Apache-2.0
#include "hub/core/stays/stay_register.hpp"

#include <algorithm>

namespace innkeeper::hub {

void StayRegister::load() {
  stays_.clear();
  by_room_.clear();
  absent_.clear();
  absent_since_.clear();
  last_arrival_ = 0;
  for (StayRow& row : store_.all<StayRow>()) place(std::move(row));
}

const StayRow* StayRegister::in_house(std::string_view reservation) const {
  const auto found = stays_.find(reservation);
  return found == stays_.end() ? nullptr : &found->second;
}

std::optional<StayRow> StayRegister::absent(std::string_view reservation) {
  if (!absent_.contains(reservation)) return std::nullopt;
  return store_.find<StayRow>(reservation);
}

void StayRegister::put(StayRow row) {
  store_.put(row);
  lift(row.reservation);
  place(std::move(row));
}

void StayRegister::place(StayRow row) {
  last_arrival_ = std::max(last_arrival_, row.arrival);
  if (row.status != StayStatus::in_house) {
    absent_since_.emplace(row.since.seconds, row.reservation);
    absent_.emplace(std::move(row.reservation), row.since.seconds);
    return;
  }
  auto& reservations = by_room_[row.room];
  const auto later = std::find_if(
      reservations.begin(), reservations.end(),
      [&](const std::string& other) { return stays_.at(other).arrival > row.arrival; });
  reservations.insert(later, row.reservation);
  std::string key = row.reservation;
  stays_.insert_or_assign(std::move(key), std::move(row));
}

void StayRegister::lift(const std::string& reservation) {
  if (const auto left = absent_.find(reservation); left != absent_.end()) {
    absent_since_.erase({left->second, left->first});
    absent_.erase(left);
  }
  const auto stay = stays_.find(reservation);
  if (stay == stays_.end()) return;
  const auto room = by_room_.find(stay->second.room);
  if (room != by_room_.end()) {
    std::erase(room->second, reservation);
    if (room->second.empty()) by_room_.erase(room);
  }
  stays_.erase(stay);
}

void StayRegister::erase(const std::string& reservation) {
  store_.erase<StayRow>(reservation);
  lift(reservation);
}

std::size_t StayRegister::erase_absent_before(room::UtcTime at, std::size_t limit) {
  std::size_t erased = 0;
  while (erased < limit && !absent_since_.empty() && absent_since_.begin()->first < at.seconds) {
    const std::string reservation = absent_since_.begin()->second;
    erase(reservation);
    ++erased;
  }
  return erased;
}

std::vector<StayRow> StayRegister::of_profile(std::string_view profile) {
  std::vector<StayRow> rows = store_.all<StayRow>();
  std::erase_if(rows, [profile](const StayRow& row) { return row.profile != profile; });
  return rows;
}

std::optional<room::UtcTime> StayRegister::oldest_absence() const {
  if (absent_since_.empty()) return std::nullopt;
  return room::UtcTime{absent_since_.begin()->first};
}

std::vector<std::string> StayRegister::reservations_in(const room::RoomId& room) const {
  const auto found = by_room_.find(room);
  return found == by_room_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<StayRow> StayRegister::in_room(const room::RoomId& room) const {
  std::vector<StayRow> rows;
  for (const std::string& reservation : reservations_in(room)) {
    rows.push_back(stays_.at(reservation));
  }
  return rows;
}

std::size_t StayRegister::count(const room::RoomId& room) const {
  const auto found = by_room_.find(room);
  return found == by_room_.end() ? 0 : found->second.size();
}

std::vector<room::RoomId> StayRegister::rooms_of(std::string_view profile) const {
  std::vector<room::RoomId> rooms;
  for (const auto& [reservation, row] : stays_) {
    if (row.profile != profile) continue;
    if (std::find(rooms.begin(), rooms.end(), row.room) == rooms.end()) rooms.push_back(row.room);
  }
  return rooms;
}

StayRegister::Forgotten StayRegister::forget(std::string_view profile) {
  Forgotten count;
  for (StayRow& row : of_profile(profile)) {
    if (row.status != StayStatus::in_house) {
      erase(row.reservation);
      ++count.erased;
      continue;
    }
    row.forgotten = true;
    row.profile.reset();
    for (std::string* text : {&row.language, &row.vip, &row.tier, &row.greeting}) text->clear();
    put(std::move(row));
    ++count.in_house;
  }
  return count;
}

}  // namespace innkeeper::hub
