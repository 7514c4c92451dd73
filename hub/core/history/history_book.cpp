// SPDX-License-Identifier: Apache-2.0
#include "hub/core/history/history_book.hpp"

#include <utility>

namespace innkeeper::hub {

HistoryBook::Track* HistoryBook::track(const room::RoomId& room, room::UtcTime now) {
  roll(now);
  const auto known = tracks_.find(room);
  if (known != tracks_.end()) {
    add_up(known->second, now);
    return &known->second;
  }
  if (tracks_.size() >= kMaxHistoryRooms) return nullptr;
  Track& fresh = tracks_[room];
  fresh.since = now;
  return &fresh;
}

void HistoryBook::told(const room::RoomId& room, const HistoryLevels& levels, room::UtcTime now) {
  if (Track* const known = track(room, now)) known->levels = levels;
}

void HistoryBook::measured(const room::RoomId& room, const room::Telemetry& telemetry,
                           room::UtcTime now) {
  Track* const known = track(room, now);
  if (known != nullptr && known->levels) measure(*known->levels, telemetry);
}

void HistoryBook::linked(const room::RoomId& room, bool online, room::UtcTime now) {
  if (Track* const known = track(room, now)) known->online = online;
}

void HistoryBook::all_silent(room::UtcTime now) {
  roll(now);
  for (auto& [room, track] : tracks_) {
    add_up(track, now);
    track.online = false;
  }
}

std::vector<HistoryRow> HistoryBook::finished(room::UtcTime now) {
  roll(now);
  return std::exchange(finished_, {});
}

std::vector<HistoryRow> HistoryBook::unfinished(room::UtcTime now) {
  roll(now);
  for (auto& [room, track] : tracks_) add_up(track, now);
  if (slot_) {
    close(HistoryTier::fine, *slot_);
    close(HistoryTier::coarse, begin_of_slot(*slot_, kCoarseSlot));
  }
  return std::exchange(finished_, {});
}

std::optional<HistoryPoint> HistoryBook::under_way(const room::RoomId& room, HistoryTier tier,
                                                   room::UtcTime now) {
  roll(now);
  const auto known = tracks_.find(room);
  if (known == tracks_.end()) return std::nullopt;
  add_up(known->second, now);
  const HistorySum& sum = tier == HistoryTier::fine ? known->second.fine : known->second.coarse;
  return sum.point(begin_of_slot(*slot_, slot_of(tier)));
}

void HistoryBook::forget_people(const room::RoomId& room, room::UtcTime now) {
  roll(now);
  const auto known = tracks_.find(room);
  if (known == tracks_.end()) return;
  known->second.fine.forget_people();
  known->second.coarse.forget_people();
}

void HistoryBook::add_up(Track& track, room::UtcTime until) {
  const std::int64_t seconds = until.seconds - track.since.seconds;
  track.since = until;
  if (seconds <= 0 || !track.online || !track.levels) return;
  track.fine.add(*track.levels, seconds);
  track.coarse.add(*track.levels, seconds);
}

void HistoryBook::roll(room::UtcTime now) {
  const room::UtcTime begin = begin_of_slot(now, kFineSlot);
  if (slot_ == begin) return;
  const std::optional<room::UtcTime> before = std::exchange(slot_, begin);
  if (!before) return;
  const bool follows = begin.seconds - before->seconds == kFineSlot.count();
  if (follows) {
    for (auto& [room, track] : tracks_) add_up(track, begin);
  }
  close(HistoryTier::fine, *before);
  const room::UtcTime coarse = begin_of_slot(*before, kCoarseSlot);
  if (coarse != begin_of_slot(begin, kCoarseSlot)) close(HistoryTier::coarse, coarse);
  if (follows) return;
  for (auto& [room, track] : tracks_) track.since = now;
}

void HistoryBook::close(HistoryTier tier, room::UtcTime begin) {
  for (auto& [room, track] : tracks_) {
    HistorySum& sum = tier == HistoryTier::fine ? track.fine : track.coarse;
    if (const auto point = sum.point(begin)) finished_.push_back({tier, room, *point});
    sum = HistorySum();
  }
}

}  // namespace innkeeper::hub
