// SPDX-License-Identifier: Apache-2.0
#include "shared/room/override.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

std::string_view name_of(HousekeepingTask task) {
  switch (task) {
    case HousekeepingTask::cleaning: return "cleaning";
    case HousekeepingTask::turndown: return "turndown";
    case HousekeepingTask::airing: return "airing";
  }
  panic("a HousekeepingTask has a name");
}

}  // namespace innkeeper::room
