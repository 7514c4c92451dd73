// SPDX-License-Identifier: Apache-2.0
#include "shared/room/fixture.hpp"

namespace innkeeper::room {

const Percent* level_of(const FixtureLevels& levels, const FixtureName& fixture) {
  for (const FixtureLevel& entry : levels) {
    if (entry.fixture == fixture) return &entry.level;
  }
  return nullptr;
}

bool set_level(FixtureLevels& levels, const FixtureName& fixture, Percent level) {
  for (FixtureLevel& entry : levels) {
    if (entry.fixture == fixture) {
      entry.level = level;
      return true;
    }
  }
  return levels.push_back({fixture, level});
}

bool contains(const Fixtures& fixtures, const FixtureName& fixture) {
  for (const FixtureName& known : fixtures) {
    if (known == fixture) return true;
  }
  return false;
}

}  // namespace innkeeper::room
