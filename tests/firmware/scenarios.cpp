// SPDX-License-Identifier: Apache-2.0
#include "tests/firmware/scenarios.hpp"

#include <algorithm>

#include "device/agent/agent.hpp"
#include "shared/control/dimming.hpp"
#include "shared/util/backoff.hpp"
#include "shared/util/crc32.hpp"

namespace innkeeper::tests {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kPlan =
    R"({"schema":"innkeeper.plan/1","epoch":1790000000,"version":1,"tenancy":7,"rental":"rented",)"
    R"("climate":{"comfort":22.5,"min":18,"max":26},"lights":{"welcome":{"ceiling":60,"bedside":30}}})";
constexpr std::string_view kNextPlan =
    R"({"schema":"innkeeper.plan/1","epoch":1790000000,"version":2,"tenancy":7,"rental":"rented",)"
    R"("climate":{"comfort":21,"min":18,"max":26},"lights":{"welcome":{"ceiling":10,"bedside":5}}})";
constexpr std::string_view kWrongPlan =
    R"({"schema":"innkeeper.plan/1","epoch":1790000000,"version":3,"tenancy":7,"rental":"rented",)"
    R"("climate":{"comfort":99},"lights":{"welcome":{"minibar":10}}})";

/// A room whose air follows its terminal a little, and whose people move as told.
class Room final : public agent::Board {
 public:
  agent::Readings now;
  agent::Outputs outputs;
  std::uint32_t drives = 0;

  Room() {
    now.air = room::Temperature::celsius(21);
    now.door_open = now.window_open = now.bedroom_motion = now.bathroom_motion = false;
  }
  agent::Readings read() override { return now; }
  bool drive(const agent::Outputs& wanted) override {
    outputs = wanted;
    ++drives;
    return true;
  }
  void dim(const control::Lamps&) override {}
  void warm() {
    const int milli_kelvin = outputs.heating.value() / 20 - outputs.cooling.value() / 20 - 1;
    *now.air = *now.air + room::TemperatureDelta::milli_kelvin(milli_kelvin);
  }
};

class Ear final : public agent::Link {
 public:
  std::uint32_t reports = 0;
  room::PlanId applied;
  room::Verdict verdict = room::Verdict::none;
  bool publish(wire::Channel, std::string_view) override { return true; }
  bool publish_report(const room::Report& report) override {
    ++reports;
    applied = report.applied;
    verdict = report.verdict;
    return true;
  }
};

agent::Equipment equipment() {
  agent::Equipment result;
  check(result.fixtures.push_back({*room::fixture_name("ceiling")}) &&
            result.fixtures.push_back({*room::fixture_name("bedside"), room::FixtureRole::bedside}),
        "two lights fit a room");
  return result;
}

struct House {
  Room room;
  Ear ear;
  agent::Agent agent;
  room::Time now{};
  explicit House(agent::Memory& memory) : agent(equipment(), room, memory, ear) {
    agent.boot(now);
    agent.on_link_up(now);
  }
  void live(room::Duration time) {
    for (const room::Time end = now + time; now < end; now += seconds(1)) {
      room.warm();
      agent.step(now);
    }
  }
  [[nodiscard]] int level(std::size_t fixture) const {
    return room.outputs.lights.size() > fixture ? room.outputs.lights[fixture].level.value() : -1;
  }
};

}  // namespace

