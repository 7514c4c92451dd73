// SPDX-License-Identifier: Apache-2.0
#include "hub/core/history/history_keeper.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>
#include <vector>

#include "hub/core/audit/retention.hpp"

namespace innkeeper::hub {
namespace {

/// How often old slots are looked for.
constexpr room::Duration kForgetEvery = kFineSlot;

}  // namespace

std::optional<HistoryNote> note_of(const Event& event) {
  if (const auto* report = std::get_if<ReportReceived>(&event)) {
    return Told{report->room, levels_of(report->report)};
  }
  if (const auto* link = std::get_if<LinkReceived>(&event)) {
    return Linked{link->room, link->state == wire::LinkState::online};
  }
  if (std::holds_alternative<BrokerDown>(event)) return AllSilent{};
  return std::nullopt;
}

void HistoryKeeper::hear(const HistoryNote& note, room::UtcTime now) {
  if (const auto* told = std::get_if<Told>(&note)) {
    book_.told(told->room, told->levels, now);
  } else if (const auto* measured = std::get_if<Measured>(&note)) {
    book_.measured(measured->room, measured->telemetry, now);
  } else if (const auto* linked = std::get_if<Linked>(&note)) {
    book_.linked(linked->room, linked->online, now);
  } else {
    book_.all_silent(now);
  }
}

bool HistoryKeeper::work(Now now) {
  take(book_.finished(now.utc));
  const bool believed = is_believed(now);
  if (!is_open(now)) return false;
  if (!forget_owed(now) || !write_some(now)) return false;
  if (believed && !forget_some(now)) return false;
  return !waiting_.empty();
}

void HistoryKeeper::take(std::vector<HistoryRow> rows) {
  waiting_.insert(waiting_.end(), std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
  if (waiting_.size() <= kMaxWaitingRows) return;
  const auto over = static_cast<std::ptrdiff_t>(waiting_.size() - kMaxWaitingRows);
  waiting_.erase(waiting_.begin(), waiting_.begin() + over);
  lost_ += static_cast<std::uint64_t>(over);
}

bool HistoryKeeper::is_open(Now now) {
  if (failing_ && now.steady < retry_at_) return false;
  if (store_) return true;
  auto opened = open_();
  if (!opened) return failed(opened.error(), now);
  store_ = std::move(opened).value();
  worked();
  return true;
}

bool HistoryKeeper::write_some(Now now) {
  if (waiting_.empty()) return true;
  const auto end =
      waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kHistoryBatch));
  const std::vector<HistoryRow> batch(waiting_.begin(), end);
  if (const auto written = store_->write(batch); !written) return failed(written.error(), now);
  worked();
  waiting_.erase(waiting_.begin(), end);
  return true;
}

bool HistoryKeeper::forget_some(Now now) {
  if (now.steady - forgot_at_ < kForgetEvery) return true;
  const std::int64_t utc = now.utc.seconds;
  const auto is_all = store_->forget_before(
      {{utc - kFineKept.count()}, {utc - kCoarseKept.count()}, {utc - kPeopleKept.count()}});
  if (!is_all) return failed(is_all.error(), now);
  worked();
  if (*is_all) forgot_at_ = now.steady;
  return true;
}

bool HistoryKeeper::forget_owed(Now now) {
  while (!owed_.empty()) {
    const room::RoomId room = *owed_.begin();
    if (const auto done = store_->forget_people(room); !done) return failed(done.error(), now);
    worked();
    owed_.erase(owed_.begin());
  }
  return true;
}

void HistoryKeeper::forget_people(const room::RoomId& room, Now now) {
  take(book_.finished(now.utc));
  book_.forget_people(room, now.utc);
  for (HistoryRow& row : waiting_) {
    if (row.room != room) continue;
    row.point.people.reset();
    row.point.setpoint.reset();
    row.point.heat.reset();
    row.point.cool.reset();
  }
  owed_.insert(room);
  if (is_open(now)) static_cast<void>(forget_owed(now));
}

bool HistoryKeeper::is_believed(Now now) {
  const auto steady =
      std::chrono::duration_cast<std::chrono::seconds>(now.steady.time_since_epoch()).count();
  const std::int64_t offset = now.utc.seconds - steady;
  if (!offset_ || std::abs(offset - *offset_) > kClockLeap_s) {
    offset_ = offset;
    believed_at_ = now.steady + kBelieveClockAfter;
  }
  return now.steady >= believed_at_;
}

Answer HistoryKeeper::answer(const HistoryQuery& query, room::UtcTime now) {
  if (!store_ || failing_) {
    return Unavailable{"the history file does not work at present; the hub's log says why"};
  }
  const HistoryTier tier = query.resolution == kFineSlot ? HistoryTier::fine : HistoryTier::coarse;
  auto read = store_->read(tier, query.room, query.since, query.until);
  if (!read) return Unavailable{read.error().message};
  HistoryView view{query, std::move(read).value()};
  for (const HistoryRow& row : waiting_) {
    if (row.tier != tier || row.room != query.room) continue;
    if (row.point.at >= query.since && row.point.at < query.until) view.points.push_back(row.point);
  }
  if (const auto point = book_.under_way(query.room, tier, now);
      point && point->at >= query.since && point->at < query.until) {
    // The disk may have a part of the same slot, from before a restart.
    const bool is_begun = !view.points.empty() && view.points.back().at == point->at;
    if (!is_begun) {
      view.points.push_back(*point);
    } else if (view.points.back().told_s < point->told_s) {
      view.points.back() = *point;
    }
  }
  if (query.resolution == kHourSlot) view.points = widened(view.points, kHourSlot);
  const std::int64_t people_since = now.seconds - kPeopleKept.count();
  for (HistoryPoint& point : view.points) {
    if (!query.shows_people || point.at.seconds < people_since) point.people.reset();
  }
  return view;
}

void HistoryKeeper::end(Now now) {
  take(book_.finished(now.utc));
  take(book_.unfinished(now.utc));
  retry_at_ = now.steady;
  if (!is_open(now) || !forget_owed(now)) return;
  while (!waiting_.empty()) {
    if (!write_some(now)) return;
  }
}

bool HistoryKeeper::failed(const StoreError& error, Now now) {
  if (!failing_) on_storage_(&error);
  failing_ = true;
  retry_at_ = now.steady + retry_;
  retry_ = std::min(retry_ * 2, kLongestHistoryRetry);
  return false;
}

void HistoryKeeper::worked() {
  if (failing_) on_storage_(nullptr);
  failing_ = false;
  retry_ = kFirstHistoryRetry;
}

}  // namespace innkeeper::hub
