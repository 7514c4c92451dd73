// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/openings.hpp"

#include <algorithm>
#include <chrono>
#include <random>

#include "device/sim/sim_room.hpp"
#include "tests/bench/sim_agent.hpp"
#include "tests/bench/sim_units.hpp"

namespace innkeeper::bench {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Three nights let, one not, known an hour ahead: every state of a room comes up.
constexpr room::Duration kCycle = 4 * kDay;
constexpr room::Duration kArrival = hours(15);
constexpr room::Duration kDeparture = 3 * kDay + hours(10);
constexpr room::Duration kLead = hours(1);

double hours_of(room::Duration time) {
  return std::chrono::duration<double, std::ratio<3600>>(time).count();
}

sim::SimRoomSetup setup_of(const OpeningsOptions& options, room::Duration begin) {
  sim::SimRoomSetup setup;
  setup.climate = sim::cold_climate();
  setup.seed = options.seed;
  setup.begin = begin;
  setup.terminal = options.terminal;
  setup.open_window_per_h = options.open_window_per_h;
  setup.people.opens_window = options.winter == Winter::airing ? 1 : 0;
  return setup;
}

class WinterRoom {
 public:
  explicit WinterRoom(const OpeningsOptions& options)
      : options_(options),
        chance_(options.seed),
        begin_(kDay * (chance_() % 28)),
        dies_(begin_ + kDay * 2 + minutes(chance_() % 1440)),
        room_(setup_of(options, begin_)),
        agent_(false, options.terminal) {}

  OpeningsResult run() {
    result_.days = options_.days;
    while (room_.now() < begin_ + kDay * options_.days) step();
    return result_;
  }

 private:
  [[nodiscard]] bool is(Winter winter) const { return options_.winter == winter; }
  [[nodiscard]] bool died() const {
    const bool something_dies = is(Winter::dead_terminal) || is(Winter::frozen_sensor);
    return something_dies && room_.now() >= dies_;
  }

  void business() {
    const room::Time now(room_.now());
    const room::Duration in_cycle = (room_.now() - begin_) % kCycle;
    const bool planned = in_cycle >= kArrival - kLead && in_cycle < kDeparture;
    const bool let = planned && in_cycle >= kArrival;
    if (planned && !planned_) {
      guests_ = 1 + static_cast<int>(chance_() % 2);
      wish_c_ = 20 + static_cast<int>(chance_() % 9) * 0.5;
      agent_.let(wish_c_, guests_, now);
    }
    if (let && !let_) room_.check_in(guests_);
    if (!let && let_) {
      room_.check_out();
      agent_.leave_vacant(now);
    }
    planned_ = planned;
    let_ = let;
  }

  void step() {
    business();
    const bool dead = died() && is(Winter::dead_terminal);
    const auto happened =
        room_.advance(kStep, dead ? control::ClimateCommand{} : command_, agent_.ventilates());
    const room::Time now(room_.now());
    for (const sim::Happening& event : happened) {
      if (event.what != sim::Happened::panel_touched) continue;
      wish_c_ = std::clamp(wish_c_ + event.half_kelvins * 0.5, 19.0, 25.0);
      agent_.wish(wish_c_, now);
    }
    command_ = agent_.step(happened, room_, sensed(), now);
    judge_window(now);
    judge_faults(now);
  }

  std::optional<room::Temperature> sensed() {
    noise_free_.step(std::chrono::duration<double>(kStep).count(), room_.state().air_c);
    if (died() && is(Winter::frozen_sensor)) return sensed_;
    sensed_ = options_.noise_free ? degrees(*noise_free_.reading()) : room_.sensed_air();
    return sensed_;
  }

  void judge_window(room::Time now) {
    const bool open = room_.presence().window_open;
    const bool told = agent_.agent().situation().protection == room::Protection::opening;
    if (open && !opened_at_) {
      opened_at_ = now;
      opening_ = {0, room_.outdoors().outdoor_c, command_.heating > room::Percent::zero(), {}};
    }
    if (open && told && !opening_.found_min) {
      opening_.found_min = 60 * hours_of(now - *opened_at_);
    }
    if (!open && opened_at_) {
      opening_.minutes = 60 * hours_of(now - *opened_at_);
      if (opening_.minutes >= kLongOpening_min) result_.openings.push_back(opening_);
      opened_at_.reset();
      shut_at_ = now;
    }
    if (told && !told_) told_falsely_ = !open && !shut_within(minutes(5), now);
    if (told && !told_ && told_falsely_) ++result_.false_openings;
    const double step_min = 60 * hours_of(kStep);
    if (told && told_falsely_) result_.false_minutes += step_min;
    if (told && !told_falsely_ && !open) result_.late_minutes += step_min;
    told_ = told;
  }

  [[nodiscard]] bool shut_within(room::Duration time, room::Time now) const {
    return shut_at_ && now - *shut_at_ < time;
  }

  void judge_faults(room::Time now) {
    const agent::FaultSet& faults = agent_.agent().faults();
    const bool aired = room_.presence().window_open || shut_within(hours(1), now);
    const double since_h = hours_of(room_.now() - dies_);
    const auto judge = [&](room::Fault fault, Winter cause, std::optional<double>& told_h,
                           int& falsely) {
      if (!faults.has(fault)) return;
      if (died() && is(cause)) {
        if (!told_h) told_h = since_h;
      } else if (!faults_.has(fault) && !aired) {
        ++falsely;
      }
    };
    judge(room::Fault::heating, Winter::dead_terminal, result_.heating_told_h,
          result_.false_heating);
    judge(room::Fault::air_frozen, Winter::frozen_sensor, result_.frozen_told_h,
          result_.false_frozen);
    faults_ = faults;
    if (!died()) return;
    result_.coldest_c = std::min(result_.coldest_c, room_.state().air_c);
    result_.hottest_c = std::max(result_.hottest_c, room_.state().air_c);
  }

  OpeningsOptions options_;
  std::mt19937 chance_;
  room::Duration begin_;
  room::Duration dies_;
  sim::SimRoom room_;
  SimAgent agent_;
  sim::SensorModel noise_free_{{360, 0, 0.1, 0}, 1};
  std::optional<room::Temperature> sensed_;
  control::ClimateCommand command_;
  OpeningsResult result_;
  Opening opening_;
  std::optional<room::Time> opened_at_;
  std::optional<room::Time> shut_at_;
  agent::FaultSet faults_;
  int guests_ = 1;
  double wish_c_ = 21;
  bool planned_ = false;
  bool let_ = false;
  bool told_ = false;
  bool told_falsely_ = false;
};

}  // namespace

OpeningsResult simulate_winter(const OpeningsOptions& options) { return WinterRoom(options).run(); }

}  // namespace innkeeper::bench
