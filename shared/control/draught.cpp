// SPDX-License-Identifier: Apache-2.0
#include "shared/control/draught.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

constexpr room::Duration kMinute = std::chrono::minutes(1);
/// What is further apart does not belong together.
constexpr room::Duration kLongestGap = std::chrono::minutes(2);

}  // namespace

void DraughtWatch::forget() {
  known_ = 0;
  minute_began_.reset();
}

void DraughtWatch::update(const DraughtReadings& readings, room::Time now) {
  if (open_since_ && (now < *open_since_ || now - *open_since_ >= kDraughtFor)) reset();
  const bool gap = minute_began_ && (now < *minute_began_ || now - *minute_began_ >= kLongestGap);
  // While a window is believed nothing but the air counts: the terminal is off because of it.
  if (!readings.air || gap || (!readings.steady && !open_since_)) forget();
  if (!readings.air) return;
  if (minute_began_ && now - *minute_began_ >= kMinute) end_minute(now);
  add(readings, now);
}

void DraughtWatch::add(const DraughtReadings& readings, room::Time now) {
  if (!minute_began_) {
    minute_began_ = now;
    sum_mk_ = samples_ = 0;
    minute_ = {0, readings.heating.value(), readings.heating.value()};
  }
  sum_mk_ += readings.air->milli_celsius();
  ++samples_;
  minute_.least_heating = std::min(minute_.least_heating, readings.heating.value());
  minute_.most_heating = std::max(minute_.most_heating, readings.heating.value());
}

void DraughtWatch::end_minute(room::Time now) {
  minute_began_.reset();
  minute_.air_mk = static_cast<std::int32_t>(sum_mk_ / samples_);
  history_[next_] = minute_;
  next_ = static_cast<std::uint8_t>((next_ + 1) % kHistory);
  known_ = static_cast<std::uint8_t>(std::min<std::size_t>(known_ + 1U, kHistory));
  if (open_since_) {
    lowest_mk_ = std::min(lowest_mk_, minute_.air_mk);
    if (recovers()) reset();
  } else if (falls() && is_heated_as_before()) {
    open_since_ = now;
    lowest_mk_ = minute_.air_mk;
    known_ = 1;
  }
}

const DraughtWatch::Minute& DraughtWatch::ago(int minutes) const {
  return history_[(next_ + kHistory - 1 - static_cast<std::size_t>(minutes)) % kHistory];
}

bool DraughtWatch::falls() const {
  if (known_ < kHistory) return false;
  const std::int32_t turn = ago(kDraughtMinutes).air_mk;
  const std::int32_t fall = turn - ago(0).air_mk;
  const std::int32_t fall_before =
      std::max<std::int32_t>(0, ago(2 * kDraughtMinutes).air_mk - turn);
  bool paused = false;
  for (int i = 0; i <= kDraughtMinutes; ++i) paused |= ago(i).least_heating == 0;
  const auto least = paused ? kDraughtFallUnheated : kDraughtFall;
  return fall >= least.milli_kelvin() && fall - fall_before >= kDraughtEdge.milli_kelvin();
}

bool DraughtWatch::is_heated_as_before() const {
  int before = 0;
  for (int i = kDraughtMinutes; i < static_cast<int>(kHistory); ++i) {
    before = std::max<int>(before, ago(i).most_heating);
  }
  int now = 100;
  for (int i = 0; i < kHeatShowsMinutes; ++i) now = std::min<int>(now, ago(i).least_heating);
  return now + kLikeHeat >= before;
}

bool DraughtWatch::recovers() const {
  const std::int32_t air = ago(0).air_mk;
  if (air - lowest_mk_ >= kDraughtRise.milli_kelvin()) return true;
  return known_ > kFlatMinutes && ago(kFlatMinutes).air_mk - air < kFlatFall.milli_kelvin();
}

}  // namespace innkeeper::control
