// SPDX-License-Identifier: Apache-2.0
// What a hub may want of a room for a while, one wish at a time: fan, demand response, brightness, quiet
// hours, wake light, tasks of housekeeping, evacuation.
#include <array>

#include "shared/room/decide.hpp"
#include "shared/room/scene.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/room_values.hpp"

namespace innkeeper::room {
namespace {

constexpr UtcTime kNoon{1'790'078'400};

Temperature tenths(int value) { return Temperature::milli_celsius(value * 100); }

Plan rented_plan() {
  Plan plan;
  plan.id = {1, 1};
  plan.rental = RentalState::rented;
  plan.climate.comfort = Temperature::celsius(22);
  return plan;
}

Situation at(UtcTime utc) {
  Situation situation;
  situation.time = LocalTime{utc, 0};
  return situation;
}

/// Seconds after noon.
Situation after_noon(std::int64_t seconds) { return at(UtcTime{kNoon.seconds + seconds}); }

Situation with(Situation situation, Presence presence) {
  situation.presence = presence;
  return situation;
}

Fixtures bedroom() {
  Fixtures fixtures;
  REQUIRE(fixtures.push_back({named("ceiling"), FixtureRole::general}));
  REQUIRE(fixtures.push_back({named("bed"), FixtureRole::bedside}));
  REQUIRE(fixtures.push_back({named("desk"), FixtureRole::reading}));
  REQUIRE(fixtures.push_back({named("floor"), FixtureRole::path}));
  return fixtures;
}

TEST_CASE("the fan that a guest likes runs while somebody is in, and yields to the hand") {
  Plan plan = rented_plan();
  plan.climate.fan = FanSetting::medium;
  const auto fan = [&plan](const Hand& hand, Presence presence) {
    return decide(&plan, hand, with(at(kNoon), presence), {}).fan;
  };
  CHECK(fan({}, Presence::guest).value == FanSetting::medium);
  CHECK(fan({}, Presence::guest).because == Because::guest_preference);
  CHECK(fan({}, Presence::leaving).value == FanSetting::medium);
  CHECK(fan({}, Presence::nobody).value == FanSetting::automatic);
  CHECK(fan({}, Presence::nobody).because == Because::unoccupied);
  CHECK(fan({}, Presence::nobody).wanted == FanSetting::medium);
  CHECK(fan({}, Presence::staff).because == Because::policy);
  Hand hand;
  hand.fan = FanSetting::automatic;
  CHECK(fan(hand, Presence::guest).value == FanSetting::automatic);
  CHECK(fan(hand, Presence::guest).because == Because::guest_hand);
  plan.rental = RentalState::vacant;
  CHECK(fan({}, Presence::guest).because == Because::policy);
}

TEST_CASE("a guest's fan is no louder or quieter for the hour of the night") {
  Plan plan = rented_plan();
  plan.climate.fan = FanSetting::high;
  const Situation night = after_noon(std::int64_t{12} * 3600);
  CHECK(decide(&plan, {}, night, {}).fan.value == FanSetting::high);
  plan.climate.fan = FanSetting::automatic;
  CHECK(decide(&plan, {}, night, {}).fan.value == FanSetting::quiet);
}

TEST_CASE("a demand response widens the band of a room in use until its second, and says so") {
  Plan plan = rented_plan();
  const UtcTime until{kNoon.seconds + 60};
  plan.climate.demand = DemandResponse{TemperatureDelta::milli_kelvin(1500), until};
  Hand hand;
  hand.setpoint = Temperature::celsius(24);
  const ClimateDecision during = decide(&plan, hand, after_noon(59), {}).climate;
  CHECK(during.band == TemperatureBand{tenths(220), tenths(260)});
  CHECK(during.because == Because::demand_response);
  CHECK(during.until == until);
  CHECK(during.wanted == Temperature::celsius(24));
  CHECK(during.setpoint == std::nullopt);
  CHECK(decide(&plan, hand, after_noon(60), {}).climate.because == Because::guest_hand);
}

TEST_CASE("a demand response never goes beyond the band of a vacant room") {
  Plan plan = rented_plan();
  plan.climate.vacant = {tenths(205), tenths(230)};
  plan.climate.demand = DemandResponse{kMostDemand, kLatestTime};
  CHECK(decide(&plan, {}, at(kNoon), {}).climate.band == plan.climate.vacant);
  plan.rental = RentalState::vacant;
  CHECK(decide(&plan, {}, at(kNoon), {}).climate.because == Because::vacant);
}

TEST_CASE("a room that waits for its guest saves too, and one that drifts further drifts on") {
  Plan plan = rented_plan();
  plan.climate.demand = DemandResponse{TemperatureDelta::milli_kelvin(1000), kLatestTime};
  Situation situation = with(at(kNoon), Presence::nobody);
  situation.arrival = Arrival::awaited;
  CHECK(decide(&plan, {}, situation, {}).climate.because == Because::demand_response);
  situation.arrival = Arrival::past;
  CHECK(decide(&plan, {}, situation, {}).climate.because == Because::unoccupied_setback);
}

TEST_CASE("a board that does not know the time ignores what it could not end or begin") {
  Plan plan = rented_plan();
  plan.climate.demand = DemandResponse{kMostDemand, kLatestTime};
  plan.wake = WakeLight{kNoon};
  const Decision decision = decide(&plan, {}, Situation{}, bedroom());
  CHECK(decision.climate.because == Because::policy);
  for (const LightDecision& light : decision.lights) CHECK(light.because != Because::wake_light);
}

TEST_CASE("a scene is as bright as the guest likes it, its lights in proportion") {
  Plan plan = rented_plan();
  plan.lights.brightness = {percent(50), percent(50), percent(1)};
  const auto levels = [&plan](Scene scene) {
    Hand hand;
    hand.scene = scene;
    const Decision decision = decide(&plan, hand, at(kNoon), bedroom());
    std::array<int, 4> result{};
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = decision.lights[i].level.value();
    return result;
  };
  CHECK(levels(Scene::relax) == std::array{50, 40, 20, 10});  // of 25, 20, 10 and 5
  CHECK(levels(Scene::read) == std::array{19, 50, 50, 0});    // of 30, 80, 80 and 0
  CHECK(levels(Scene::night) == std::array{0, 1, 0, 1});      // what burns keeps one percent
  CHECK(levels(Scene::cleaning) == std::array{100, 100, 100, 100});
}

TEST_CASE("quiet hours dim, quieten and change the set point wherever they are") {
  Plan plan = rented_plan();
  plan.quiet_hours = {13 * 60, 15 * 60};
  plan.climate.night = Temperature::celsius(19);
  REQUIRE(set_level(plan.lights.welcome, named("ceiling"), Percent::full()));
  const Decision before = decide(&plan, {}, after_noon(3599), bedroom());
  CHECK(before.climate.setpoint == Temperature::celsius(22));
  CHECK(before.lights[0].level == Percent::full());
  const Decision during = decide(&plan, {}, after_noon(3600), bedroom());
  CHECK(during.climate.setpoint == Temperature::celsius(19));
  CHECK(during.fan.value == FanSetting::quiet);
  CHECK(during.lights[0].because == Because::night);
  CHECK(decide(&plan, {}, after_noon(std::int64_t{3} * 3600), bedroom()).fan.value ==
        FanSetting::automatic);
}

TEST_CASE("the day begins at six and ends at eighteen, or where quiet hours say otherwise") {
  const auto part = [](std::int64_t hour, const QuietHours& quiet) {
    return day_part(LocalTime{{hour * 3600}, 0}, quiet);
  };
  constexpr QuietHours kUsual{};
  CHECK(part(5, kUsual) == DayPart::night);
  CHECK(part(6, kUsual) == DayPart::day);
  CHECK(part(18, kUsual) == DayPart::evening);
  CHECK(part(23, kUsual) == DayPart::night);
  constexpr QuietHours kLate{60, 8 * 60};  // the evening goes on after midnight
  CHECK(part(0, kLate) == DayPart::evening);
  CHECK(part(7, kLate) == DayPart::night);
  CHECK(part(8, kLate) == DayPart::day);
  constexpr QuietHours kEarly{20 * 60, 3 * 60};  // no white light at four in the morning
  CHECK(part(4, kEarly) == DayPart::evening);
  CHECK(day_part(std::nullopt, kEarly) == DayPart::unknown);
}

TEST_CASE("the wake light rises at the bed from nothing to the welcome level, to the eye evenly") {
  Plan plan = rented_plan();
  plan.wake = WakeLight{kNoon};
  REQUIRE(set_level(plan.lights.welcome, named("bed"), percent(80)));
  Hand hand;
  hand.scene = Scene::off;
  const auto bed = [&](std::int64_t seconds) {
    return decide(&plan, hand, after_noon(seconds), bedroom()).lights[1];
  };
  CHECK(bed(-901).because == Because::guest_hand);
  CHECK(bed(-900).level == percent(1));
  CHECK(bed(-900).because == Because::wake_light);
  CHECK(bed(-450).level == percent(8));  // half way is a tenth of the light
  CHECK(bed(0).level == percent(80));
  CHECK(bed(1799).level == percent(80));
  CHECK(bed(1799).until == UtcTime{kNoon.seconds + 1800});
  CHECK(bed(1800).level == Percent::zero());
  for (std::int64_t s = -900; s < 0; ++s) REQUIRE(bed(s).level <= bed(s + 1).level);
  CHECK(decide(&plan, hand, at(kNoon), bedroom()).lights[0].level == Percent::zero());
}

TEST_CASE(
    "without a welcome at the bed the wake light gives sixty percent, without a bed the room") {
  Plan plan = rented_plan();
  plan.wake = WakeLight{kNoon};
  CHECK(decide(&plan, {}, at(kNoon), bedroom()).lights[1].level == percent(60));
  Fixtures fixtures;
  REQUIRE(fixtures.push_back({named("ceiling"), FixtureRole::general}));
  Fixture bed{named("bed"), FixtureRole::bedside};
  bed.dimmable = false;
  REQUIRE(fixtures.push_back(bed));
  const Decision decision = decide(&plan, {}, at(kNoon), fixtures);
  CHECK(decision.lights[0].because == Because::wake_light);
  CHECK(decision.lights[1].because != Because::wake_light);
}

TEST_CASE("the wake light is for a guest who may be in, rented the room and did not end it") {
  Plan plan = rented_plan();
  plan.wake = WakeLight{kNoon};
  const auto wakes = [&plan](const Situation& situation) {
    return decide(&plan, {}, situation, bedroom()).lights[1].because == Because::wake_light;
  };
  CHECK(wakes(with(at(kNoon), Presence::guest)));
  CHECK(wakes(with(at(kNoon), Presence::leaving)));
  CHECK_FALSE(wakes(with(at(kNoon), Presence::nobody)));
  CHECK_FALSE(wakes(with(at(kNoon), Presence::staff)));
  Situation over = at(kNoon);
  over.wake_over = true;
  CHECK_FALSE(wakes(over));
  plan.climate.code = EnergyCode::title_24;
  Situation lawfully_dark = with(at(kNoon), Presence::leaving);
  lawfully_dark.quiet_s = 1200;
  CHECK_FALSE(wakes(lawfully_dark));
  plan.rental = RentalState::vacant;
  CHECK_FALSE(wakes(at(kNoon)));
}

TEST_CASE("the wake light dims nobody's light, and names no time beyond the calendar") {
  Plan plan = rented_plan();
  plan.wake = WakeLight{kLatestTime};
  Hand hand;
  hand.lights.clear();
  const Situation last = at(kLatestTime);
  CHECK(decide(&plan, hand, last, bedroom()).lights[1].until == kLatestTime);
  REQUIRE(set_level(hand.lights, named("bed"), percent(90)));
  CHECK(decide(&plan, hand, last, bedroom()).lights[1].because == Because::guest_hand);
}

TEST_CASE("turndown sets the relax light, in the guest's brightness and white, and fresh air") {
  Plan plan = rented_plan();
  plan.housekeeping = HousekeepingOverride{kLatestTime, HousekeepingTask::turndown};
  plan.lights.brightness.relax = percent(50);
  const Decision decision = decide(&plan, {}, with(at(kNoon), Presence::staff), bedroom());
  CHECK(decision.lights[0].level == percent(50));
  CHECK(decision.lights[0].because == Because::housekeeping);
  CHECK(decision.lights[0].until == kLatestTime);
  CHECK(decision.white.kelvin == 2700);
  CHECK(decision.ventilation.because == Because::housekeeping);
  CHECK(decision.mode.because == Because::policy);
}

TEST_CASE("airing turns the terminal off until its end and leaves light as it was") {
  Plan plan = rented_plan();
  plan.housekeeping = HousekeepingOverride{kLatestTime, HousekeepingTask::airing};
  REQUIRE(set_level(plan.lights.welcome, named("ceiling"), percent(30)));
  const Decision decision = decide(&plan, {}, at(kNoon), bedroom());
  CHECK(decision.mode.value == ClimateMode::off);
  CHECK(decision.mode.because == Because::housekeeping);
  CHECK(decision.mode.until == kLatestTime);
  CHECK(decision.mode.wanted == ClimateMode::automatic);
  CHECK(decision.ventilation.value);
  CHECK(decision.ventilation.because == Because::housekeeping);
  CHECK(decision.lights[0].because == Because::policy);
}

TEST_CASE("a guest who came back ends housekeeping of any task, and do-not-disturb its light") {
  const Plan without = rented_plan();
  Plan plan = without;
  Situation returned = at(kNoon);
  returned.guest_returned = true;
  Hand undisturbed;
  undisturbed.service = ServiceWish::do_not_disturb;
  for (const auto task :
       {HousekeepingTask::cleaning, HousekeepingTask::turndown, HousekeepingTask::airing}) {
    plan.housekeeping = HousekeepingOverride{kLatestTime, task};
    CHECK(decide(&plan, {}, returned, bedroom()) == decide(&without, {}, returned, bedroom()));
    const Decision quiet = decide(&plan, undisturbed, at(kNoon), bedroom());
    CHECK(quiet.lights[0].because != Because::housekeeping);
    CHECK(quiet.white.kelvin == 4000);
  }
}

TEST_CASE("an evacuation lights every way out, whatever staff and guest chose") {
  Plan plan = rented_plan();
  plan.evacuation = true;
  plan.maintenance.emplace();
  plan.maintenance->lights = Percent::zero();
  plan.maintenance->mode = ClimateMode::heat;
  Hand hand;
  hand.scene = Scene::off;
  hand.service = ServiceWish::do_not_disturb;
  const Decision decision = decide(&plan, hand, with(at(kNoon), Presence::nobody), bedroom());
  for (const LightDecision& light : decision.lights) {
    CHECK(light.level == Percent::full());
    CHECK(light.because == Because::evacuation);
  }
  CHECK(decision.mode.value == ClimateMode::off);
  CHECK(decision.ventilation.because == Because::evacuation);
}

}  // namespace
}  // namespace innkeeper::room
