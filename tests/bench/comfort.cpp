// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/comfort.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <random>

#include "device/sim/sim_room.hpp"
#include "shared/control/climate_controller.hpp"
#include "shared/util/check.hpp"
#include "tests/bench/sim_agent.hpp"
#include "tests/bench/sim_units.hpp"

namespace innkeeper::bench {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr double kComfortBand = 1.0;

/// What the world tells a controller at one step, and the truth it is judged by.
struct Instant {
  room::Time now;
  std::vector<sim::Happening> happened;
  bool rented = false;
  double wish_c = 21;
};

/// One way to run the room.
class Regime {
 public:
  virtual ~Regime() = default;
  virtual void on_stay(const Instant& instant, int guests) = 0;
  virtual void on_empty(const Instant& instant) = 0;
  virtual void on_wish(const Instant& instant) = 0;
  virtual control::ClimateCommand step(const Instant& instant, const sim::SimRoom& room) = 0;
  [[nodiscard]] virtual bool ventilates() const { return true; }
};

/// The controller of the tree, left at one set point for ever.
class AlwaysOn final : public Regime {
 public:
  AlwaysOn() : controller_({}, room::Time{}) {}
  void on_stay(const Instant& instant, int) override { wish_c_ = instant.wish_c; }
  void on_empty(const Instant&) override {}
  void on_wish(const Instant& instant) override { wish_c_ = instant.wish_c; }
  control::ClimateCommand step(const Instant& instant, const sim::SimRoom& room) override {
    return controller_.step({{degrees(wish_c_ - 0.5), degrees(wish_c_ + 0.5)},
                             room::ClimateMode::automatic,
                             room::FanSetting::automatic,
                             room.sensed_air(),
                             {}},
                            instant.now);
  }

 private:
  control::ClimateController controller_;
  double wish_c_ = 21;
};

/// On/off by half a kelvin; set back by 2.2 K when no motion was seen for half an hour.
class Hysteresis final : public Regime {
 public:
  void on_stay(const Instant& instant, int) override { wish_c_ = instant.wish_c; }
  void on_empty(const Instant&) override {}
  void on_wish(const Instant& instant) override { wish_c_ = instant.wish_c; }
  control::ClimateCommand step(const Instant& instant, const sim::SimRoom& room) override {
    for (const sim::Happening& event : instant.happened) {
      if (event.what == sim::Happened::motion || event.what == sim::Happened::panel_touched) {
        seen_at_ = instant.now;
      }
    }
    const double setback = instant.now - seen_at_ >= minutes(30) ? 2.2 : 0;
    const auto air = room.sensed_air();
    if (!air) return {};
    const double air_c = air->milli_celsius() / 1000.0;
    const double heat = wish_c_ - 0.5 - setback;
    const double cool = wish_c_ + 0.5 + setback;
    heats_ = air_c < heat - (heats_ ? -0.5 : 0.5);
    cools_ = !heats_ && air_c > cool + (cools_ ? -0.5 : 0.5);
    const room::Percent full = room::Percent::full();
    return {heats_ ? full : room::Percent::zero(), cools_ ? full : room::Percent::zero(),
            heats_ || cools_ ? full : room::Percent::zero()};
  }

 private:
  double wish_c_ = 21;
  bool heats_ = false;
  bool cools_ = false;
  room::Time seen_at_;
};

/// The agent as it is, in a room with a window contact.
class Innkeeper final : public Regime {
 public:
  void on_stay(const Instant& instant, int guests) override {
    agent_.let(instant.wish_c, guests, instant.now);
  }
  void on_empty(const Instant& instant) override { agent_.leave_vacant(instant.now); }
  void on_wish(const Instant& instant) override { agent_.wish(instant.wish_c, instant.now); }
  control::ClimateCommand step(const Instant& instant, const sim::SimRoom& room) override {
    return agent_.step(instant.happened, room, room.sensed_air(), instant.now);
  }
  [[nodiscard]] bool ventilates() const override { return agent_.ventilates(); }
  [[nodiscard]] double step_ns() const { return agent_.step_ns(); }

