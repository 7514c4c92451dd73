// SPDX-License-Identifier: Apache-2.0
#include "shared/room/situation.hpp"

#include "shared/util/check.hpp"

namespace innkeeper::room {

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::nobody: return "nobody";
    case Presence::leaving: return "leaving";
    case Presence::staff: return "staff";
    case Presence::guest: return "guest";
  }
  panic("a Presence has a name");
}

std::string_view name_of(Arrival arrival) {
  switch (arrival) {
    case Arrival::past: return "past";
    case Arrival::awaited: return "awaited";
    case Arrival::overdue: return "overdue";
  }
  panic("an Arrival has a name");
}

std::string_view name_of(Protection protection) {
  switch (protection) {
    case Protection::none: return "none";
    case Protection::humidity: return "humidity";
    case Protection::condensation: return "condensation";
    case Protection::air_sensor: return "air_sensor";
    case Protection::opening: return "opening";
    case Protection::overheat: return "overheat";
    case Protection::frost: return "frost";
  }
  panic("a Protection has a name");
}

}  // namespace innkeeper::room
