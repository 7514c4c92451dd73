// SPDX-License-Identifier: Apache-2.0
#include "shared/control/air_sensing.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

using room::Temperature;

bool is_air(Temperature t) { return t >= kColdestAir && t <= kHottestAir; }

bool is_jump(Temperature a, Temperature b) { return a - b > kJump || b - a > kJump; }

}  // namespace

void SensorChannel::take(std::optional<Temperature> raw, bool works_hard, room::Time now) {
  if (raw && !is_air(*raw)) raw.reset();
  if (!raw) {
    good_since_.reset();
    if (value_ && now - heard_ >= kGap) value_.reset();
    return;
  }
  seen_ = true;
  const bool first = !value_;
  if (!first && is_jump(*raw, *value_)) {
    if (!jump_since_) jump_since_ = now;
    good_since_.reset();
    // The old value is held meanwhile; it is the better guess.
    if (now - *jump_since_ < kJumpAccepted) return;
  }
  jump_since_.reset();
  accept(*raw, now);
  judge_frozen(works_hard, now);
}

void SensorChannel::accept(Temperature sample, room::Time now) {
  if (!value_) still_since_.reset();
  if (!good_since_) good_since_ = now;
  value_ = sample;
  heard_ = now;
}

void SensorChannel::judge_frozen(bool works_hard, room::Time now) {
  const Temperature sample = *value_;
  const bool moved =
      !still_since_ || std::max(high_, sample) - std::min(low_, sample) > kFrozenSpan;
  if (moved) frozen_ = false;
  // A room that rests may truly be still: only an hour of hard work proves anything.
  if (moved || !works_hard) {
    low_ = high_ = sample;
    still_since_ = now;
    return;
  }
  low_ = std::min(low_, sample);
  high_ = std::max(high_, sample);
  if (now - *still_since_ >= kFrozen) frozen_ = true;
}

void AirSensing::take(std::optional<Temperature> room_sensor, std::optional<Temperature> return_air,
                      bool works_hard, room::Time now) {
  room_.take(room_sensor, works_hard, now);
  return_.take(return_air, works_hard, now);
  const auto usable = [](const SensorChannel& channel) {
    return channel.value().has_value() && !channel.frozen();
  };
  if (!usable(room_)) {
    on_return_ = usable(return_);
  } else if (on_return_) {
    const auto since = room_.good_since();
    const bool proven = since && now - *since >= kProbation;
    on_return_ = !proven && usable(return_);
  }
  // A frozen sensor with nothing to replace it is still a better guess than none.
  air_ = on_return_ ? return_.value() : room_.value();
  faults_ = {.lost = !air_,
             .fallback = on_return_,
             .frozen = room_.frozen() || (on_return_ && return_.frozen()),
             .jumping = room_.jumping()};
}

}  // namespace innkeeper::control
