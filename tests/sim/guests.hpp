// SPDX-License-Identifier: Apache-2.0
// Hands at the panels of a simulated hotel.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "tests/sim/room_process.hpp"
#include "tests/sim/stage.hpp"

namespace innkeeper::simtest {

using RoomProcesses = std::vector<std::unique_ptr<RoomProcess>>;

class Guests {
 public:
  Guests(Stage& stage, const RoomProcesses& rooms) : rooms_(rooms), random_(stage.chance_of(4)) {}

  /// Somebody presses something somewhere.
  void act();

 private:
  const RoomProcesses& rooms_;
  Random random_;
  std::int32_t last_setpoint_ = 16'000;
};

}  // namespace innkeeper::simtest
