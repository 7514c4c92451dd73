// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::support {
namespace {

using hub::StoreErrorKind;

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

void MemoryStore::change(hub::Table table, std::string_view key, std::optional<hub::Row> row) {
  Rows& rows = state_.tables.at(table);
  const auto found = rows.find(key);
  RowBefore before{table, std::string(key), std::nullopt};
  if (found == rows.end()) {
    if (row) rows.emplace(key, *std::move(row));
  } else {
    before.row = std::move(found->second);
    if (row) {
      found->second = *std::move(row);
    } else {
      rows.erase(found);
    }
  }
  undo_.emplace_back(std::move(before));
}

void MemoryStore::undo(EpochBefore& before) { state_.epoch = before.epoch; }

void MemoryStore::undo(RowBefore& before) {
  Rows& rows = state_.tables.at(before.table);
  if (before.row) {
    rows.insert_or_assign(before.key, *std::move(before.row));
  } else {
    rows.erase(before.key);
  }
}

void MemoryStore::undo(LineAppended&) {
  state_.audit.pop_back();
  --state_.last_serial;
}

void MemoryStore::undo(LinesForgotten& before) { state_.audit = std::move(before.lines); }

void MemoryStore::undo_all() {
  for (; !undo_.empty(); undo_.pop_back()) {
    std::visit([this](auto& before) { undo(before); }, undo_.back());
  }
}

std::uint64_t MemoryStore::epoch() { return enter() ? state_.epoch : 0; }

void MemoryStore::set_epoch(std::uint64_t epoch) {
  if (!enter()) return;
  if (epoch > room::kMaxEpoch) {
    poison(StoreErrorKind::refused, "memory store: refused: an epoch is at most 2^53-1");
    return;
  }
  undo_.emplace_back(EpochBefore{std::exchange(state_.epoch, epoch)});
}

void MemoryStore::put(const hub::Row& row) {
  if (!enter()) return;
  if (const char* why = hub::refusal_of(row)) {
    poison(StoreErrorKind::refused, std::string("memory store: refused: ") + why);
    return;
  }
  change(row.index(), hub::key_of(row), row);
}

void MemoryStore::erase_row(hub::Table table, std::string_view key) {
  if (enter()) change(table, key, std::nullopt);
}

std::optional<hub::Row> MemoryStore::find_row(hub::Table table, std::string_view key) {
  if (!enter()) return std::nullopt;
  const Rows& rows = state_.tables.at(table);
  const auto found = rows.find(key);
  return found == rows.end() ? std::nullopt : std::optional(found->second);
}

std::vector<hub::Row> MemoryStore::all_rows(hub::Table table, std::string_view prefix) {
  std::vector<hub::Row> found;
  if (!enter()) return found;
  const Rows& rows = state_.tables.at(table);
  for (auto row = rows.lower_bound(prefix); row != rows.end(); ++row) {
    if (!row->first.starts_with(prefix)) break;
    found.push_back(row->second);
  }
  return found;
}

void MemoryStore::append(const hub::AuditRow& line) {
  if (!enter()) return;
  if (const char* why = hub::refusal(line)) {
    poison(StoreErrorKind::refused, std::string("memory store: refused: ") + why);
    return;
  }
  state_.audit.push_back(line);
  state_.audit.back().serial = ++state_.last_serial;
  undo_.emplace_back(LineAppended{});
}

std::vector<hub::AuditRow> MemoryStore::audit(const hub::AuditQuery& query) {
  std::vector<hub::AuditRow> found;
  if (!enter()) return found;
  const auto take = [&](const hub::AuditRow& line) {
    const bool is_beyond = query.before ? line.serial >= *query.before : line.serial <= query.after;
    if (is_beyond || (query.room && line.room != query.room)) return;
    if (found.size() < query.limit) found.push_back(line);
  };
  if (query.before) {
    std::for_each(state_.audit.rbegin(), state_.audit.rend(), take);
  } else {
    std::for_each(state_.audit.begin(), state_.audit.end(), take);
  }
  return found;
}

std::size_t MemoryStore::forget_audit_before(room::UtcTime at, std::size_t limit) {
  if (!enter()) return 0;
  // Lines stand in order of time unless the clock went back; what is older goes, wherever it stands.
  std::vector<std::pair<std::int64_t, std::uint64_t>> old;
  for (const hub::AuditRow& line : state_.audit) {
    if (line.at < at) old.emplace_back(line.at.seconds, line.serial);
  }
  std::sort(old.begin(), old.end());
  if (old.size() > limit) old.resize(limit);
  if (old.empty()) return 0;
  undo_.emplace_back(LinesForgotten{state_.audit});
  std::erase_if(state_.audit, [&old](const hub::AuditRow& line) {
    return std::binary_search(old.begin(), old.end(), std::pair(line.at.seconds, line.serial));
  });
  return old.size();
}

}  // namespace innkeeper::support
