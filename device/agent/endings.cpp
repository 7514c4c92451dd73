// SPDX-License-Identifier: Apache-2.0
#include "device/agent/endings.hpp"

#include <utility>

#include "shared/room/decide.hpp"

namespace innkeeper::agent {

void Endings::update(const room::Plan* plan, room::Situation& situation, room::Time now) {
  follow(plan);
  if (housekeeping_) see_who_is_in(situation.presence);
  count_housekeeping(situation.time.has_value(), situation, now);
  situation.guest_returned = ended_.housekeeping;
  if (!room::wake_is_due(plan, situation.time) && situation.time) ended_.wake = false;
  situation.wake_over = ended_.wake;
}

/// What was restored belongs to the plan that was restored with it.
void Endings::follow(const room::Plan* plan) {
  const auto housekeeping = plan != nullptr ? plan->housekeeping : std::nullopt;
  const auto wake = plan != nullptr ? plan->wake : std::nullopt;
  const bool first = !std::exchange(followed_, true);
  const auto housekeeping_before = std::exchange(housekeeping_, housekeeping);
  const auto wake_before = std::exchange(wake_, wake);
  if (first) return;
  if (housekeeping != housekeeping_before) {
    ended_.housekeeping = false;
    guest_was_out_ = false;
    housekeeping_since_.reset();
  }
  if (wake != wake_before) ended_.wake = false;
}

void Endings::count_housekeeping(bool has_time, room::Situation& situation, room::Time now) {
  if (!housekeeping_ || has_time) {
    housekeeping_since_.reset();
    situation.housekeeping_over = false;
    return;
  }
  if (!housekeeping_since_) housekeeping_since_ = now;
  situation.housekeeping_over = now - *housekeeping_since_ >= room::kLongestHousekeeping;
}

/// A guest who was in all along asked for the work to be done around them: only one who came ends it.
void Endings::see_who_is_in(room::Presence presence) {
  if (presence == room::Presence::nobody || presence == room::Presence::staff) {
    guest_was_out_ = true;
  } else if (presence == room::Presence::guest && guest_was_out_) {
    ended_.housekeeping = true;
  }
}

void Endings::light_touched(const room::Plan* plan, const std::optional<room::LocalTime>& time) {
  if (room::wake_is_due(plan, time)) ended_.wake = true;
}

}  // namespace innkeeper::agent
