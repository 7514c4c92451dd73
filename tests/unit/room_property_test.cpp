// SPDX-License-Identifier: Apache-2.0
// What the deciding function and the validation of plans promise for every input, over random ones.
#include <algorithm>
#include <string>

#include "shared/room/decide.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/wire_generator.hpp"

namespace innkeeper::room {
namespace {

using test::WireGenerator;

constexpr std::uint64_t kRounds = 5000;

/// Runs `check_one(random)` for many seeds and names the one that fails.
template <class CheckOne>
void for_many_rooms(CheckOne check_one) {
  const std::uint64_t base = test::seed_of_run();
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    INFO("INNKEEPER_SEED=" << base << " round " << round);
    WireGenerator random(base * 1'000'003 + round);
    check_one(random);
  }
}

Fixtures lights_of(const Plan& plan) {
  Fixtures fixtures;
  for (const FixtureLevel& entry : plan.lights.welcome) REQUIRE(fixtures.push_back(entry.fixture));
  return fixtures;
}

/// Daylight, so that no light is dimmed for the hour.
Situation noon() {
  Situation situation;
  situation.time = LocalTime{{1'790'078'400}, 0};
  return situation;
}

/// Any situation in which nothing must be protected or lit.
Situation quiet(WireGenerator& random) {
  Situation situation = random.situation();
  situation.protection = Protection::none;
  situation.path_light = false;
  return situation;
}

Plan without_overrides(Plan plan) {
  plan.housekeeping.reset();
  plan.maintenance.reset();
  plan.climate.night.reset();
  plan.climate.code = EnergyCode::none;
  plan.climate.demand.reset();
  plan.wake.reset();
  plan.evacuation = false;
  return plan;
}

bool names(const Violations& violations, std::string_view at, Code code) {
  return std::any_of(violations.begin(), violations.end(), [&](const Violation& violation) {
    return violation.at.view() == at && violation.code == code;
  });
}

TEST_CASE("a decision names every light of the room once, in the room's order") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = random.plan();
    const Fixtures fixtures = random.chance(50) ? lights_of(plan) : random.fixtures();
    const Decision decision = decide(&plan, random.hand(fixtures), random.situation(), fixtures);
    REQUIRE(decision.lights.size() == fixtures.size());
    for (std::size_t i = 0; i < fixtures.size(); ++i) {
      REQUIRE(decision.lights[i].fixture == fixtures[i].name);
    }
  });
}

TEST_CASE("a set point lies within the plan's limits and in the middle of a dead band") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = without_overrides(random.plan());
    const ClimateDecision climate = decide(&plan, random.hand({}), Situation{}, {}).climate;
    REQUIRE(climate.band.cool - climate.band.heat >= kDeadBand);
    if (!climate.setpoint) return;
    REQUIRE(*climate.setpoint >= plan.climate.min);
    REQUIRE(*climate.setpoint <= plan.climate.max);
    REQUIRE(climate.band.cool - climate.band.heat == kDeadBand);
    REQUIRE(*climate.setpoint - climate.band.heat == climate.band.cool - *climate.setpoint);
  });
}

TEST_CASE("a limit that changed a wish is the reason, and the wish is shown") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = without_overrides(random.plan());
    const Hand hand = random.hand({});
    const ClimateDecision climate = decide(&plan, hand, Situation{}, {}).climate;
    if (!climate.setpoint) return;
    const Temperature wish = hand.setpoint.value_or(plan.climate.comfort);
    const bool limited = wish < plan.climate.min || wish > plan.climate.max;
    const bool says_limited =
        climate.because == Because::limit_min || climate.because == Because::limit_max;
    REQUIRE(says_limited == limited);
    REQUIRE(climate.wanted == (limited ? std::optional(wish) : std::nullopt));
  });
}

TEST_CASE("what the guest set by hand wins over every plan") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = without_overrides(random.plan());
    const Fixtures fixtures = lights_of(plan);
    Hand hand = random.hand(fixtures);
    hand.scene.reset();
    const Decision decision = decide(random.chance(90) ? &plan : nullptr, hand, noon(), fixtures);
    for (const LightDecision& light : decision.lights) {
      const Percent* wanted = level_of(hand.lights, light.fixture);
      REQUIRE((light.because == Because::guest_hand) == (wanted != nullptr));
      if (wanted != nullptr) REQUIRE(light.level == *wanted);
    }
  });
}

