// SPDX-License-Identifier: Apache-2.0
#include "shared/control/departure.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace innkeeper::control {
namespace {

constexpr int kHour = 60;

/// Of the day, until a minute: how many halvings lead from the share of guests who sleep to one in 64.
struct Hours {
  int until;
  int halvings;
};
/// The shares are our choice, in steps of two: half of them at 7:30, half as many each half hour later; one
/// in 32 at a nap after lunch. In the small hours nobody leaves for good, so that the morning is awaited.
constexpr std::array kAsleep{
    Hours{6 * kHour, 12},     Hours{7 * kHour + 30, 5},  Hours{8 * kHour, 4},
    Hours{8 * kHour + 30, 3}, Hours{9 * kHour, 2},       Hours{9 * kHour + 30, 1},
    Hours{13 * kHour, 0},     Hours{17 * kHour, 1},      Hours{21 * kHour, 0},
    Hours{22 * kHour, 1},     Hours{22 * kHour + 30, 3}, Hours{23 * kHour, 5},
    Hours{24 * kHour, 12},
};
/// At an hour that nobody told, half of the guests may sleep.
constexpr int kUnknownHourHalvings = 5;
/// Whoever comes home is in by then, and nobody is up (our choice).
constexpr int kSmallHoursBegin = 3 * kHour;
constexpr int kSmallHoursEnd = 5 * kHour;

int asleep_at(std::optional<int> minute, int otherwise) {
  if (!minute) return otherwise;
  const auto* const hours =
      std::find_if(kAsleep.begin(), kAsleep.end(),
                   [minute](const Hours& candidate) { return *minute < candidate.until; });
  return hours == kAsleep.end() ? kUnknownHourHalvings : hours->halvings;
}

room::Duration waking_period(std::optional<int> minute) {
  const bool night = !minute || *minute >= kNightBegins || *minute < kNightEnds;
  return night ? kQuietByNight : kQuietByDay;
}

}  // namespace

void Departure::shift_to(room::Time now) {
  constexpr int kBits = 32;
  const std::int64_t minute =
      std::chrono::duration_cast<std::chrono::minutes>(now.time_since_epoch()).count();
  const std::int64_t passed = minute - moved_minute_.value_or(minute);
  moved_minute_ = minute;
  if (passed > 0) moved_ = passed < kBits ? moved_ << passed : 0;
}

void Departure::watch(bool moves, room::Time now) {
  shift_to(now);
  if (moves) moved_ |= 1U;
}

void Departure::stay(const PresenceContext& context) {
  const bool small_hours =
      context.minute && *context.minute >= kSmallHoursBegin && *context.minute < kSmallHoursEnd;
  if (small_hours) inside_ = Inside::both;
}

void Departure::on_opening(room::Time now) {
  shift_to(now);
  still_ = (moved_ & ((1U << kStillMinutes) - 1U)) == 0;
  lively_ = std::popcount(moved_) >= kLivelyMinutes;
}

void Departure::on_leaving(const PresenceContext& context) {
  minute_ = context.minute;
  after_staff_ = false;
}

void Departure::on_sign(const PresenceContext& context, int passages) {
  if (passages == 0) return;
  // Somebody is in after it: of both one left, or to the one who was left the other came back. Two
  // passages may be anything.
  if (passages > 1 || context.guests != 2) {
    inside_ = Inside::unknown;
  } else if (inside_ != Inside::unknown) {
    inside_ = inside_ == Inside::both ? Inside::one : Inside::both;
  }
}

void Departure::on_empty() {
  inside_ = Inside::unknown;
  still_ = lively_ = false;
}

int Departure::halvings(const PresenceContext& context) const {
  int number = still_ ? kFromOutsideHalvings : 0;
  if (context.guests >= 2) {
    // Who was awake at the passage would have been seen, and so would who woke since.
    number += std::min(asleep_at(minute_, kUnknownHourHalvings),
                       asleep_at(context.minute, kUnknownHourHalvings));
    if (inside_ == Inside::one) number -= kOtherLeftHalvings;
    if (lively_) number -= kLivelyHalvings;
  }
  return std::max(number, 0);
}

room::Duration Departure::quiet_period(const PresenceContext& context) const {
  if (!context.rented) return kUnrentedQuiet;
  const room::Duration period =
      after_staff_ ? kQuietAfterStaff : waking_period(minute_) + halvings(context) * kHalving;
  const std::uint32_t lawful_s = room::requirements_of(context.code).setback_after_s;
  return lawful_s == 0 ? period : std::min(period, room::Duration(std::chrono::seconds(lawful_s)));
}

}  // namespace innkeeper::control
