// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/point_table.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::device {

PointTable::PointTable(const std::vector<Point>& points) : points_(points), cells_(points.size()) {}

bool PointTable::is_fresh(std::size_t point, room::Time now) const {
  const PointState& state = cells_[point].state;
  const room::Duration limit = std::max(points_[point].every * kFreshPeriods, kLeastAge);
  return state.sample && now - *state.at <= limit;
}

std::optional<std::int64_t> PointTable::fresh(std::size_t point, room::Time now) const {
  const std::lock_guard lock(mutex_);
  if (!is_fresh(point, now)) return std::nullopt;
  return cells_[point].state.sample->value;
}

std::optional<bool> PointTable::seen(std::size_t point, room::Time now) {
  const std::lock_guard lock(mutex_);
  Cell& cell = cells_[point];
  const bool was_true = std::exchange(cell.was_true, false);
  if (!is_fresh(point, now)) return std::nullopt;
  return was_true || cell.state.sample->value != 0;
}

void PointTable::want(std::size_t point, std::int32_t value, room::Time now) {
  const std::lock_guard lock(mutex_);
  Cell& cell = cells_[point];
  cell.state.wanted = value;
  const bool has_it = cell.state.trouble.empty() && cell.state.taken == value;
  if (has_it) {
    cell.lacks_since.reset();
  } else if (!cell.lacks_since) {
    cell.lacks_since = now;
  }
}

bool PointTable::outputs_hold(room::Time now) const {
  const std::lock_guard lock(mutex_);
  return std::all_of(cells_.begin(), cells_.end(),
                     [now](const Cell& cell) { return holds(cell, now); });
}

bool PointTable::holds(std::size_t point, room::Time now) const {
  const std::lock_guard lock(mutex_);
  return holds(cells_[point], now);
}

PointState PointTable::state(std::size_t point) const {
  const std::lock_guard lock(mutex_);
  return cells_[point].state;
}

void PointTable::sampled(std::size_t point, const Sample& sample, room::Time now) {
  const std::lock_guard lock(mutex_);
  Cell& cell = cells_[point];
  cell.state.sample = sample;
  cell.state.at = now;
  cell.was_true = cell.was_true || sample.value != 0;
}

bool PointTable::failed(std::size_t point, std::string why, room::Time now) {
  const std::lock_guard lock(mutex_);
  Cell& cell = cells_[point];
  const bool is_news = cell.state.trouble.empty();
  cell.state.trouble = std::move(why);
  if (cell.state.wanted && !cell.lacks_since) cell.lacks_since = now;
  return is_news;
}

bool PointTable::recovered(std::size_t point) {
  const std::lock_guard lock(mutex_);
  return !std::exchange(cells_[point].state.trouble, {}).empty();
}

bool PointTable::taken(std::size_t point, std::int32_t value, room::Time now) {
  const std::lock_guard lock(mutex_);
  Cell& cell = cells_[point];
  const bool is_off = value == points_[point].encoding.off;
  if (!is_off) {
    cell.opened_at.reset();
  } else if (cell.state.taken != value || !cell.opened_at) {
    cell.opened_at = now;
  }
  cell.state.taken = value;
  cell.state.at = now;
  const bool failed_before = !std::exchange(cell.state.trouble, {}).empty();
  // While a light fades it is always a step behind, and well.
  cell.lacks_since = cell.state.wanted == value ? std::nullopt : std::optional(now);
  return failed_before;
}

bool PointTable::may_close(std::size_t point, room::Time now) const {
  for (std::size_t other = 0; other < cells_.size(); ++other) {
    if (other == point || !is_speed_relay(points_[other].role)) continue;
    const Cell& cell = cells_[other];
    const bool open =
        cell.opened_at && cell.state.trouble.empty() && now - *cell.opened_at >= kBreakBeforeMake;
    if (!open) return false;
  }
  return true;
}

std::optional<std::int32_t> PointTable::wanted(std::size_t point, room::Time now) const {
  const std::lock_guard lock(mutex_);
  const auto& wanted = cells_[point].state.wanted;
  const bool closes = wanted && *wanted != points_[point].encoding.off;
  if (closes && is_speed_relay(points_[point].role) && !may_close(point, now)) return std::nullopt;
  return wanted;
}

}  // namespace innkeeper::device
