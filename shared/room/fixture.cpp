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
  for (const Fixture& known : fixtures) {
    if (known.name == fixture) return true;
  }
  return false;
}

std::string_view name_of(FixtureRole role) {
  switch (role) {
    case FixtureRole::general: return "general";
    case FixtureRole::bedside: return "bedside";
    case FixtureRole::reading: return "reading";
    case FixtureRole::bath: return "bath";
    case FixtureRole::path: return "path";
  }
  panic("a FixtureRole has a name");
}

}  // namespace innkeeper::room
