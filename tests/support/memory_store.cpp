// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "shared/util/check.hpp"
#include "shared/wire/codec.hpp"

namespace innkeeper::support {
namespace {

using hub::StoreErrorKind;

bool key_fits(std::string_view key, std::size_t most) { return !key.empty() && key.size() <= most; }

bool by_name(const room::FixtureLevel& a, const room::FixtureLevel& b) {
  return a.fixture < b.fixture;
}

bool storable(const hub::Preferences& preferences) {
  if (preferences.comfort) {
    const room::Temperature comfort = *preferences.comfort;
    if (comfort < hub::kLowestComfort || comfort > hub::kHighestComfort) return false;
    if (comfort.milli_celsius() % hub::kComfortStep.milli_kelvin() != 0) return false;
  }
  const room::FixtureLevels& levels = preferences.welcome;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!room::fixture_name(levels[i].fixture.view())) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (levels[j].fixture == levels[i].fixture) return false;
    }
  }
  return true;
}

}  // namespace

void MemoryStore::fail_call(std::uint64_t n, StoreErrorKind kind, std::uint64_t times) {
  check(n > 0, "calls are counted from 1");
  first_failing_ = calls_ + n;
  failing_ = times;
  failure_ = kind;
}

void MemoryStore::mend() { failing_ = 0; }

MemoryStore::Snapshot MemoryStore::snapshot() const {
  check(!open_, "a backup is taken between transactions");
  return state_;
}

void MemoryStore::restore(Snapshot state) {
  check(!open_, "a backup is restored between transactions");
  state_ = std::move(state);
}

void MemoryStore::poison(StoreErrorKind kind, std::string message) {
  if (!error_) error_ = hub::StoreError{kind, std::move(message)};
}

void MemoryStore::refuse_unless(bool allowed, const char* rule) {
  if (!allowed) poison(StoreErrorKind::refused, std::string("memory store: refused: ") + rule);
}

bool MemoryStore::enter() {
  check(open_, "the store is used inside a transaction");
  ++calls_;
  if (calls_ >= first_failing_ && calls_ - first_failing_ < failing_) {
    poison(failure_, "memory store: call " + std::to_string(calls_) + " was told to fail");
  }
  return !error_;
}

void MemoryStore::begin() {
  check(!open_, "a transaction ends before the next one begins");
  open_ = true;
  static_cast<void>(enter());
}

Result<void, hub::StoreError> MemoryStore::commit() {
  const bool durable = enter();
  open_ = false;
  if (durable) {
    undo_.clear();
    return {};
  }
  undo_all();
  return fail(*std::exchange(error_, std::nullopt));
}

void MemoryStore::rollback() {
  undo_all();
  error_.reset();
  open_ = false;
}

template <class Row>
void MemoryStore::put(std::map<std::string, Row, std::less<>>& table, std::string_view key,
                      const std::optional<Row>& row) {
  const auto found = table.find(key);
  Before<Row> before{std::string(key), std::nullopt};
  if (found == table.end()) {
    if (row) table.emplace(key, *row);
  } else {
    before.row = std::move(found->second);
    if (row) {
      found->second = *row;
    } else {
      table.erase(found);
    }
  }
  undo_.push_back(std::move(before));
}

template <class Row>
void MemoryStore::put_back(std::map<std::string, Row, std::less<>>& table,
                           const Before<Row>& before) {
  if (before.row) {
    table.insert_or_assign(before.key, *before.row);
  } else {
    table.erase(before.key);
  }
}

void MemoryStore::undo_all() {
  struct Revert {
    Snapshot& state;
    void operator()(const EpochBefore& before) { state.epoch = before.epoch; }
    void operator()(const Before<hub::RoomRow>& before) { put_back(state.rooms, before); }
    void operator()(const Before<hub::StayRow>& before) { put_back(state.stays, before); }
    void operator()(const Before<hub::Preferences>& before) { put_back(state.preferences, before); }
  };
  for (; !undo_.empty(); undo_.pop_back()) std::visit(Revert{state_}, undo_.back());
}

