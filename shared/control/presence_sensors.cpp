// SPDX-License-Identifier: Apache-2.0
#include "shared/control/presence_sensors.hpp"

namespace innkeeper::control {
namespace {

/// Counts without wrapping around.
void count(std::uint8_t& number) {
  if (number < 0xFF) ++number;
}

}  // namespace

bool PresenceSensors::Motion::is_sign(room::Time now, std::optional<room::Time> closed) const {
  if (!active) return false;
  if (!closed || now - *closed >= kLongestHold) return true;
  return !held_over && now - *closed >= kMotionHold;
}

PresenceSensors::Events PresenceSensors::take(const PresenceReadings& readings, bool rented,
                                              room::Time now) {
  Events events;
  events.door = take_door(readings.door_open, rented, now);
  take_motion(bedroom_, readings.bedroom_motion, now);
  take_motion(bathroom_, readings.bathroom_motion, now);
  has_motion_ = bedroom_.seen || bathroom_.seen;
  // With the door open whoever moves may still be on the way out: that they are there is true anyhow.
  const std::optional<room::Time> closed =
      door_open_ && !door_flutter_.active() ? std::nullopt : closed_at_;
  events.motion = bedroom_.is_sign(now, closed) || bathroom_.is_sign(now, closed);
  const bool moves = bedroom_.active || bathroom_.active;
  if (moves) {
    moved_at_ = now;
    moved_since_passage_ = true;
    blind_passages_ = 0;
    blind_ = false;
  }
  judge_touches(readings.touched, moves, now);
  const auto is_bad = [now](const Motion& motion) {
    const bool silent = motion.seen && now - motion.heard >= kSilent;
    return silent || (motion.active && now - motion.since >= kStuckMotion);
  };
  faults_.motion = blind_ || is_bad(bedroom_) || is_bad(bathroom_);
  const bool stuck = open_since_ && now - *open_since_ >= kStuckDoor;
  faults_.door = door_missed_ || stuck || (has_door_ && now - door_heard_ >= kSilent);
  return events;
}

PresenceSensors::Door PresenceSensors::take_door(std::optional<bool> open, bool rented,
                                                 room::Time now) {
  door_flutter_.wear_off(now);
  if (!open) return has_door_ ? Door::quiet : Door::absent;
  const bool is_first = !has_door_;
  has_door_ = true;
  door_heard_ = now;
  const bool changed = *open != door_open_ || is_first;
  if (changed && !is_first) door_flutter_.change(now);
  if (door_flutter_.active()) {
    // Passages that nobody made prove nothing about the motion sensors. Who is in is unknown from here on:
    // as after a missed passage, real ones must prove the contact before the room is called empty.
    door_missed_ = true;
    blind_passages_ = proven_passages_ = 0;
    blind_ = blind_touches_ >= kBlindTouches;
  }
  door_open_ = *open;
  // What a fluttering contact says is no passage, and no door that stands open.
  if (!door_open_ || door_flutter_.active()) {
    open_since_.reset();
  } else if (!open_since_) {
    open_since_ = now;
  }
  if (!changed || is_first || door_flutter_.active()) return Door::quiet;
  return pass_door(rented, now);
}

PresenceSensors::Door PresenceSensors::pass_door(bool rented, room::Time now) {
  if (door_open_) return Door::opened;
  closed_at_ = now;
  bedroom_.held_over = bedroom_.active;
  bathroom_.held_over = bathroom_.active;
  if (has_motion_ && rented && !moved_since_passage_) {
    count(blind_passages_);
    blind_ = blind_ || blind_passages_ >= kBlindPassages;
  }
  moved_since_passage_ = false;
  count(proven_passages_);
  if (proven_passages_ >= kProvenPassages) door_missed_ = false;
  return Door::closed;
}

void PresenceSensors::take_motion(Motion& motion, std::optional<bool> active, room::Time now) {
  if (!active) return;
  motion.seen = true;
  motion.heard = now;
  if (*active && !motion.active) motion.since = now;
  if (!*active) motion.held_over = false;
  motion.active = *active;
}

void PresenceSensors::judge_touches(bool touched, bool moves, room::Time now) {
  if (moves) {
    unanswered_touch_.reset();
    blind_touches_ = 0;
    return;
  }
  if (!has_motion_) return;
  if (unanswered_touch_ && now - *unanswered_touch_ >= kTouchMoves) {
    unanswered_touch_.reset();
    count(blind_touches_);
    blind_ = blind_ || blind_touches_ >= kBlindTouches;
  }
  const bool moved_just_now = moved_at_ && now - *moved_at_ < kTouchMoves;
  if (touched && !unanswered_touch_ && !moved_just_now) unanswered_touch_ = now;
}

void PresenceSensors::door_missed_somebody() {
  door_missed_ = true;
  faults_.door = true;
  proven_passages_ = 0;
}

}  // namespace innkeeper::control
