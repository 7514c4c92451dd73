// SPDX-License-Identifier: Apache-2.0
#include "shared/control/pi_loop.hpp"

#include <algorithm>

namespace innkeeper::control {
namespace {

/// Beyond this error, in thousandths of a kelvin, the output is full or zero in any case; it bounds every
/// product below.
constexpr std::int64_t kLargestError = 20'000;

}  // namespace

LoopOutput PiLoop::step(room::TemperatureDelta error, room::Duration passed) {
  const std::int64_t error_mk =
      std::clamp<std::int64_t>(error.milli_kelvin(), -kLargestError, kLargestError);
  const std::int64_t passed_us = std::clamp(passed, room::Duration::zero(), kLongestStep).count();
  const std::int64_t p = error_mk * kGainPerKelvin / 1000;
  std::int64_t moved = integral_ + p * passed_us / kIntegralTime.count();
  if (p > 0) moved = std::max(integral_, std::min<std::int64_t>(moved, kFullOutput - p));
  integral_ = std::clamp<std::int64_t>(moved, 0, kFullOutput);
  output_ = static_cast<LoopOutput>(std::clamp<std::int64_t>(p + integral_, 0, kFullOutput));
  const bool idle = output_ == 0 && error_mk <= 0;
  idle_ =
      idle ? std::min(idle_ + room::Duration(passed_us), kDisabledAfter) : room::Duration::zero();
  if (idle_ >= kDisabledAfter) integral_ = 0;
  return output_;
}

}  // namespace innkeeper::control
