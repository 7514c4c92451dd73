// SPDX-License-Identifier: Apache-2.0
#include "shared/room/decide.hpp"

#include "tests/support/catch.hpp"

namespace innkeeper::room {
namespace {

FixtureName named(std::string_view name) { return fixture_name(name).value(); }
Percent percent(int value) { return Percent::from(value).value(); }

Fixtures two_lights() {
  Fixtures fixtures;
  REQUIRE(fixtures.push_back(named("ceiling")));
  REQUIRE(fixtures.push_back(named("bedside")));
  return fixtures;
}

Plan rented_plan() {
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
  const Plan plan = rented_plan();
  const Decision decision = decide(&plan, Hand{}, two_lights());
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
  Plan plan = rented_plan();
  plan.climate.comfort = Temperature::celsius(29);
  const Decision decision = decide(&plan, Hand{}, two_lights());
  CHECK(decision.climate.setpoint == plan.climate.max);
  CHECK(decision.climate.because == Because::limit_max);
  CHECK(decision.climate.wanted == Temperature::celsius(29));
}

TEST_CASE("the guest's hand is stronger than the stored preference") {
  const Plan plan = rented_plan();
  Hand hand;
  hand.setpoint = Temperature::celsius(20);
  REQUIRE(set_level(hand.lights, named("ceiling"), percent(80)));
  const Decision decision = decide(&plan, hand, two_lights());
  CHECK(decision.climate.setpoint == Temperature::celsius(20));
  CHECK(decision.climate.because == Because::guest_hand);
  CHECK(decision.lights[0].level == percent(80));
  CHECK(decision.lights[0].because == Because::guest_hand);
  CHECK(decision.lights[1].because == Because::guest_preference);
}

TEST_CASE("a vacant room is held in the property's band, dark, and shows no set point") {
  Plan plan = rented_plan();
  plan.rental = RentalState::vacant;
  const Decision decision = decide(&plan, Hand{}, two_lights());
  CHECK(decision.climate.band == plan.climate.vacant);
  CHECK(decision.climate.setpoint == std::nullopt);
  CHECK(decision.climate.because == Because::vacant);
  CHECK(decision.lights[1].level == Percent::zero());
}

TEST_CASE("a room that never heard of a hub is still liveable") {
  const Decision decision = decide(nullptr, Hand{}, two_lights());
  CHECK(decision.climate.band.heat == Temperature::celsius(21));
  CHECK(decision.climate.band.cool == Temperature::celsius(24));
  CHECK(decision.climate.because == Because::no_plan);
}

TEST_CASE("a plan with contradicting limits or unknown lights is refused with the place") {
  Plan plan = rented_plan();
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
