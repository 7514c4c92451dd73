// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/oracle.hpp"

#include <algorithm>
#include <utility>

#include "shared/util/crc32.hpp"

namespace innkeeper::simtest {
namespace {

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](const std::string& each) { return b.contains(each); });
}

}  // namespace

Oracle::State& Oracle::open() {
  // Copied only when a transaction writes: most do not.
  if (!open_) {
    open_ = durable_;
    open_plans_.clear();
  }
  return *open_;
}

void Oracle::settle(State& state, const std::string& room) {
  std::set<std::string> now;
  for (const auto& [reservation, where] : state.room_of) {
    if (where == room) now.insert(reservation);
  }
  Tenancy& tenancy = state.tenancies[room];
  if (now == tenancy.reservations) return;
  if (!share_any(now, tenancy.reservations)) tenancy.serial = ++last_serial_;
  open_people_[tenancy.serial].insert(now.begin(), now.end());
  tenancy.reservations = std::move(now);
}

void Oracle::put(const hub::Row& row) {
  std::visit([this](const auto& any) { put_row(any); }, row);
}

void Oracle::erase(hub::Table table, std::string_view key) {
  if (table != hub::table_of<hub::StayRow>()) return;
  State& state = open();
  const auto found = state.room_of.find(key);
  if (found == state.room_of.end()) return;
  const std::string left = found->second;
  state.room_of.erase(found);
  state.profile_of.erase(std::string(key));
  settle(state, left);
}

void Oracle::put_row(const hub::RoomRow& row) {
  State& state = open();
  const std::string id(row.id.view());
  state.rooms[id] = row;
  open_plans_[{id, row.plan_id, crc32(row.plan)}] = state.tenancies[id];
}

void Oracle::put_row(const hub::StayRow& row) {
  State& state = open();
  const auto before = state.room_of.find(row.reservation);
  const std::string left = before == state.room_of.end() ? "" : before->second;
  if (row.status == hub::StayStatus::in_house) {
    state.room_of[row.reservation] = std::string(row.room.view());
    if (row.profile) state.profile_of[row.reservation] = *row.profile;
  } else {
    state.room_of.erase(row.reservation);
    state.profile_of.erase(row.reservation);
  }
  if (!left.empty()) settle(state, left);
  settle(state, std::string(row.room.view()));
}

void Oracle::commit() {
  if (!open_) return;
  durable_ = std::move(*open_);
  open_.reset();
  keep_people();
  for (auto& [plan, made_for] : open_plans_) {
    const hub::RoomRow& row = durable_.rooms.at(std::get<0>(plan));
    // Another one of the same transaction took its place: it never was.
    if (row.plan_id != std::get<1>(plan) || crc32(row.plan) != std::get<2>(plan)) continue;
    const auto before = plans_.find(plan);
    // After a restore the same people got the very same plan once more: they are still themselves.
    if (before != plans_.end() && share_any(before->second.reservations, made_for.reservations)) {
      same_as_[root(made_for.serial)] = root(before->second.serial);
    }
    plans_.insert_or_assign(plan, std::move(made_for));
  }
  open_plans_.clear();
  ++changes_;
}

void Oracle::keep_people() {
  for (const auto& [serial, people] : open_people_) {
    people_[serial].insert(people.begin(), people.end());
  }
  open_people_.clear();
}

std::set<std::string> Oracle::people_of(const Tenancy& tenancy) const {
  std::set<std::string> all = tenancy.reservations;
  for (const auto& [serial, people] : people_) {
    if (root(serial) == root(tenancy.serial)) all.insert(people.begin(), people.end());
  }
  return all;
}

bool Oracle::may_bring(const Tenancy& from, const Tenancy& to) const {
  return share_any(people_of(from), people_of(to));
}

std::uint64_t Oracle::root(std::uint64_t serial) const {
  for (auto next = same_as_.find(serial); next != same_as_.end() && next->second != serial;
       next = same_as_.find(serial)) {
    serial = next->second;
  }
  return serial;
}

bool Oracle::same(const Tenancy& a, const Tenancy& b) const {
  return root(a.serial) == root(b.serial) || share_any(a.reservations, b.reservations) ||
         (a.reservations.empty() && b.reservations.empty());
}

void Oracle::restore(const support::MemoryStore::Snapshot& snapshot) {
  State state;
  state.tenancies = durable_.tenancies;
  for (const auto& [id, row] : snapshot.rows<hub::RoomRow>()) {
    state.rooms[id] = std::get<hub::RoomRow>(row);
  }
  for (const auto& [reservation, any] : snapshot.rows<hub::StayRow>()) {
    const auto& row = std::get<hub::StayRow>(any);
    if (row.status != hub::StayStatus::in_house) continue;
    state.room_of[reservation] = std::string(row.room.view());
    if (row.profile) state.profile_of[reservation] = *row.profile;
  }
  std::set<std::string> rooms;
  for (const auto& [room, tenancy] : durable_.tenancies) rooms.insert(room);
  for (const auto& [reservation, room] : state.room_of) rooms.insert(room);
  for (const std::string& room : rooms) settle(state, room);
  durable_ = std::move(state);
  open_.reset();
  keep_people();
  ++changes_;
}

bool Oracle::in_house(std::string_view profile, std::string_view room) const {
  return std::any_of(durable_.profile_of.begin(), durable_.profile_of.end(),
                     [&](const auto& entry) {
                       return entry.second == profile && durable_.room_of.at(entry.first) == room;
                     });
}

const Tenancy* Oracle::made_for(std::string_view room, const room::PlanId& id,
                                std::uint32_t digest) const {
  const auto found = plans_.find(PlanKey{std::string(room), id, digest});
  return found == plans_.end() ? nullptr : &found->second;
}

}  // namespace innkeeper::simtest
