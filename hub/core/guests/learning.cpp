// SPDX-License-Identifier: Apache-2.0
#include "hub/core/guests/learning.hpp"

#include <algorithm>
#include <cmath>

#include "hub/core/guests/consent_row.hpp"
#include "hub/core/guests/preferences.hpp"
#include "hub/core/text.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

constexpr double kMillion = 1e6;
constexpr double kSecondsOfDay = 86'400;

room::Temperature tenths(double celsius) {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(celsius * 10)) *
                                          100);
}

double celsius(room::Temperature temperature) { return temperature.milli_celsius() / 1000.0; }

}  // namespace

LearnedRow observed(LearnedRow before, const Observation& observation, room::Temperature house,
                    room::UtcTime now) {
  const double days =
      std::max(0.0, static_cast<double>(now.seconds - before.since.seconds) / kSecondsOfDay);
  const double old = before.stays == 0 ? 0
                                       : static_cast<double>(before.weight_micro) / kMillion *
                                             std::exp2(-days / kHalfLifeDays);
  const double added = observation.by_hand ? 1 : kUntouchedWeight;
  const double sum = old * before.mean.milli_celsius() + added * observation.chosen.milli_celsius();
  ++before.stays;
  before.weight_micro = static_cast<std::uint64_t>(std::llround((old + added) * kMillion));
  before.mean =
      room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(sum / (old + added))));
  before.house = house;
  before.since = now;
  return before;
}

Estimate estimate(const LearnedRow& row) {
  const double prior = 1 / (kBetweenGuests * kBetweenGuests);
  const double data =
      static_cast<double>(row.weight_micro) / kMillion / (kWithinGuest * kWithinGuest);
  Estimate result;
  result.data_weight = data / (prior + data);
  result.deviation_k = std::sqrt(1 / (prior + data));
  result.celsius =
      celsius(row.house) + result.data_weight * (celsius(row.mean) - celsius(row.house));
  result.target = std::clamp(tenths(result.celsius), kLowestLearned, kHighestLearned);
  return result;
}

std::string explain(const LearnedRow& row) {
  const Estimate now = estimate(row);
  const auto percent = std::lround((1 - now.data_weight) * 100);
  return text_of(now.target) + " °C: " + std::to_string(row.stays) +
         (row.stays == 1 ? " stay was at " : " stays averaged ") +
         text_of(tenths(celsius(row.mean))) + ", pulled " + std::to_string(percent) +
         " % to the house's " + text_of(tenths(celsius(row.house)));
}

std::string_view name_of(Consent consent) {
  switch (consent) {
    case Consent::unknown: return "unknown";
    case Consent::given: return "given";
    case Consent::refused: return "refused";
  }
  panic("a Consent has a name");
}

const char* refusal(const ConsentRow& row) {
  if (!is_profile_key(row.profile)) return "a profile is a key of 1 to 64 plain characters";
  if (row.learning == Consent::unknown) return "an unknown consent has no row";
  return nullptr;
}

const char* refusal(const LearnedRow& row) {
  if (!is_profile_key(row.profile)) return "a profile is a key of 1 to 64 plain characters";
  if (row.stays == 0 || row.weight_micro > 1'000'000'000'000) return "a stay was observed";
  if (!room::is_plausible(row.mean) || !room::is_plausible(row.house)) {
    return "observed temperatures are plausible ones";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