TEST_CASE("a room that nobody rents and nobody touches shows nothing of a guest") {
  for_many_rooms([](WireGenerator& random) {
    Plan plan = without_overrides(random.plan());
    if (plan.rental == RentalState::rented) plan.rental = RentalState::vacant;
    const Decision decision = decide(&plan, Hand{}, quiet(random), lights_of(plan));
    REQUIRE(decision.climate.band == plan.climate.vacant);
    REQUIRE(decision.climate.setpoint == std::nullopt);
    REQUIRE(decision.climate.wanted == std::nullopt);
    for (const LightDecision& light : decision.lights) REQUIRE(light.level == Percent::zero());
  });
}

TEST_CASE("a demand response only widens what is held, up to the band of a vacant room") {
  for_many_rooms([](WireGenerator& random) {
    Plan plan = without_overrides(random.plan());
    const Hand hand = random.hand({});
    Situation situation = quiet(random);
    situation.time = LocalTime{{1'790'078'400}, 0};
    const TemperatureBand without = decide(&plan, hand, situation, {}).climate.band;
    const auto by = static_cast<std::int32_t>(random.between(kLeastDemand.milli_kelvin(), 5000));
    plan.climate.demand = DemandResponse{TemperatureDelta::milli_kelvin(by), kLatestTime};
    const ClimateDecision with = decide(&plan, hand, situation, {}).climate;
    REQUIRE(with.band.heat <= without.heat);
    REQUIRE(with.band.cool >= without.cool);
    REQUIRE(with.band.heat >= std::min(without.heat, plan.climate.vacant.heat));
    REQUIRE(with.band.cool <= std::max(without.cool, plan.climate.vacant.cool));
    REQUIRE((with.because == Because::demand_response) == (with.band != without));
  });
}

TEST_CASE("an evacuated room is full of light, and its terminal heats against frost alone") {
  for_many_rooms([](WireGenerator& random) {
    Plan plan = random.plan();
    plan.evacuation = true;
    const Fixtures fixtures = lights_of(plan);
    const Situation situation = random.situation();
    const Decision decision = decide(&plan, random.hand(fixtures), situation, fixtures);
    for (const LightDecision& light : decision.lights) {
      REQUIRE(light.level == Percent::full());
      REQUIRE(light.because == Because::evacuation);
    }
    const bool frost = situation.protection == Protection::frost;
    REQUIRE(decision.mode.value == (frost ? ClimateMode::heat : ClimateMode::off));
    REQUIRE(decision.mode.because == (frost ? Because::frost : Because::evacuation));
    REQUIRE_FALSE(decision.ventilation.value);
  });
}

TEST_CASE("every minute of a day is quiet exactly from where quiet hours begin to where they end") {
  for_many_rooms([](WireGenerator& random) {
    const auto from = static_cast<std::uint16_t>(random.between(0, kMinutesOfDay - 1));
    const auto length = random.between(1, kMinutesOfDay - 1);
    const auto to = static_cast<std::uint16_t>((from + length) % kMinutesOfDay);
    const auto after = random.between(0, kMinutesOfDay - 1);
    const UtcTime time{(from + after) % kMinutesOfDay * 60};
    const bool is_night = day_part(LocalTime{time, 0}, {from, to}) == DayPart::night;
    REQUIRE(is_night == (after < length));
  });
}

TEST_CASE("a valid plan stays valid, and one value out of its range is named at its place") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = random.plan();
    const Fixtures fixtures = lights_of(plan);
    REQUIRE(validate(plan, fixtures).empty());

    const bool low = random.chance(50);
    const Temperature bad = low ? kLowestTarget - TemperatureDelta::milli_kelvin(1)
                                : kHighestTarget + TemperatureDelta::milli_kelvin(1);
    Plan broken = plan;
    broken.climate.comfort = bad;
    REQUIRE(names(validate(broken, fixtures), "/climate/comfort", Code::range));
    broken = plan;
    (low ? broken.climate.min : broken.climate.max) = bad;
    REQUIRE(names(validate(broken, fixtures), low ? "/climate/min" : "/climate/max", Code::range));
    broken = plan;
    broken.id.version = 0;
    REQUIRE(names(validate(broken, fixtures), "/version", Code::range));
    broken = plan;
    broken.climate.vacant.cool =
        broken.climate.vacant.heat + kDeadBand - TemperatureDelta::milli_kelvin(1);
    REQUIRE(names(validate(broken, fixtures), "/climate/vacant/cool", Code::contradiction));
  });
}

TEST_CASE("a plan for lights that the room lacks is refused, each light named up to the bound") {
  for_many_rooms([](WireGenerator& random) {
    const Plan plan = random.plan();
    const Violations found = validate(plan, {});
    REQUIRE(found.size() == std::min(plan.lights.welcome.size(), kMaxViolations));
    for (const Violation& violation : found) REQUIRE(violation.code == Code::unknown_fixture);
  });
}

}  // namespace
}  // namespace innkeeper::room
