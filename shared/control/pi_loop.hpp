// SPDX-License-Identifier: Apache-2.0
// A proportional-integral loop in integers, for one direction (heating or cooling) of one room.
#pragma once

#include <cstdint>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::control {

/// Output of a loop in millionths of its whole range, 0 .. 1,000,000.
using LoopOutput = std::int32_t;
inline constexpr LoopOutput kFullOutput = 1'000'000;

/// 0.3 of the range per kelvin: ASHRAE Guideline 36 starts fan-coil loops at 0.1 and leaves tuning to the
/// room; a guest room with its slow sensor keeps about 50 degrees of phase margin at 0.3 (our
/// calculation: air node 860 s, sensor 300 s, coil 150 s). 900 s is the guideline's integral time.
inline constexpr std::int64_t kGainPerKelvin = 300'000;
inline constexpr room::Duration kIntegralTime = std::chrono::seconds(900);
/// A step that comes later than this counts as this: what happened in between is not known.
inline constexpr room::Duration kLongestStep = std::chrono::minutes(5);
/// Past the set point and without output for so long, a loop forgets (ASHRAE Guideline 36, 5.3.4).
inline constexpr room::Duration kDisabledAfter = std::chrono::minutes(30);

/// Anti-windup by conditional integration: the integral does not grow while the output is full. A set
/// point that moves acts at once through the proportional part: a guest who turns it up is answered.
class PiLoop {
 public:
  /// `error`: how far the air is on the wrong side of the loop's set point; negative: past it.
  /// `passed`: time since the last step.
  LoopOutput step(room::TemperatureDelta error, room::Duration passed);
  void reset() { *this = PiLoop{}; }
  [[nodiscard]] LoopOutput output() const { return output_; }

 private:
  std::int64_t integral_ = 0;  ///< 0 .. kFullOutput
  LoopOutput output_ = 0;
  room::Duration idle_{};  ///< without output, past the set point
};

}  // namespace innkeeper::control
