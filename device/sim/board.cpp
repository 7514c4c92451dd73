// SPDX-License-Identifier: Apache-2.0
#include "device/sim/board.hpp"

namespace innkeeper::sim {
namespace {

constexpr std::int32_t kSensorStepMilliKelvin = 100;

}  // namespace

room::Temperature SimulatedBoard::resolved(room::Temperature exact) {
  const std::int32_t milli = exact.milli_celsius();
  const std::int32_t half = milli < 0 ? -kSensorStepMilliKelvin / 2 : kSensorStepMilliKelvin / 2;
  return room::Temperature::milli_celsius((milli + half) / kSensorStepMilliKelvin *
                                          kSensorStepMilliKelvin);
}

}  // namespace innkeeper::sim
