// SPDX-License-Identifier: Apache-2.0
#include "device/sim/room_model.hpp"

#include <cmath>
#include <random>

namespace innkeeper::sim {
namespace {

/// Uniform in [low, high). Not std::uniform_real_distribution, whose results differ between
/// libraries.
double between(double low, double high, std::mt19937& random) {
  return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

}  // namespace

RoomModel::RoomModel(const RoomPhysics& physics, std::uint32_t seed) : physics_(physics) {
  std::mt19937 random(seed);
  physics_.capacity_j_per_k *= between(0.9, 1.1, random);
  physics_.loss_w_per_k *= between(0.9, 1.1, random);
  air_c_ = between(17, 21, random);
}

void RoomModel::step(room::Duration time, room::Percent heating, room::Percent cooling) {
  const double seconds = std::chrono::duration<double>(time).count();
  const double gain_w = physics_.people_and_sun_w + physics_.heating_w * heating.value() / 100.0 -
                        physics_.cooling_w * cooling.value() / 100.0;
  const double outdoors_c = physics_.outdoors.milli_celsius() / 1000.0;
  const double settled_c = outdoors_c + gain_w / physics_.loss_w_per_k;
  const double decay = std::exp(-seconds * physics_.loss_w_per_k / physics_.capacity_j_per_k);
  air_c_ = settled_c + (air_c_ - settled_c) * decay;
}

room::Temperature RoomModel::air() const {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(air_c_ * 1000)));
}

}  // namespace innkeeper::sim
