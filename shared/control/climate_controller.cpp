// SPDX-License-Identifier: Apache-2.0
#include "shared/control/climate_controller.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::control {

ClimateController::ClimateController(const Terminal& terminal, room::Time now,
                                     const NeedState& remembered)
    : controller_(FanCoil(terminal, remembered)), stepped_at_(now) {
  if (terminal.kind == TerminalKind::compressor) controller_ = Compressor(now, remembered);
}

ClimateCommand ClimateController::step(const ClimateTask& task, room::Time now) {
  check(task.band.heat < task.band.cool, "heating ends below where cooling begins");
  const room::Duration passed = now - stepped_at_;
  stepped_at_ = now;
  if (auto* coil = std::get_if<FanCoil>(&controller_)) return coil->step(task, now, passed);
  return std::get_if<Compressor>(&controller_)->step(task, now, passed);
}

const NeedState& ClimateController::need() const {
  if (const auto* coil = std::get_if<FanCoil>(&controller_)) return coil->need();
  return std::get_if<Compressor>(&controller_)->need();
}

}  // namespace innkeeper::control
