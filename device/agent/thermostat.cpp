// SPDX-License-Identifier: Apache-2.0
#include "device/agent/thermostat.hpp"

#include <algorithm>
#include <cstdint>

#include "shared/util/check.hpp"

namespace innkeeper::agent {
namespace {

room::Percent demand(room::TemperatureDelta outside_band) {
  const std::int64_t percent =
      std::int64_t{outside_band.milli_kelvin()} * 100 / kProportionalBand.milli_kelvin();
  return *room::Percent::from(std::clamp<std::int64_t>(percent, 0, 100));
}

room::Percent moved(room::Percent now, room::Percent wanted) {
  if (wanted == room::Percent::zero() || wanted == room::Percent::full()) return wanted;
  const int move = wanted.value() - now.value();
  return move <= -kSmallestMovePercent || move >= kSmallestMovePercent ? wanted : now;
}

}  // namespace

ClimateOutputs regulate(const room::TemperatureBand& band, std::optional<room::Temperature> air,
                        const ClimateOutputs& now) {
  check(band.heat < band.cool, "heating ends below where cooling begins");
  if (!air) return {};
  return {moved(now.heating, demand(band.heat - *air)),
          moved(now.cooling, demand(*air - band.cool))};
}

}  // namespace innkeeper::agent
