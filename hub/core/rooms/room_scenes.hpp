// SPDX-License-Identifier: Apache-2.0
// The light scenes that a room has for its guest. Pure.
#pragma once

#include <vector>

#include "shared/room/fixture.hpp"
#include "shared/room/plan.hpp"
#include "shared/room/scene.hpp"

namespace innkeeper::hub {

/// Those in which at least one of the lights shines, and `off`; none in a room without lights. `cleaning`
/// is not the guest's.
[[nodiscard]] inline std::vector<room::Scene> scenes_of(const room::Fixtures& fixtures,
                                                        const room::LightPlan& lights) {
  std::vector<room::Scene> scenes;
  if (fixtures.empty()) return scenes;
  if (!lights.welcome.empty()) scenes.push_back(room::Scene::welcome);
  for (const room::Scene scene : {room::Scene::relax, room::Scene::read, room::Scene::night}) {
    for (const room::Fixture& fixture : fixtures) {
      if (room::scene_level(scene, fixture.role).value() == 0) continue;
      scenes.push_back(scene);
      break;
    }
  }
  scenes.push_back(room::Scene::off);
  return scenes;
}

}  // namespace innkeeper::hub
