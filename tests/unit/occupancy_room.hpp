// SPDX-License-Identifier: Apache-2.0
// A room whose door, motion, card and panel the test moves, second by second.
#pragma once

#include <algorithm>
#include <optional>

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
    if (midnight_) {
      context.minute = static_cast<int>((now - *midnight_) / minutes(1)) % (24 * 60);
    }
    occupancy.update(readings, context, now);
    readings.touched = false;
  }
  /// From here on the clock runs; without this it stands at the minute of the context.
  void at(int hour, int minute = 0) {
    midnight_ = now - hours(hour) - minutes(minute);
    step(seconds(0));
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
  /// Somebody moves about in `active` of every `of` minutes for a while.
  void live(room::Duration time, int active = 1, int of = 2) {
    const room::Time end = now + time;
    for (int i = 0; now < end; ++i) {
      readings.bedroom_motion = i % of < active;
      step(seconds(10));
      readings.bedroom_motion = false;
      pass(seconds(50));
    }
  }
  /// Two guests sleep from 23:00 until this time of the morning, when one of them gets up for an hour.
  void one_of_two_is_up_at(int hour, int minute = 0) {
    context.guests = 2;
    at(23);
    pass(hours(1 + hour) + minutes(minute));
    live(hours(1));
  }
  /// The guest leaves and the quiet period passes.
  void empty() {
    door();
    pass(hours(2));
  }
  /// How long after now the room becomes empty, to ten seconds; a day or more: not at all.
  [[nodiscard]] room::Duration time_to_empty() {
    const room::Time from = now;
    while (presence() != Presence::nobody && now - from < hours(24)) pass(seconds(10));
    return now - from;
  }
  /// Before the first day on which the clock runs.
  [[nodiscard]] room::Time midnight() const { return midnight_.value_or(room::Time{}); }
  [[nodiscard]] Presence presence() const { return occupancy.presence(); }

  room::Time now = room::Time(hours(100));
  PresenceReadings readings;
  PresenceContext context;
  Occupancy occupancy;

 private:
  std::optional<room::Time> midnight_;
};

}  // namespace innkeeper::control::test
