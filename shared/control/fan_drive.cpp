// SPDX-License-Identifier: Apache-2.0
#include "shared/control/fan_drive.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

constexpr int kHalf = kFullOutput / 2;
constexpr int kOnePercent = kFullOutput / 100;

int fixed_speed(room::FanSetting setting) {
  switch (setting) {
    case room::FanSetting::low: return kFanLowPercent;
    case room::FanSetting::medium: return kFanMediumPercent;
    case room::FanSetting::high: return 100;
    case room::FanSetting::automatic:
    case room::FanSetting::quiet: return 0;
  }
  return 0;
}

/// Three speeds: up at 35 and 70 percent of the fan's half of the loop; down from high at 40 of it, and
/// from medium when the valve has room for a third, so that the valve and not the speed follows a load
/// between two speeds (our choice, by the fan's changes in innkeeper-bench comfort).
int three_speed(LoopOutput output, int now) {
  if (output >= 85 * kOnePercent || (now == 100 && output > 70 * kOnePercent)) return 100;
  const bool medium = output >= 67 * kOnePercent || (now != 0 && now != kFanLowPercent);
  return medium && output > 35 * kOnePercent ? kFanMediumPercent : kFanLowPercent;
}

}  // namespace

bool FanDrive::is_ready(room::Time now) const {
  return percent_ > 0 || !changed_at_ || now - *changed_at_ >= kFanDwell;
}

int FanDrive::speed_for(LoopOutput output) const {
  if (kind_ == FanKind::three_speed) return three_speed(output, percent_);
  const int part = static_cast<int>(std::max<std::int64_t>(output - kHalf, 0) * 100 / kHalf);
  return kSlowestFanPercent + (100 - kSlowestFanPercent) * part / 100;
}

int FanDrive::wanted(const Wish& wish, room::Time now) const {
  const int fixed = fixed_speed(wish.setting);
  if (fixed != 0) return fixed;
  const bool runs_on = percent_ > 0 && needed_at_ && now - *needed_at_ < kFanStopsAfter;
  if (!wish.valve_open && !runs_on) return 0;
  const int speed = speed_for(wish.output);
  return wish.quiet ? std::min(speed, kFanLowPercent) : speed;
}

room::Percent FanDrive::step(const Wish& wish, room::Time now) {
  hand_waits_ = hand_waits_ || (setting_ && *setting_ != wish.setting);
  setting_ = wish.setting;
  if (wish.valve_open) needed_at_ = now;
  // A guest who takes a chosen speed back has had what the fan runs on for.
  if (hand_waits_ && !wish.valve_open) needed_at_.reset();
  const int next = wanted(wish, now);
  const room::Duration dwell = hand_waits_ ? kFanHand : kFanDwell;
  if (!changed_at_ || now - *changed_at_ >= dwell) {
    hand_waits_ = false;
    if (next != percent_) changed_at_ = now;
    percent_ = next;
  }
  return *room::Percent::from(percent_);
}

void FanDrive::stop(room::Time now) {
  if (percent_ > 0) changed_at_ = now;
  percent_ = 0;
  needed_at_.reset();
}

}  // namespace innkeeper::control
