// SPDX-License-Identifier: Apache-2.0
#include "device/sim/sensor_model.hpp"

#include <cmath>

namespace innkeeper::sim {

SensorTraits temperature_sensor(std::uint32_t seed) {
  SensorTraits traits;
  traits.lag_s = Random(seed).between(180, 600);
  return traits;
}

SensorTraits humidity_sensor(std::uint32_t seed) {
  return {Random(seed).between(180, 600), 0.5, 1, 0};
}

void SensorModel::step(double seconds, double truth) {
  if (!(seconds > 0)) return;
  if (seconds != seconds_) {
    seconds_ = seconds;
    left_ = traits_.lag_s > 0 ? std::exp(-seconds / traits_.lag_s) : 0;
  }
  felt_ = reading_ ? truth + (felt_ - truth) * left_ : truth;
  const double seen = felt_ + traits_.offset + traits_.noise * random_.normal();
  reading_ =
      traits_.resolution > 0 ? std::round(seen / traits_.resolution) * traits_.resolution : seen;
}

}  // namespace innkeeper::sim
