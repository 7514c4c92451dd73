// SPDX-License-Identifier: Apache-2.0
// A sensor on a wall: late, a little wrong, and in steps.
#pragma once

#include <cstdint>
#include <optional>

#include "device/sim/random.hpp"

namespace innkeeper::sim {

/// In the unit of what is sensed.
struct SensorTraits {
  double lag_s = 360;   ///< first-order; walls and housings of room sensors give 3 to 10 min
  double noise = 0.05;  ///< standard deviation of a reading
  double resolution = 0.1;
  double offset = 0;  ///< of its calibration
};

/// A room's temperature sensor, in kelvin: the lag drawn within 180 to 600 s, the rest as above.
[[nodiscard]] SensorTraits temperature_sensor(std::uint32_t seed);
/// A relative-humidity sensor, in percent: as quick as its housing, steps of 1 %. Our choice.
[[nodiscard]] SensorTraits humidity_sensor(std::uint32_t seed);

/// Deterministic by seed and by the steps taken. It starts at the first value it is shown.
class SensorModel {
 public:
  SensorModel(const SensorTraits& traits, std::uint32_t seed) : traits_(traits), random_(seed) {}

  /// Lets `seconds` pass next to `truth`, and takes one reading at their end.
  void step(double seconds, double truth);

  /// The latest reading; nothing before the first step.
  [[nodiscard]] std::optional<double> reading() const { return reading_; }

 private:
  SensorTraits traits_;
  Random random_;
  double seconds_ = -1;  ///< what left_ was computed for
  double left_ = 0;
  double felt_ = 0;
  std::optional<double> reading_;
};

}  // namespace innkeeper::sim
