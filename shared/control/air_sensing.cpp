// SPDX-License-Identifier: Apache-2.0
#include "shared/control/air_sensing.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using room::Temperature;

bool is_air(Temperature t) { return t >= kColdestAir && t <= kHottestAir; }

bool is_jump(Temperature a, Temperature b) { return a - b > kJump || b - a > kJump; }

}  // namespace

std::optional<Temperature> believable_water(std::optional<Temperature> raw) {
  const bool is_water = raw && *raw >= kColdestWater && *raw <= kHottestWater;
  return is_water ? raw : std::nullopt;
}

void FreezeWatch::interrupt() {
  still_since_.reset();
  moves_since_.reset();
  heard_.reset();
}

void FreezeWatch::take(Temperature sample, int work, room::Time now) {
  const room::Duration passed =
      heard_ ? std::clamp(now - *heard_, room::Duration::zero(), kWorkMean) : kWorkMean;
  if (!heard_) settled_at_ = now + 2 * kWorkMean;
  heard_ = now;
  mean_work_ +=
      static_cast<std::int32_t>((work * 1000 - mean_work_) * passed.count() / kWorkMean.count());
  const bool hard = work >= kFrozenWork || work <= -kFrozenWork;
  if (!hard) hard_since_.reset();
  if (hard && !hard_since_) hard_since_ = now;
  const bool moved = still_since_ && std::max(high_, sample) - std::min(low_, sample) > kFrozenSpan;
  if (moved && frozen_ && !moves_since_) moves_since_ = now;
  if (moved || !still_since_) {
    last_step_ = still_since_ ? now - *still_since_ : room::Duration::zero();
    low_ = high_ = sample;
    still_since_ = now;
  }
  if (*still_since_ == now || now < settled_at_) least_work_ = most_work_ = mean_work_;
  low_ = std::min(low_, sample);
  high_ = std::max(high_, sample);
  least_work_ = std::min(least_work_, mean_work_);
  most_work_ = std::max(most_work_, mean_work_);
  if (moves_since_ && now - *moves_since_ >= kProbation) {
    frozen_ = false;
    moves_since_.reset();
  }
  if (!is_too_still(now)) return;
  frozen_ = true;
  moves_since_.reset();
}

bool FreezeWatch::is_too_still(room::Time now) const {
  const room::Duration still = now - *still_since_;
  if (still < kFrozen) return false;
  if (most_work_ - least_work_ >= kFrozenWorkChange * 1000) return true;
  const room::Duration patience =
      std::clamp<room::Duration>(last_step_ * kFrozenSteps, kFrozen, kFrozenAtLast);
  const bool worked = hard_since_ && now - *hard_since_ >= kFrozen;
  return (worked && still >= patience) || still >= kFrozenAtRest;
}

void SensorChannel::take(std::optional<Temperature> raw, int work, room::Time now) {
  judge_jumps(now);
  if (!raw || !is_air(*raw)) {
    fall_silent(now);
    return;
  }
  const bool jumps = last_ && now - heard_ < kJumpsWithin && is_jump(*raw, *last_);
  if (jumps) {
    if (!jump_since_) count_jump(now);
    if (!jump_since_) jump_since_ = now;
    good_since_.reset();
    // The old value is held meanwhile; it is the better guess.
    if (value_ && now - *jump_since_ < kJumpAccepted) return;
    count_jump(now);
  }
  jump_since_.reset();
  accept(*raw, now);
  freeze_.take(*raw, work, now);
}

void SensorChannel::fall_silent(room::Time now) {
  good_since_.reset();
  if (!value_ || now - heard_ < kGap) return;
  value_.reset();
  jump_since_.reset();
  freeze_.interrupt();
}

void SensorChannel::accept(Temperature sample, room::Time now) {
  if (!good_since_) good_since_ = now;
  value_ = last_ = sample;
  heard_ = now;
}

void SensorChannel::count_jump(room::Time now) {
  std::move_backward(jumps_.begin(), jumps_.end() - 1, jumps_.end());
  jumps_.front() = now;
  if (jumps_.back() && now - *jumps_.back() < kJumpsWithin) too_many_jumps_ = true;
}

void SensorChannel::judge_jumps(room::Time now) {
  if (too_many_jumps_ && now - *jumps_.front() >= kJumpsRest) {
    too_many_jumps_ = false;
    jumps_ = {};
  }
}

void AirSensing::take(std::optional<Temperature> room_sensor, std::optional<Temperature> return_air,
                      int work, room::Time now) {
  room_.take(room_sensor, work, now);
  return_.take(return_air, work, now);
  if (!room_.value()) {
    on_return_ = return_.value().has_value();
  } else if (on_return_) {
    const auto since = room_.good_since();
    const bool proven = since && now - *since >= kProbation;
    on_return_ = !proven && return_.value();
  }
  air_ = on_return_ ? return_.value() : room_.value();
  faults_ = {.lost = !air_,
             .fallback = on_return_,
             .frozen = room_.frozen() || (!room_.value() && return_.frozen()),
             .jumping = room_.jumping() || (!room_.value() && return_.jumping())};
}

}  // namespace innkeeper::control
