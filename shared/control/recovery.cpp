// SPDX-License-Identifier: Apache-2.0
#include "shared/control/recovery.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

constexpr int kFullDemandPercent = 90;
/// The weight of a new episode never falls below this: rooms change (filters clog, seasons turn).
constexpr int kLongestMemory = 8;

RecoveryRate bounded(RecoveryRate rate) {
  rate.seconds_per_kelvin = std::clamp(rate.seconds_per_kelvin, kFastestRate, kSlowestRate);
  rate.deviation = std::min(rate.deviation, rate.seconds_per_kelvin);
  return rate;
}

/// One recovery's rate, averaged in. An episode far from what is known counts as three deviations away
/// at most: a guest who opened a balcony door must not unlearn a winter.
RecoveryRate learned(const RecoveryRate& known, std::int64_t observed) {
  const std::int64_t mean = known.seconds_per_kelvin;
  const std::int64_t reach = std::max<std::int64_t>(3 * std::int64_t{known.deviation}, mean / 4);
  const std::int64_t taken = std::clamp(observed, mean - reach, mean + reach);
  const std::int64_t weight = std::min<std::int64_t>(known.episodes + 2, kLongestMemory);
  const std::int64_t off = taken > mean ? taken - mean : mean - taken;
  RecoveryRate result;
  result.seconds_per_kelvin = static_cast<std::uint16_t>(
      std::clamp<std::int64_t>(mean + (taken - mean) / weight, kFastestRate, kSlowestRate));
  result.deviation = static_cast<std::uint16_t>(std::clamp<std::int64_t>(
      known.deviation + (off - known.deviation) / weight, 0, kSlowestRate));
  result.episodes = static_cast<std::uint8_t>(std::min(known.episodes + 1, 255));
  return bounded(result);
}

std::int64_t drift_mk(const RecoveryRate& rate, int minutes) {
  const std::int64_t cautious = std::int64_t{rate.seconds_per_kelvin} + rate.deviation;
  return std::int64_t{minutes} * 60 * 1000 / cautious;
}

}  // namespace

Recovery::Recovery(const RecoveryRates& learned_before)
    : rates_{bounded(learned_before.heating), bounded(learned_before.cooling)} {}

void Recovery::observe(const ClimateCommand& command, const room::TemperatureBand& band,
                       std::optional<room::Temperature> air, bool disturbed, room::Time now) {
  if (!air || disturbed) {
    episode_.reset();
    return;
  }
  const bool heats = command.heating.value() >= kFullDemandPercent;
  const bool cools = command.cooling.value() >= kFullDemandPercent;
  if (episode_) {
    const bool arrived = episode_->heating ? *air >= band.heat : *air <= band.cool;
    const bool goes_on = episode_->heating ? heats : cools;
    if (!arrived && goes_on) return;
    learn(*episode_, *air, now);
    episode_.reset();
  }
  const bool begins = (heats && *air < band.heat) || (cools && *air > band.cool);
  if (begins) episode_ = Episode{heats, now, *air};
}

void Recovery::learn(const Episode& episode, room::Temperature to, room::Time now) {
  const room::TemperatureDelta moved = episode.heating ? to - episode.from : episode.from - to;
  if (moved < kLeastRecovery) return;
  const std::int64_t seconds =
      std::chrono::duration_cast<std::chrono::seconds>(now - episode.begun).count();
  RecoveryRate& rate = episode.heating ? rates_.heating : rates_.cooling;
  rate = learned(rate, seconds * 1000 / moved.milli_kelvin());
}

room::TemperatureDelta Recovery::setback(int minutes) const {
  if (minutes <= 0) return {};
  const std::int64_t drift =
      std::min(drift_mk(rates_.heating, minutes), drift_mk(rates_.cooling, minutes));
  return std::clamp(room::TemperatureDelta::milli_kelvin(static_cast<std::int32_t>(
                        std::min<std::int64_t>(drift, kMostSetback.milli_kelvin()))),
                    kLeastSetback, kMostSetback);
}

}  // namespace innkeeper::control
