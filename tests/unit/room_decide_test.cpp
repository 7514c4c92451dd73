// SPDX-License-Identifier: Apache-2.0
#include "shared/room/decide.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/room_values.hpp"

namespace innkeeper::room {
namespace {

Fixtures two_lights() {
  Fixtures fixtures;
  REQUIRE(fixtures.push_back(named("ceiling")));
  REQUIRE(fixtures.push_back(named("bedside")));
  return fixtures;
}

Situation at_hour(int hour) {
  Situation situation;
  situation.time = LocalTime{UtcTime{1'790'078'400}, static_cast<std::int16_t>((hour - 12) * 60)};
  return situation;
}

Situation daytime() { return at_hour(12); }

Situation empty_for(int minutes) {
  Situation situation = daytime();
  situation.presence = Presence::nobody;
  situation.quiet_s = static_cast<std::uint32_t>(minutes) * 60;
  return situation;
}

Plan plan_of_known_guest() {
  Plan plan;
  plan.id = {1, 1};
  plan.rental = RentalState::rented;
  plan.climate.comfort = Temperature::milli_celsius(22'500);
  plan.climate.comfort_source = Source::guest;
  REQUIRE(set_level(plan.lights.welcome, named("bedside"), percent(30)));
  plan.lights.welcome_source = Source::guest;
  return plan;
}

TEST_CASE("a rented room follows the guest's stored preference and says so") {
  const Plan plan = plan_of_known_guest();
  const Decision decision = decide(&plan, Hand{}, daytime(), two_lights());
  CHECK(decision.climate.setpoint == Temperature::milli_celsius(22'500));
  CHECK(decision.climate.band.heat == Temperature::celsius(22));
  CHECK(decision.climate.band.cool == Temperature::celsius(23));
  CHECK(decision.climate.because == Because::guest_preference);
  REQUIRE(decision.lights.size() == 2);
  CHECK(decision.lights[0].level == percent(0));
  CHECK(decision.lights[1].level == percent(30));
  CHECK(decision.lights[1].because == Because::guest_preference);
}

TEST_CASE("a wish beyond the property's limits is held at the limit and shown as wished") {
  Plan plan = plan_of_known_guest();
  plan.climate.comfort = Temperature::celsius(29);
  const Decision decision = decide(&plan, Hand{}, daytime(), two_lights());
  CHECK(decision.climate.setpoint == plan.climate.max);
  CHECK(decision.climate.because == Because::limit_max);
  CHECK(decision.climate.wanted == Temperature::celsius(29));
}

TEST_CASE("the guest's hand is stronger than the stored preference") {
  const Plan plan = plan_of_known_guest();
  Hand hand;
  hand.setpoint = Temperature::celsius(20);
  REQUIRE(set_level(hand.lights, named("ceiling"), percent(80)));
  const Decision decision = decide(&plan, hand, daytime(), two_lights());
  CHECK(decision.climate.setpoint == Temperature::celsius(20));
  CHECK(decision.climate.because == Because::guest_hand);
  CHECK(decision.lights[0].level == percent(80));
  CHECK(decision.lights[0].because == Because::guest_hand);
  CHECK(decision.lights[1].because == Because::guest_preference);
}

TEST_CASE("a vacant room is held in the property's band, dark, and shows no set point") {
  Plan plan = plan_of_known_guest();
  plan.rental = RentalState::vacant;
  const Decision decision = decide(&plan, Hand{}, daytime(), two_lights());
  CHECK(decision.climate.band == plan.climate.vacant);
  CHECK(decision.climate.setpoint == std::nullopt);
  CHECK(decision.climate.because == Because::vacant);
  CHECK(decision.lights[1].level == Percent::zero());
}

TEST_CASE("a room that never heard of a hub is still liveable") {
  const Decision decision = decide(nullptr, Hand{}, daytime(), two_lights());
  CHECK(decision.climate.band.heat == Temperature::celsius(21));
  CHECK(decision.climate.band.cool == Temperature::celsius(24));
  CHECK(decision.climate.because == Because::no_plan);
}

TEST_CASE("an empty rented room drifts as far as it has learned to recover from, and no further") {
  const Plan plan = plan_of_known_guest();
  Situation situation = empty_for(25);
  situation.setback = TemperatureDelta::milli_kelvin(3000);
  const ClimateDecision climate = decide(&plan, Hand{}, situation, {}).climate;
  CHECK(climate.band.heat == Temperature::celsius(19));
  CHECK(climate.band.cool == Temperature::celsius(26));
  CHECK(climate.because == Because::unoccupied_setback);
  CHECK(climate.wanted == Temperature::milli_celsius(22'500));
  CHECK(climate.setpoint == std::nullopt);
}

TEST_CASE("what was learned never takes an empty room beyond the band of a vacant one") {
  const Plan plan = plan_of_known_guest();
  Situation situation = empty_for(25);
  situation.setback = TemperatureDelta::milli_kelvin(9000);
  CHECK(decide(&plan, Hand{}, situation, {}).climate.band == plan.climate.vacant);
}

TEST_CASE("a room that must recover in no time does not drift") {
  Plan plan = plan_of_known_guest();
  plan.climate.recovery_min = 0;
  CHECK(decide(&plan, Hand{}, empty_for(60), {}).climate.because == Because::guest_preference);
}

TEST_CASE(
    "a room that is checked in waits at the guest's temperature, in the dark, with fresh air") {
  const Plan plan = plan_of_known_guest();
  Situation situation = empty_for(300);
  situation.arrival = Arrival::awaited;
  const Decision decision = decide(&plan, Hand{}, situation, two_lights());
  CHECK(decision.climate.setpoint == Temperature::milli_celsius(22'500));
  CHECK(decision.ventilation.value);
  CHECK(decision.ventilation.because == Because::awaiting_guest);
  CHECK(decision.lights[1].level == Percent::zero());
  CHECK(decision.lights[1].because == Because::awaiting_guest);
  CHECK(decision.lights[1].wanted == percent(30));
}

TEST_CASE("a guest who does not come lets the room drift like any empty one") {
  const Plan plan = plan_of_known_guest();
  Situation situation = empty_for(300);
  situation.arrival = Arrival::overdue;
  CHECK(decide(&plan, Hand{}, situation, {}).climate.because == Because::unoccupied_setback);
}

TEST_CASE("light that comes by itself is never full at three in the morning") {
  Plan plan = plan_of_known_guest();
  REQUIRE(set_level(plan.lights.welcome, named("ceiling"), Percent::full()));
  const LightDecision ceiling = decide(&plan, Hand{}, at_hour(3), two_lights()).lights[0];
  CHECK(ceiling.level == percent(20));
  CHECK(ceiling.because == Because::night);
  CHECK(ceiling.wanted == Percent::full());
}

TEST_CASE("while the hour is unknown light that comes by itself is half at most") {
  Plan plan = plan_of_known_guest();
  REQUIRE(set_level(plan.lights.welcome, named("ceiling"), Percent::full()));
  const LightDecision ceiling = decide(&plan, Hand{}, Situation{}, two_lights()).lights[0];
  CHECK(ceiling.level == percent(50));
  CHECK(ceiling.because == Because::time_unknown);
}

TEST_CASE("the guest's hand gets full light at any hour") {
  const Plan plan = plan_of_known_guest();
  Hand hand;
  REQUIRE(set_level(hand.lights, named("ceiling"), Percent::full()));
  CHECK(decide(&plan, hand, at_hour(3), two_lights()).lights[0].level == Percent::full());
}

TEST_CASE("light warns by a dim for a minute and then goes off in a room that everybody left") {
  const Plan plan = plan_of_known_guest();
  const auto bedside = [&plan](std::uint32_t quiet_s) {
    Situation situation = empty_for(0);
    situation.quiet_s = quiet_s;
    return decide(&plan, Hand{}, situation, two_lights()).lights[1];
  };
  CHECK(bedside(1739).level == percent(30));
  CHECK(bedside(1740).level == percent(20));
  CHECK(bedside(1740).because == Because::leaving);
  CHECK(bedside(1799).level == percent(20));
  CHECK(bedside(1800).level == Percent::zero());
  CHECK(bedside(1800).because == Because::unoccupied);
  CHECK(bedside(1800).wanted == percent(30));
}

TEST_CASE("by code the bathroom keeps its light ten minutes longer than the room") {
  Plan plan = plan_of_known_guest();
  plan.climate.code = EnergyCode::ashrae_90_1;
  Fixtures fixtures = two_lights();
  REQUIRE(fixtures.push_back({named("bath"), FixtureRole::bath}));
  REQUIRE(set_level(plan.lights.welcome, named("bath"), percent(50)));
  const Decision decision = decide(&plan, Hand{}, empty_for(20), fixtures);
  CHECK(decision.lights[1].level == Percent::zero());
  CHECK(decision.lights[1].because == Because::energy_code);
  CHECK(decision.lights[2].level == percent(50));
  CHECK(decide(&plan, Hand{}, empty_for(30), fixtures).lights[2].level == Percent::zero());
}

TEST_CASE("master-off darkens every fixture, those set one by one before it too") {
  const Plan plan = plan_of_known_guest();
  Hand hand;
  hand.scene = Scene::off;
  for (const LightDecision& light : decide(&plan, hand, daytime(), two_lights()).lights) {
    CHECK(light.level == Percent::zero());
    CHECK(light.because == Because::guest_hand);
  }
}

TEST_CASE("whoever gets up at night finds a path light and nothing brighter") {
  Plan plan = plan_of_known_guest();
  Hand hand;
  hand.scene = Scene::off;
  Fixtures fixtures = two_lights();
  REQUIRE(fixtures.push_back({named("bath"), FixtureRole::bath}));
  Situation situation = at_hour(3);
  situation.path_light = true;
  const Decision with_bath = decide(&plan, hand, situation, fixtures);
  CHECK(with_bath.lights[2].level == kPathLight);
  CHECK(with_bath.lights[2].because == Because::path_light);
  CHECK(with_bath.lights[0].level == Percent::zero());

  REQUIRE(fixtures.push_back({named("floor"), FixtureRole::path}));
  const Decision with_path = decide(&plan, hand, situation, fixtures);
  CHECK(with_path.lights[2].level == Percent::zero());
  CHECK(with_path.lights[3].level == kPathLight);

  plan.lights.path = Percent::zero();
  CHECK(decide(&plan, hand, situation, fixtures).lights[3].level == Percent::zero());
}

TEST_CASE("a bathroom that cannot be dimmed stays dark rather than dazzle") {
  const Plan plan = plan_of_known_guest();
  Fixtures fixtures;
  Fixture bath{named("bath"), FixtureRole::bath};
  bath.dimmable = false;
  REQUIRE(fixtures.push_back(bath));
  Situation situation = at_hour(3);
  situation.path_light = true;
  CHECK(decide(&plan, Hand{}, situation, fixtures).lights[0].level == Percent::zero());
}

TEST_CASE("housekeeping gets light and air until its override ends, and the screen says when") {
  Plan plan = plan_of_known_guest();
  const Situation before = daytime();
  plan.housekeeping = HousekeepingOverride{UtcTime{before.time->utc.seconds + 1}};
  Situation situation = before;
  situation.presence = Presence::staff;
  const Decision during = decide(&plan, Hand{}, situation, two_lights());
  CHECK(during.lights[0].level == scene_level(Scene::cleaning, FixtureRole::general));
  CHECK(during.lights[0].because == Because::housekeeping);
  CHECK(during.lights[0].until == plan.housekeeping->until);
  CHECK(during.ventilation.because == Because::housekeeping);
  situation.time->utc.seconds += 1;
  CHECK(decide(&plan, Hand{}, situation, two_lights()).lights[0].because != Because::housekeeping);
}

TEST_CASE("a board that does not know the time ends housekeeping by its own count") {
  Plan plan = plan_of_known_guest();
  plan.housekeeping = HousekeepingOverride{UtcTime{1}};
  Situation situation;
  CHECK(housekeeping_is_on(&plan, situation));
  situation.housekeeping_over = true;
  CHECK_FALSE(housekeeping_is_on(&plan, situation));
}

TEST_CASE("do-not-disturb keeps cleaning light out of the room") {
  Plan plan = plan_of_known_guest();
  plan.housekeeping = HousekeepingOverride{kLatestTime};
  Hand hand;
  hand.service = ServiceWish::do_not_disturb;
  CHECK(decide(&plan, hand, daytime(), two_lights()).lights[0].because != Because::housekeeping);
}

TEST_CASE("an open window stops heating and cooling and keeps the set point for after") {
  const Plan plan = plan_of_known_guest();
  Situation situation = daytime();
  situation.protection = Protection::opening;
  const Decision decision = decide(&plan, Hand{}, situation, {});
  CHECK(decision.mode.value == ClimateMode::off);
  CHECK(decision.mode.because == Because::opening);
  CHECK(decision.mode.wanted == ClimateMode::automatic);
  CHECK(decision.climate.setpoint == Temperature::milli_celsius(22'500));
  CHECK_FALSE(decision.ventilation.value);
}

TEST_CASE("frost heats a vacant room, an open one and a locked-out one") {
  Plan plan = plan_of_known_guest();
  plan.rental = RentalState::vacant;
  plan.climate.vacant.heat = kLowestTarget;
  plan.maintenance.emplace();
  plan.maintenance->mode = ClimateMode::off;
  Situation situation = empty_for(600);
  situation.protection = Protection::frost;
  const Decision decision = decide(&plan, Hand{}, situation, {});
  CHECK(decision.mode.value == ClimateMode::heat);
  CHECK(decision.mode.wanted == ClimateMode::automatic);
  CHECK(decision.climate.band.heat == Temperature::celsius(7));
  CHECK(decision.climate.because == Because::frost);
}

TEST_CASE("a damp room is dried by cooling while nobody is in, and only then") {
  Plan plan = plan_of_known_guest();
  plan.rental = RentalState::vacant;
  Situation situation = empty_for(600);
  situation.protection = Protection::humidity;
  const ClimateDecision dried = decide(&plan, Hand{}, situation, {}).climate;
  CHECK(dried.because == Because::humidity);
  CHECK(dried.band.cool == Temperature::celsius(22));
  CHECK(dried.band.heat == plan.climate.vacant.heat);
  situation.presence = Presence::guest;
  CHECK(decide(&plan, Hand{}, situation, {}).climate.because == Because::vacant);
}

TEST_CASE("the fan is quiet at night while somebody is in, unless the guest chose a speed") {
  const Plan plan = plan_of_known_guest();
  CHECK(decide(&plan, Hand{}, daytime(), {}).fan.value == FanSetting::automatic);
  CHECK(decide(&plan, Hand{}, at_hour(2), {}).fan.value == FanSetting::quiet);
  CHECK(decide(&plan, Hand{}, at_hour(2), {}).fan.because == Because::night);
  Hand hand;
  hand.fan = FanSetting::high;
  CHECK(decide(&plan, hand, at_hour(2), {}).fan.value == FanSetting::high);
  const Effective<FanSetting> empty = decide(&plan, hand, empty_for(30), {}).fan;
  CHECK(empty.value == FanSetting::automatic);
  CHECK(empty.wanted == FanSetting::high);
}

TEST_CASE("the night's set point holds at night for those who did not choose one by hand") {
  Plan plan = plan_of_known_guest();
  plan.climate.comfort_source = Source::policy;
  plan.climate.night = Temperature::celsius(20);
  CHECK(decide(&plan, Hand{}, at_hour(2), {}).climate.setpoint == Temperature::celsius(20));
  CHECK(decide(&plan, Hand{}, at_hour(2), {}).climate.because == Because::night);
  CHECK(decide(&plan, Hand{}, daytime(), {}).climate.setpoint ==
        Temperature::milli_celsius(22'500));
  Hand hand;
  hand.setpoint = Temperature::celsius(24);
  CHECK(decide(&plan, hand, at_hour(2), {}).climate.setpoint == Temperature::celsius(24));
}

TEST_CASE("an override of maintenance must say something, and a lock-out nothing else") {
  Plan plan = plan_of_known_guest();
  plan.maintenance.emplace();
  CHECK(validate(plan, two_lights())[0].at.view() == "/maintenance");
  plan.maintenance->mode = ClimateMode::off;
  plan.maintenance->setpoint = Temperature::celsius(20);
  const Violations found = validate(plan, two_lights());
  REQUIRE(found.size() == 1);
  CHECK(found[0].at.view() == "/maintenance/setpoint");
  CHECK(found[0].code == Code::contradiction);
}

TEST_CASE("a plan with contradicting limits or unknown lights is refused with the place") {
  Plan plan = plan_of_known_guest();
  plan.climate.min = Temperature::celsius(27);
  REQUIRE(set_level(plan.lights.welcome, named("floor"), percent(10)));
  const Violations found = validate(plan, two_lights());
  REQUIRE(found.size() == 2);
  CHECK(found[0].at.view() == "/climate/max");
  CHECK(found[0].code == Code::contradiction);
  CHECK(found[1].at.view() == "/lights/welcome/floor");
  CHECK(found[1].code == Code::unknown_fixture);
}

TEST_CASE("room ids and fixture names keep to their alphabets") {
  CHECK(room_id("r-7k2m9q"));
  CHECK_FALSE(room_id("hub"));
  CHECK_FALSE(room_id("R-1"));
  CHECK_FALSE(room_id("r/1"));
  CHECK_FALSE(room_id(""));
  CHECK_FALSE(room_id(std::string(33, 'a')));
  CHECK(fixture_name("bed_side2"));
  CHECK_FALSE(fixture_name("bed-side"));
  CHECK_FALSE(fixture_name("2nd"));
}

}  // namespace
}  // namespace innkeeper::room
