// SPDX-License-Identifier: Apache-2.0
#include "tests/support/occupancy_score.hpp"

#include "shared/control/occupancy.hpp"

namespace innkeeper::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr room::Duration kStep = seconds(10);
/// Sensors hold what they saw for a moment.
constexpr room::Duration kHold = seconds(12);
constexpr int kDay = 24 * 60;
constexpr int kNoon = 12 * 60;

class Stay {
 public:
  Stay(const StayScript& script, std::uint32_t seed)
      : people_(script.people, seed), belief_({}, room::Time{}) {
    context_.rented = true;
    context_.guests = script.guests;
    context_.code = script.code;
    // Mid-afternoon, as most arrive.
    now_ = hours(15);
    people_.check_in(now_, script.guests);
  }

  void step(OccupancyScore& score) {
    now_ += kStep;
    const room::Time time(now_);
    control::PresenceReadings readings;
    for (const sim::Happening& event : people_.advance(now_)) {
      if (event.what == sim::Happened::motion) seen_until_ = now_ + kHold;
      if (event.what == sim::Happened::door_opened) door_swung_ = true;
      readings.touched |= event.what == sim::Happened::panel_touched;
    }
    const sim::Presence& truth = people_.presence();
    // A passage shorter than a step is still seen: contacts are read more often than this trace.
    readings.door_open = truth.door_open || door_swung_;
    door_swung_ = false;
    readings.bedroom_motion = now_ < seen_until_;
    const int minute = static_cast<int>(now_ / minutes(1) % kDay);
    context_.minute = minute;
    context_.housekeeping = truth.staff_in > 0;
    belief_.update(readings, context_, time);
    if (now_ % minutes(1) == room::Duration::zero()) count(truth, minute, score);
  }

 private:
  void count(const sim::Presence& truth, int minute, OccupancyScore& score) {
    const bool inside = truth.guests_in > 0;
    const bool asleep = inside && truth.guests_asleep == truth.guests_in;
    const bool believed = belief_.presence() == room::Presence::guest ||
                          belief_.presence() == room::Presence::leaving;
    ++score.minutes;
    score.right_minutes += inside == believed ? 1 : 0;
    score.false_occupied_minutes += !inside && believed ? 1 : 0;
    score.departures += was_inside_ && !inside ? 1 : 0;
    was_inside_ = inside;
    const bool night = minute >= 23 * 60 || minute < 7 * 60;
    if (minute == kNoon) night_counted_ = false;
    if (!inside || believed) return;
    ++score.false_vacant_minutes;
    score.false_vacant_sleep_minutes += asleep ? 1 : 0;
    if ((night || asleep) && !night_counted_) {
      night_counted_ = true;
      ++score.false_setback_nights;
    }
  }

  sim::Occupants people_;
  control::Occupancy belief_;
  control::PresenceContext context_;
  room::Duration now_{};
  room::Duration seen_until_{};
  bool door_swung_ = false;
  bool was_inside_ = false;
  bool night_counted_ = false;
};

}  // namespace

OccupancyScore& OccupancyScore::operator+=(const OccupancyScore& other) {
  nights += other.nights;
  minutes += other.minutes;
  right_minutes += other.right_minutes;
  false_vacant_minutes += other.false_vacant_minutes;
  false_vacant_sleep_minutes += other.false_vacant_sleep_minutes;
  false_occupied_minutes += other.false_occupied_minutes;
  false_setback_nights += other.false_setback_nights;
  departures += other.departures;
  return *this;
}

OccupancyScore score_stay(const StayScript& script, std::uint32_t seed) {
  Stay stay(script, seed);
  OccupancyScore score;
  score.nights = script.nights;
  for (int i = 0; i < script.nights * kDay * 6; ++i) stay.step(score);
  return score;
}

}  // namespace innkeeper::test