std::uint64_t MemoryStore::epoch() { return enter() ? state_.epoch : 0; }

void MemoryStore::set_epoch(std::uint64_t epoch) {
  if (!enter()) return;
  refuse_unless(epoch <= room::kMaxEpoch, "an epoch is at most 2^53-1");
  if (error_) return;
  undo_.emplace_back(EpochBefore{std::exchange(state_.epoch, epoch)});
}

std::vector<hub::RoomRow> MemoryStore::rooms() {
  std::vector<hub::RoomRow> rows;
  if (!enter()) return rows;
  rows.reserve(state_.rooms.size());
  for (const auto& [id, row] : state_.rooms) rows.push_back(row);
  return rows;
}

void MemoryStore::put_room(const hub::RoomRow& row) {
  if (!enter()) return;
  refuse_unless(room::room_id(row.id.view()).has_value(), "a room has a valid id");
  refuse_unless(row.plan_id.epoch <= room::kMaxEpoch, "an epoch is at most 2^53-1");
  refuse_unless(row.plan.size() <= wire::kMaxPlanBytes, "a plan has at most 1,024 bytes");
  if (!error_) put(state_.rooms, row.id.view(), std::optional(row));
}

std::vector<hub::StayRow> MemoryStore::stays_in_house() {
  std::vector<hub::StayRow> rows;
  if (!enter()) return rows;
  for (const auto& [reservation, row] : state_.stays) {
    if (row.status == hub::StayStatus::in_house) rows.push_back(row);
  }
  // The table is in order of reservation, so that a stable sort settles equal arrivals.
  std::stable_sort(rows.begin(), rows.end(), [](const hub::StayRow& a, const hub::StayRow& b) {
    return a.arrival < b.arrival;
  });
  return rows;
}

std::optional<hub::StayRow> MemoryStore::stay(std::string_view reservation) {
  if (!enter()) return std::nullopt;
  const auto found = state_.stays.find(reservation);
  return found == state_.stays.end() ? std::nullopt : std::optional(found->second);
}

void MemoryStore::put_stay(const hub::StayRow& row) {
  if (!enter()) return;
  refuse_unless(key_fits(row.reservation, hub::kMaxReservationBytes),
                "a reservation has 1 to 64 bytes");
  refuse_unless(room::room_id(row.room.view()).has_value(), "a stay has a room with a valid id");
  refuse_unless(!row.profile || key_fits(*row.profile, hub::kMaxProfileBytes),
                "a profile has 1 to 64 bytes");
  refuse_unless(row.arrival <= std::uint64_t{std::numeric_limits<std::int64_t>::max()},
                "an arrival is at most 2^63-1");
  if (!error_) put(state_.stays, row.reservation, std::optional(row));
}

std::optional<hub::Preferences> MemoryStore::preferences(std::string_view profile) {
  if (!enter()) return std::nullopt;
  const auto found = state_.preferences.find(profile);
  return found == state_.preferences.end() ? std::nullopt : std::optional(found->second);
}

void MemoryStore::put_preferences(std::string_view profile, const hub::Preferences& preferences,
                                  room::UtcTime) {
  if (!preferences.comfort && preferences.welcome.empty()) return erase_preferences(profile);
  if (!enter()) return;
  refuse_unless(key_fits(profile, hub::kMaxProfileBytes), "a profile has 1 to 64 bytes");
  refuse_unless(storable(preferences), "preferences are within their limits");
  if (error_) return;
  hub::Preferences sorted = preferences;
  std::sort(sorted.welcome.begin(), sorted.welcome.end(), by_name);
  put(state_.preferences, profile, std::optional(std::move(sorted)));
}

void MemoryStore::erase_preferences(std::string_view profile) {
  if (!enter()) return;
  put(state_.preferences, profile, std::optional<hub::Preferences>());
}

}  // namespace innkeeper::support
