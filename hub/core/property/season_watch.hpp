// SPDX-License-Identifier: Apache-2.0
// Knows which day it is at the property, and when the next one begins: seasons change with it.
#pragma once

#include <optional>
#include <string>

#include "hub/core/civil_clock.hpp"
#include "hub/core/property/targets.hpp"
#include "shared/config/property.hpp"
#include "shared/room/time.hpp"

namespace innkeeper::hub {

/// Single-threaded.
class SeasonWatch {
 public:
  explicit SeasonWatch(const CivilClock& clock) : clock_(clock) {}

  /// Looks at the calendar. True when another season holds than when this was last asked, with the same
  /// or another property.
  bool look(const config::Property& property, room::UtcTime now);

  /// The day of the last look.
  [[nodiscard]] config::YearDay today() const { return today_; }
  /// The season of that day, by name; empty: none.
  [[nodiscard]] const std::string& season() const { return season_; }

  /// When to look again: the next local midnight, by the present offset to UTC. Clocks that are changed
  /// before then move it by their change: look at least once a minute.
  [[nodiscard]] std::optional<room::UtcTime> next_deadline() const { return midnight_; }

 private:
  const CivilClock& clock_;
  config::YearDay today_;
  std::string season_;
  std::optional<room::UtcTime> midnight_;  // none: the property has no seasons
};

}  // namespace innkeeper::hub
