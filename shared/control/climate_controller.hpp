// SPDX-License-Identifier: Apache-2.0
// The climate controller of a room, whichever terminal its installer declared.
#pragma once

#include <variant>

#include "shared/control/compressor.hpp"
#include "shared/control/fan_coil.hpp"
#include "shared/control/terminal.hpp"

namespace innkeeper::control {

class ClimateController {
 public:
  /// `now`: when the board started; `remembered`: the need of the room before.
  ClimateController(const Terminal& terminal, room::Time now, const NeedState& remembered = {});

  /// One control step; any time may have passed since the last one.
  ClimateCommand step(const ClimateTask& task, room::Time now);

  /// Worth keeping over a power cut; changes seldom.
  [[nodiscard]] const NeedState& need() const;

 private:
  std::variant<FanCoil, Compressor> controller_;
  room::Time stepped_at_;
};

}  // namespace innkeeper::control
