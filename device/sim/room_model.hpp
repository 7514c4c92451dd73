// SPDX-License-Identifier: Apache-2.0
// The physics of a simulated room, small on purpose: one node of air, furniture and inner surfaces
// that gains from a fan-coil unit and loses to the outdoors.
#pragma once

#include <cstdint>

#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::sim {

/// A hotel room of 25 m2 with one outer wall, our estimate: 22.9 W/K to the outdoors
/// (ventilation 15.2, windows 4.9, wall 2.8) and a fan-coil unit of 2 kW either way. The capacity
/// is that of air, furniture and the skin of the walls, which a thermostat meets within the hour: 2
/// kW then lift the room by 2 K in about ten minutes.
struct RoomPhysics {
  double capacity_j_per_k = 0.5e6;
  double loss_w_per_k = 22.9;
  double people_and_sun_w = 100;
  double heating_w = 2000;
  double cooling_w = 2000;
  room::Temperature outdoors = room::Temperature::celsius(5);
};

/// Deterministic: the seed only makes one room differ from the next, by its capacity, its losses
/// (each within a tenth) and the temperature it starts at (17 to 21 degrees Celsius).
class RoomModel {
 public:
  RoomModel(const RoomPhysics& physics, std::uint32_t seed);

  /// Lets `time` pass with these outputs, by the exact solution: any length of step is stable.
  void step(room::Duration time, room::Percent heating, room::Percent cooling);

  [[nodiscard]] room::Temperature air() const;

 private:
  RoomPhysics physics_;
  double air_c_ = 0;
};

}  // namespace innkeeper::sim