 private:
  SimAgent agent_{true};
};

std::unique_ptr<Regime> make(Control control) {
  switch (control) {
    case Control::always_on: return std::make_unique<AlwaysOn>();
    case Control::hysteresis: return std::make_unique<Hysteresis>();
    case Control::innkeeper: return std::make_unique<Innkeeper>();
  }
  panic("every control is made");
}

sim::SimRoomSetup setup_of(int climate, std::uint32_t seed) {
  sim::SimRoomSetup setup;
  setup.climate = climate == 0   ? sim::cold_climate()
                  : climate == 1 ? sim::mild_climate()
                                 : sim::hot_climate();
  setup.seed = seed;
  return setup;
}

/// A hotel's year: stays of one to four nights from 15:00 to 10:00, about every other night let, and
/// guests who like 20 to 24 degrees.
class Year {
 public:
  Year(int climate, Control control, const ComfortOptions& options)
      : options_(options),
        room_(setup_of(climate, options.seed)),
        regime_(make(control)),
        chance_(options.seed) {
    book(room::Duration{});
  }

  ComfortResult run() {
    const room::Duration end = kDay * options_.days;
    while (room_.now() < end) step();
    result_.valve_travel = room_.wear().valve_travel;
    result_.fan_switches = room_.wear().fan_switches;
    result_.starts_per_hour = running_h_ > 0 ? starts_ / running_h_ : 0;
    if (const auto* agent = dynamic_cast<const Innkeeper*>(regime_.get())) {
      result_.step_ns = agent->step_ns();
    }
    return result_;
  }

 private:
  int pick(int below) { return static_cast<int>(chance_() % static_cast<unsigned>(below)); }

  void book(room::Duration after) {
    const auto first_day = after / kDay + 1 + pick(5);
    arrives_ = first_day * kDay + hours(15);
    departs_ = arrives_ + kDay * (1 + pick(4)) - hours(5);
    guests_ = 1 + pick(2);
    next_wish_c_ = 20 + pick(9) * 0.5;
    planned_ = false;
  }

  void business(Instant& instant) {
    const room::Duration now = room_.now();
    if (!planned_ && now >= arrives_ - minutes(options_.lead_min)) {
      planned_ = true;
      wish_c_ = instant.wish_c = next_wish_c_;
      regime_->on_stay(instant, guests_);
    }
    if (!rented_ && planned_ && now >= arrives_) {
      rented_ = true;
      room_.check_in(guests_);
    }
    if (rented_ && now >= departs_) {
      rented_ = false;
      room_.check_out();
      regime_->on_empty(instant);
      book(now);
    }
  }

  void step() {
    Instant instant{room::Time(room_.now()), {}, rented_, wish_c_};
    business(instant);
    instant.happened = room_.advance(kStep, command_, regime_->ventilates());
    instant.now = room::Time(room_.now());
    for (const sim::Happening& event : instant.happened) {
      if (event.what != sim::Happened::panel_touched) continue;
      wish_c_ = std::clamp(wish_c_ + event.half_kelvins * 0.5, 19.0, 25.0);
      instant.wish_c = wish_c_;
      regime_->on_wish(instant);
    }
    const control::ClimateCommand next = regime_->step(instant, room_);
    count(next);
    command_ = next;
  }

  void count(const control::ClimateCommand& next) {
    const double h = std::chrono::duration<double>(kStep).count() / 3600;
    const bool inside = room_.presence().guests_in > 0;
    const Use use = inside ? Use::occupied : rented_ ? Use::empty : Use::unrented;
    const auto index = static_cast<std::size_t>(use);
    const sim::RoomEnergy total = room_.energy();
    const double kwh = total.heat_kwh + total.cool_kwh + total.fan_kwh;
    result_.energy_kwh[index] += kwh - counted_kwh_;
    counted_kwh_ = kwh;
    result_.hours[index] += h;
    if (inside) {
      const double off = std::abs(room_.state().air_c - wish_c_);
      const double excess = std::max(0.0, off - kComfortBand) * h;
      result_.discomfort_kh += excess;
      if (room_.presence().window_open) result_.of_it_window_kh += excess;
    }
    const auto runs = [](const control::ClimateCommand& command) {
      return command.heating > room::Percent::zero() || command.cooling > room::Percent::zero();
    };
    if (runs(next)) running_h_ += h;
    if (runs(next) && !runs(command_)) ++starts_;
  }

  ComfortOptions options_;
  sim::SimRoom room_;
  std::unique_ptr<Regime> regime_;
  std::mt19937 chance_;
  control::ClimateCommand command_;
  ComfortResult result_;
  room::Duration arrives_{};
  room::Duration departs_{};
  int guests_ = 1;
  double next_wish_c_ = 21;
  double wish_c_ = 21;
  bool planned_ = false;
  bool rented_ = false;
  double counted_kwh_ = 0;
  double running_h_ = 0;
  double starts_ = 0;
};

}  // namespace

ComfortResult simulate_year(int climate, Control control, const ComfortOptions& options) {
  return Year(climate, control, options).run();
}

}  // namespace innkeeper::bench
