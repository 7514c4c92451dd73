// SPDX-License-Identifier: Apache-2.0
#include "device/sim/occupant.hpp"

#include <algorithm>
#include <utility>

namespace innkeeper::sim {
namespace {

constexpr std::int64_t kMinute_s = 60;
/// From opening a door to its falling shut: our choice.
constexpr std::int64_t kDoorSwing_s = 8;

/// From arrival to whatever comes next, and until when in the night that is bed: our choice.
constexpr std::int64_t kUnpack_s = 15 * kMinute_s;
constexpr std::int64_t kLateArrival_s = 300 * kMinute_s;

std::int64_t seconds_of(room::Duration time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

}  // namespace

/// A guest's day in minutes after midnight; a sleep after midnight is beyond 1,440.
struct Occupants::DayOut {
  double wake;
  double leave;
  bool stays_in;
  bool siesta;
  double siesta_from;
  double siesta_to;
  double back;
  double sleep;
};

Occupants::Occupants(const OccupantTraits& traits, std::uint32_t seed)
    : traits_(traits),
      plans_(seed_of(seed, 0)),
      chances_(seed_of(seed, 1)),
      motions_(seed_of(seed, 2)) {}

Occupants::DayOut Occupants::draw_day() {
  DayOut day{};
  day.wake = std::clamp(plans_.normal(traits_.wake_h * 60, 45), 330.0, 660.0);
  day.leave = day.wake + plans_.between(40, 120);
  day.stays_in = plans_.chance(traits_.stays_in);
  day.siesta = plans_.chance(traits_.siesta);
  day.siesta_from = plans_.between(840, 960);
  day.siesta_to = day.siesta_from + plans_.between(45, 120);
  // Not after 1:00: whoever is up at night must be back in bed before the earliest wake, 5:30.
  day.sleep = std::clamp(plans_.normal(traits_.sleep_h * 60, 45), 1260.0, 1500.0);
  day.back = std::clamp(plans_.normal(traits_.back_h * 60, 90), day.siesta_to + 20, day.sleep - 20);
  return day;
}

void Occupants::plan_day(std::int64_t day) {
  const std::int64_t midnight_s = day * room::kDay_s;
  const DayOut first = draw_day();
  const DayOut second = draw_day();
  const bool together = plans_.chance(traits_.together);
  plan_guest(midnight_s, 0, first);
  if (booked_ > 1) plan_guest(midnight_s, 1, together ? first : second);
  const double clean = plans_.between(600, 840);
  if (plans_.chance(traits_.cleaned)) {
    add(midnight_s, clean, Deed::clean, 0);
    add(midnight_s, clean + plans_.between(15, 35), Deed::cleaned, 0);
  }
  std::stable_sort(pending_.begin(), pending_.end(),
                   [](const Planned& a, const Planned& b) { return b < a; });
}

void Occupants::plan_guest(std::int64_t midnight_s, std::uint8_t guest, const DayOut& out) {
  add(midnight_s, out.wake, Deed::wake, guest);
  const double shower = out.wake + plans_.between(5, 25);
  add(midnight_s, shower, Deed::shower, guest);
  add(midnight_s, shower + plans_.between(5, 10), Deed::dry, guest);
  if (!out.stays_in) {
    add(midnight_s, out.leave, Deed::leave, guest);
    if (out.siesta) {
      add(midnight_s, out.siesta_from, Deed::enter, guest);
      add(midnight_s, out.siesta_to, Deed::leave, guest);
    }
    add(midnight_s, out.back, Deed::enter, guest);
  }
  const double evening = out.sleep - out.back;
  if (plans_.chance(traits_.touches_panel)) {
    add(midnight_s, out.back + plans_.between(0.02, 0.9) * evening, Deed::touch_panel, guest);
  }
  if (plans_.chance(traits_.opens_window)) {
    const double open = out.back + plans_.between(0.1, 0.6) * evening;
    add(midnight_s, open, Deed::open_window, guest);
    add(midnight_s, open + plans_.between(10, 60), Deed::shut_window, guest);
  }
  add(midnight_s, out.sleep, Deed::sleep, guest);
  if (plans_.chance(traits_.up_at_night)) {
    const double rise = out.sleep + plans_.between(60, 240);
    add(midnight_s, rise, Deed::rise, guest);
    add(midnight_s, rise + plans_.between(3, 8), Deed::lie_down, guest);
  }
}

void Occupants::add(std::int64_t midnight_s, double minutes, Deed deed, std::uint8_t guest) {
  pending_.push_back({midnight_s + static_cast<std::int64_t>(minutes * 60), deed, guest});
}

void Occupants::check_in(room::Duration now, int guests) {
  const std::int64_t now_s = seconds_of(now);
  run_until(now_s);
  if (booked_ > 0 || guests <= 0) return;
  booked_ = static_cast<std::uint8_t>(std::min(guests, kMaxGuests));
  for (std::size_t i = 0; i < booked_; ++i) guests_[i] = {true, false, false};
  swing_door(now_s);
  next_day_ = now_s / room::kDay_s;
  plan_day(next_day_++);
  // They unpack first: whatever the day's plan held before is past.
  std::erase_if(pending_, [now_s](const Planned& p) {
    return p.deed != Deed::shut_door && p.at_s < now_s + kUnpack_s;
  });
  if (now_s % room::kDay_s < kLateArrival_s) go_to_bed(now_s + kUnpack_s);
  count();
}

void Occupants::check_out(room::Duration now) {
  const std::int64_t now_s = seconds_of(now);
  run_until(now_s);
  if (booked_ == 0) return;
  set_window(now_s, false);
  set_shower(now_s, false);
  const bool anyone = presence_.guests_in > 0;
  guests_ = {};
  booked_ = 0;
  const bool staff = presence_.staff_in > 0;
  // Staff in the room ends its visit; a door on its way falls shut.
  std::erase_if(pending_, [staff](const Planned& p) {
    return p.deed != Deed::shut_door && !(staff && p.deed == Deed::cleaned);
  });
  if (anyone) swing_door(now_s);
  count();
}

std::vector<Happening> Occupants::advance(room::Duration now) {
  run_until(seconds_of(now));
  return std::exchange(happened_, {});
}

void Occupants::run_until(std::int64_t now_s) {
  while (true) {
    while (booked_ > 0 && next_day_ * room::kDay_s <= next_minute_ * kMinute_s)
      plan_day(next_day_++);
    const std::int64_t minute_s = (next_minute_ + 1) * kMinute_s;
    if (!pending_.empty() && pending_.back().at_s <= std::min(now_s, minute_s)) {
      const Planned planned = pending_.back();
      pending_.pop_back();
      act(planned);
    } else if (minute_s <= now_s) {
      look(minute_s);
      ++next_minute_;
    } else {
      return;
    }
  }
}

void Occupants::look(std::int64_t at_s) {
  bool seen = false;
  const int awake = presence_.guests_in - presence_.guests_asleep + presence_.staff_in;
  for (int i = 0; i < awake; ++i) seen |= motions_.chance(traits_.seen_awake);
  for (int i = 0; i < presence_.guests_asleep; ++i) seen |= motions_.chance(traits_.seen_asleep);
  if (seen) tell(at_s, Happened::motion);
}

void Occupants::act(const Planned& planned) {
  const std::int64_t at_s = planned.at_s;
  Guest& guest = guests_[planned.guest];
  const bool awake = guest.in && (!guest.asleep || guest.up);
  switch (planned.deed) {
    case Deed::leave: leave(at_s, guest); break;
    case Deed::enter: enter(at_s, guest); break;
    case Deed::sleep: guest.asleep = guest.in; break;
    case Deed::wake: guest.asleep = guest.up = false; break;
    case Deed::rise: guest.up = guest.asleep; break;
    case Deed::lie_down: guest.up = false; break;
    case Deed::open_window: set_window(at_s, presence_.window_open || awake); break;
    case Deed::shut_window: set_window(at_s, presence_.window_open && !awake); break;
    case Deed::touch_panel:
      if (awake) touch_panel(at_s);
      break;
    case Deed::shower: set_shower(at_s, presence_.shower_on || awake); break;
    case Deed::dry: set_shower(at_s, false); break;
    case Deed::clean: begin_cleaning(at_s); break;
    case Deed::cleaned: end_cleaning(at_s); break;
    case Deed::shut_door:
      presence_.door_open = false;
      tell(at_s, Happened::door_closed);
      break;
  }
  count();
}

void Occupants::leave(std::int64_t at_s, Guest& guest) {
  if (!guest.in) return;
  guest = {};
  swing_door(at_s);
  count();
  if (presence_.guests_in == 0 && !chances_.chance(traits_.forgets_window)) set_window(at_s, false);
}

void Occupants::enter(std::int64_t at_s, Guest& guest) {
  if (guest.in) return;
  guest = {true, false, false};
  swing_door(at_s);
}

void Occupants::touch_panel(std::int64_t at_s) {
  // One to four steps of half a kelvin, warmer as often as colder: our choice.
  const int steps = 1 + static_cast<int>(chances_.between(0, 4));
  tell(at_s, Happened::panel_touched, chances_.chance(0.5) ? steps : -steps);
}

void Occupants::begin_cleaning(std::int64_t at_s) {
  // Only while everyone is out; the cart keeps the door open until they leave.
  if (presence_.guests_in > 0 || presence_.door_open) return;
  presence_.staff_in = 1;
  presence_.door_open = true;
  tell(at_s, Happened::door_opened);
}

void Occupants::end_cleaning(std::int64_t at_s) {
  if (presence_.staff_in == 0) return;
  presence_.staff_in = 0;
  presence_.door_open = false;
  tell(at_s, Happened::door_closed);
}

void Occupants::swing_door(std::int64_t at_s) {
  // Two who go together use one opening.
  if (presence_.door_open) return;
  presence_.door_open = true;
  tell(at_s, Happened::door_opened);
  insert({at_s + kDoorSwing_s, Deed::shut_door, 0});
}

void Occupants::insert(const Planned& planned) {
  const auto later = [](const Planned& a, const Planned& b) { return b < a; };
  pending_.insert(std::upper_bound(pending_.begin(), pending_.end(), planned, later), planned);
}

void Occupants::go_to_bed(std::int64_t at_s) {
  for (std::uint8_t i = 0; i < booked_; ++i) insert({at_s, Deed::sleep, i});
}

void Occupants::set_window(std::int64_t at_s, bool open) {
  if (presence_.window_open == open) return;
  presence_.window_open = open;
  tell(at_s, open ? Happened::window_opened : Happened::window_closed);
}

void Occupants::set_shower(std::int64_t at_s, bool on) {
  if (presence_.shower_on == on) return;
  presence_.shower_on = on;
  tell(at_s, on ? Happened::shower_began : Happened::shower_ended);
}

void Occupants::tell(std::int64_t at_s, Happened what, int half_kelvins) {
  happened_.push_back({std::chrono::seconds(at_s), what, static_cast<std::int8_t>(half_kelvins)});
}

void Occupants::count() {
  presence_.guests_in = presence_.guests_asleep = 0;
  for (const Guest& guest : guests_) {
    if (!guest.in) continue;
    ++presence_.guests_in;
    if (guest.asleep && !guest.up) ++presence_.guests_asleep;
  }
}

}  // namespace innkeeper::sim
