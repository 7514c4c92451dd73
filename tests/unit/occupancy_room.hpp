// SPDX-License-Identifier: Apache-2.0
// A room whose door, motion, card and panel the test moves, second by second.
#pragma once

#include <cstdint>

#include "shared/control/occupancy.hpp"

namespace innkeeper::control::test {

using room::Arrival;
using room::Presence;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Sensed {
 public:
  explicit Sensed(OccupancyState restored = {}) : occupancy(restored, now) {
    readings.door_open = false;
    readings.bedroom_motion = false;
    readings.bathroom_motion = false;
    context.rented = true;
    context.guests = 1;
    context.minute = 12 * 60;
    step(seconds(0));
  }

  void step(room::Duration passed) {
    now += passed;
    occupancy.update(readings, context, now);
    readings.touched = false;
  }
  void pass(room::Duration time) {
    for (room::Duration left = time; left > room::Duration::zero(); left -= seconds(10)) {
      step(std::min<room::Duration>(left, seconds(10)));
    }
  }
  /// The door opens and closes; whoever did it is on the other side or not.
  void door() {
    readings.door_open = true;
    step(seconds(2));
    readings.door_open = false;
    step(seconds(3));
  }
  /// Somebody moves about in the room for a moment.
  void move() {
    readings.bedroom_motion = true;
    step(seconds(20));
    readings.bedroom_motion = false;
    step(seconds(1));
  }
  void touch() {
    readings.touched = true;
    step(seconds(1));
  }
  /// The guest leaves and the quiet period passes.
  void empty() {
    door();
    pass(hours(2));
  }
  [[nodiscard]] Presence presence() const { return occupancy.presence(); }

  room::Time now = room::Time(hours(100));
  PresenceReadings readings;
  PresenceContext context;
  Occupancy occupancy;
};

}  // namespace innkeeper::control::test
