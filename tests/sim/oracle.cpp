// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/oracle.hpp"

#include <algorithm>
#include <utility>

#include "shared/util/crc32.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::simtest {
namespace {

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](const std::string& each) { return b.contains(each); });
}

}  // namespace

void Oracle::put(const hub::Row& row) { open_.push_back({row.index(), hub::key_of(row), row}); }

void Oracle::erase(hub::Table table, std::string_view key) {
  open_.push_back({table, std::string(key), std::nullopt});
}

void Oracle::rollback() {
  open_.clear();
  open_lines_ = 0;
}

void Oracle::settle(const std::string& room) {
  std::set<std::string> now;
  for (const auto& [reservation, where] : room_of_) {
    if (where == room) now.insert(reservation);
  }
  Tenancy& tenancy = tenancies_[room];
  if (now == tenancy.reservations) return;
  if (!share_any(now, tenancy.reservations)) tenancy.serial = ++last_serial_;
  people_[tenancy.serial].insert(now.begin(), now.end());
  tenancy.reservations = std::move(now);
}

void Oracle::leave(std::string_view reservation) {
  const auto found = room_of_.find(reservation);
  if (found == room_of_.end()) return;
  const std::string left = found->second;
  room_of_.erase(found);
  settle(left);
}

void Oracle::follow(const hub::RoomRow& row) {
  const std::string id(row.id.view());
  if (const auto plan = wire::decode_plan(row.plan)) {
    decoded_[id] = *plan;
  } else {
    decoded_.erase(id);
  }
  open_plans_[{id, row.plan_id, crc32(row.plan)}] = tenancies_[id];
}

void Oracle::follow(const hub::StayRow& row) {
  if (row.status != hub::StayStatus::in_house) return leave(row.reservation);
  const std::string to(row.room.view());
  const auto before = room_of_.find(row.reservation);
  if (before != room_of_.end() && before->second == to) return;
  leave(row.reservation);
  room_of_[row.reservation] = to;
  settle(to);
}

void Oracle::note(hub::Table table, const std::string& key, std::optional<hub::Row> before) {
  const bool known = std::any_of(last_.begin(), last_.end(), [&](const Change& each) {
    return each.table == table && each.key == key;
  });
  if (!known) last_.push_back({table, key, std::move(before), std::nullopt});
}

void Oracle::commit() {
  lines_ += std::exchange(open_lines_, 0);
  if (open_.empty()) return;
  last_.clear();
  for (Written& each : open_) {
    auto& table = tables_[each.table];
    const auto found = table.find(each.key);
    note(each.table, each.key, found == table.end() ? std::nullopt : std::optional(found->second));
    if (each.row) {
      std::visit([this](const auto& row) { follow(row); }, *each.row);
      table.insert_or_assign(each.key, *std::move(each.row));
    } else {
      if (each.table == hub::table_of<hub::StayRow>()) leave(each.key);
      table.erase(each.key);
    }
  }
  open_.clear();
  for (Change& change : last_) {
    const auto found = tables_[change.table].find(change.key);
    if (found != tables_[change.table].end()) change.after = found->second;
  }
  std::erase_if(last_, [](const Change& each) { return each.before == each.after; });
  for (auto& [plan, made_for] : open_plans_) {
    const hub::RoomRow* row = find<hub::RoomRow>(std::get<0>(plan));
    // Another one of the same transaction took its place: it never was.
    if (row == nullptr || row->plan_id != std::get<1>(plan) ||
        crc32(row->plan) != std::get<2>(plan)) {
      continue;
    }
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

void Oracle::restore(const support::MemoryStore::Snapshot& snapshot) {
  rollback();
  tables_ = snapshot.tables;
  room_of_.clear();
  decoded_.clear();
  for (const auto& [reservation, any] : rows<hub::StayRow>()) {
    const auto& row = std::get<hub::StayRow>(any);
    if (row.status == hub::StayStatus::in_house) room_of_[reservation] = row.room.view();
  }
  std::set<std::string> rooms;
  for (const auto& [room, tenancy] : tenancies_) rooms.insert(room);
  for (const auto& [reservation, room] : room_of_) rooms.insert(room);
  for (const std::string& room : rooms) settle(room);
  for (const auto& [id, row] : rows<hub::RoomRow>()) {
    if (const auto plan = wire::decode_plan(std::get<hub::RoomRow>(row).plan)) decoded_[id] = *plan;
  }
  last_.clear();
  ++changes_;
}

const room::Plan* Oracle::plan_of(std::string_view room) const {
  const auto found = decoded_.find(room);
  return found == decoded_.end() ? nullptr : &found->second;
}

const Tenancy& Oracle::tenancy_of(std::string_view room) const {
  static const Tenancy nobody;
  const auto found = tenancies_.find(room);
  return found == tenancies_.end() ? nobody : found->second;
}

bool Oracle::is_rented(std::string_view room) const {
  return !tenancy_of(room).reservations.empty();
}

std::size_t Oracle::rented_rooms() const {
  return static_cast<std::size_t>(
      std::count_if(tenancies_.begin(), tenancies_.end(),
                    [](const auto& each) { return !each.second.reservations.empty(); }));
}

std::vector<std::string> Oracle::profiles_in(std::string_view room) const {
  std::vector<std::string> profiles;
  for (const std::string& reservation : tenancy_of(room).reservations) {
    const auto* stay = find<hub::StayRow>(reservation);
    if (stay != nullptr && stay->profile) profiles.push_back(*stay->profile);
  }
  return profiles;
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

const Tenancy* Oracle::made_for(std::string_view room, const room::PlanId& id,
                                std::uint32_t digest) const {
  const auto found = plans_.find(PlanKey{std::string(room), id, digest});
  return found == plans_.end() ? nullptr : &found->second;
}

}  // namespace innkeeper::simtest
