// SPDX-License-Identifier: Apache-2.0
#include "hub/core/audit/retention.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace innkeeper::hub {
namespace {

std::int64_t offset_of(Now now) {
  const auto steady =
      std::chrono::duration_cast<std::chrono::seconds>(now.steady.time_since_epoch());
  return now.utc.seconds - steady.count();
}

}  // namespace

void Retention::load(Now now) {
  offset_ = offset_of(now);
  believed_at_ = now.steady + kBelieveClockAfter;
  done_day_ = 0;
  has_lines_ = has_lines();
}

bool Retention::has_lines() { return !store_.audit({std::nullopt, 0, 1}).empty(); }

void Retention::on_time(Turn& turn) {
  const Now now = turn.now();
  if (const std::int64_t offset = offset_of(now); std::abs(offset - offset_) > kClockLeap_s) {
    offset_ = offset;
    believed_at_ = now.steady + kBelieveClockAfter;
  }
  const std::int64_t day = now.utc.seconds / room::kDay_s;
  if (now.steady < believed_at_ || day == done_day_) return;
  const std::int64_t kept = rooms_.property().audit_days;
  const std::size_t erased =
      store_.forget_audit_before({(day - kept) * room::kDay_s}, kRetentionBatch);
  if (erased < kRetentionBatch) {
    done_day_ = day;
    also_({day * room::kDay_s}, turn);
  }
  if (erased > 0) {
    audit_.record(turn, {std::nullopt, "retention.audit", std::to_string(erased) + " lines", "",
                         "audit.retention_days is " + std::to_string(kept)});
  }
  has_lines_ = has_lines();
}

std::optional<room::Time> Retention::next_deadline(Now now) const {
  if (!has_lines_) return std::nullopt;
  const std::int64_t due = (done_day_ + 1) * room::kDay_s;
  const std::chrono::seconds wait(std::clamp<std::int64_t>(due - now.utc.seconds, 0, room::kDay_s));
  return std::max(now.steady + room::Duration(wait), believed_at_);
}

}  // namespace innkeeper::hub