void check_basics(Checks& checks) {
  INNKEEPER_HOLDS(checks, crc32(std::string_view("123456789")) == 0xCBF43926U);
  INNKEEPER_HOLDS(checks, !FixedString<3>::from("four"));
  INNKEEPER_HOLDS(checks, FixedString<4>::from("four")->view() == "four");
  FixedVector<int, 2> numbers;
  INNKEEPER_HOLDS(checks, numbers.push_back(1) && numbers.push_back(2) && !numbers.push_back(3));
  Backoff backoff(1000, 60'000);
  INNKEEPER_HOLDS(checks, backoff.next_ms(0xFFFF'FFFFU) == 999);
  INNKEEPER_HOLDS(checks, backoff.next_ms(0x8000'0000U) == 1000);
  for (int i = 0; i <= 100; ++i) {
    const auto share = *room::Percent::from(i);
    const std::uint32_t light = control::linear_of(control::dim_level_of(share));
    const auto percent = static_cast<std::int32_t>((light * 100 + 32'767) / 65'535);
    INNKEEPER_HOLDS(checks, percent - i <= 1 && i - percent <= 1);
  }
}

void check_room(Checks& checks) {
  const auto fixtures = equipment().fixtures;
  const auto plan = wire::decode_plan(kPlan, fixtures);
  INNKEEPER_HOLDS(checks, plan.ok());
  if (!plan) return;
  room::Situation situation;
  situation.presence = room::Presence::guest;
  situation.arrival = room::Arrival::past;
  room::Hand hand;
  const auto rented = room::decide(&*plan, hand, situation, fixtures);
  INNKEEPER_HOLDS(checks, rented.climate.setpoint == room::Temperature::milli_celsius(22'500));
  INNKEEPER_HOLDS(checks, rented.lights.size() == 2);
  hand.setpoint = room::Temperature::celsius(30);
  const auto hot = room::decide(&*plan, hand, situation, fixtures);
  INNKEEPER_HOLDS(checks, hot.climate.setpoint == room::Temperature::celsius(26));
  INNKEEPER_HOLDS(checks, hot.climate.because == room::Because::limit_max);
  INNKEEPER_HOLDS(checks, hot.climate.wanted == room::Temperature::celsius(30));
  const auto alone = room::decide(nullptr, room::Hand{}, situation, fixtures);
  INNKEEPER_HOLDS(checks, alone.climate.because == room::Because::no_plan);
}

void check_agent(Checks& checks, agent::Memory& memory) {
  {
    House house(memory);
    house.live(seconds(2));
    house.agent.on_plan(kPlan, house.now);
    house.live(seconds(2));
    INNKEEPER_HOLDS(checks, house.ear.verdict == room::Verdict::applied);
    INNKEEPER_HOLDS(checks, house.agent.digest() == crc32(kPlan));
    const std::uint32_t drives = house.room.drives;
    house.agent.on_plan(kPlan, house.now);
    house.live(seconds(1));
    INNKEEPER_HOLDS(checks, house.room.drives == drives);
    house.agent.on_plan(kWrongPlan, house.now);
    house.live(seconds(2));
    INNKEEPER_HOLDS(checks, house.ear.verdict == room::Verdict::rejected);
    INNKEEPER_HOLDS(checks, (house.ear.applied == room::PlanId{1'790'000'000, 1}));
    house.agent.hand_scene(room::Scene::off, house.now);
    house.agent.hand_steps(2, house.now);
    house.live(seconds(70));
    INNKEEPER_HOLDS(checks, house.level(0) == 0 && house.level(1) == 0);
  }
  House again(memory);
  INNKEEPER_HOLDS(checks, again.agent.starts() == 2);
  INNKEEPER_HOLDS(checks, again.agent.plan() != nullptr && again.agent.plan()->id.version == 1);
  INNKEEPER_HOLDS(checks, again.agent.hand().scene == room::Scene::off);
  INNKEEPER_HOLDS(checks, again.agent.hand().setpoint == room::Temperature::milli_celsius(23'500));
  INNKEEPER_HOLDS(checks, again.level(0) == 0);
}

void live_a_day(Checks& checks, agent::Memory& memory) {
  House house(memory);
  room::LocalTime time{{1'790'000'000}, 60};
  house.agent.on_hub_time(time, house.now);
  house.agent.on_plan(kPlan, house.now);
  std::uint32_t presses = 0;
  for (int hour = 0; hour < 24; ++hour) {
    const bool at_home = hour < 9 || hour >= 18;
    const bool awake = at_home && hour >= 7;
    house.room.now.door_open = true;
    house.live(seconds(5));
    house.room.now.door_open = false;
    for (int quarter = 0; quarter < 4; ++quarter) {
      house.room.now.bedroom_motion = at_home;
      house.live(seconds(10));
      house.room.now.bedroom_motion = false;
      if (awake) {
        house.agent.hand_scene(quarter % 2 == 0 ? room::Scene::read : room::Scene::relax,
                               house.now);
        house.agent.hand_steps(quarter % 2 == 0 ? 1 : -1, house.now);
        presses += 2;
      }
      house.live(minutes(15) - seconds(10) - (quarter == 3 ? seconds(5) : seconds(0)));
    }
    if (hour == 14) house.agent.on_plan(kNextPlan, house.now);
    time.utc.seconds += 3600;
    house.agent.on_hub_time(time, house.now);
  }
  INNKEEPER_HOLDS(checks, house.now.time_since_epoch() == hours(24));
  INNKEEPER_HOLDS(checks, presses > 0 && house.ear.reports > 20);
  INNKEEPER_HOLDS(checks, house.agent.plan() != nullptr && house.agent.plan()->id.version == 2);
  INNKEEPER_HOLDS(checks, !house.agent.faults().has(room::Fault::memory));
}

}  // namespace innkeeper::tests
