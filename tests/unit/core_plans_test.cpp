// SPDX-License-Identifier: Apache-2.0
#include "hub/core/rooms/planner.hpp"
#include "hub/core/text.hpp"
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;

room::Plan planned(const config::RoomType& type, const std::vector<Preferences>& guests) {
  const std::vector<StayRow> stays(guests.size());
  std::vector<GuestWish> wishes;
  wishes.reserve(guests.size());
  for (const Preferences& guest : guests) wishes.push_back({guest, {}});
  return compose({.type = type, .stays = stays, .guests = wishes, .given = {}, .wake = {}});
}

TEST_CASE("of several guests the first to arrive decides, part by part") {
  const auto property = support::small_property(1);
  Preferences first;
  first.comfort = room::Temperature::celsius(20);
  const std::vector<Preferences> guests{first, likes(24'000, "bedside", 10)};
  const room::Plan plan = planned(property.types[0], guests);
  CHECK(plan.climate.comfort == room::Temperature::celsius(20));
  REQUIRE(plan.lights.welcome.size() == 1);
  CHECK(plan.lights.welcome[0].fixture.view() == "bedside");
}

TEST_CASE("a light that a guest likes and the room lacks is left out of the plan") {
  const auto property = support::small_property(1);
  const std::vector<Preferences> guests{likes(22'000, "chandelier", 80)};
  const room::Plan plan = planned(property.types[0], guests);
  CHECK(plan.lights.welcome == property.types[0].welcome);
  CHECK(plan.lights.welcome_source == room::Source::policy);
}

TEST_CASE("preferences out of range are refused whole, naming field, value and limits") {
  CoreFixture hotel;
  const Answer answer = hotel.ask(PutPreferences{"p-1", likes(35'500, "bedside", 10)});
  const auto& invalid = std::get<Invalid>(answer);
  REQUIRE(invalid.errors.size() == 1);
  CHECK(invalid.errors[0].at == "/climate/comfort");
  CHECK(invalid.errors[0].detail == "35.5 is outside 16 to 30 degrees Celsius");
  CHECK(std::holds_alternative<NotFound>(hotel.ask(GetPreferences{"p-1"})));
}

TEST_CASE("a comfort finer than a tenth of a degree is refused, not rounded") {
  CHECK(validate(likes(22'500)).empty());
  const auto errors = validate(likes(22'550));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].detail == "22.55 is not a multiple of 0.1 degrees");
}

TEST_CASE("profile keys are bounded and without blanks") {
  CHECK(is_profile_key("22210"));
  CHECK(is_profile_key(std::string(64, 'x')));
  CHECK_FALSE(is_profile_key(std::string(65, 'x')));
  CHECK_FALSE(is_profile_key(""));
  CHECK_FALSE(is_profile_key("a b"));
  CHECK_FALSE(is_profile_key("a/b"));
}

TEST_CASE("a changed preference reaches the room of a guest in house at once") {
  CoreFixture hotel;
  hotel.prefer("p-1", 21'000);
  hotel.say(CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false});
  const room::Plan before = hotel.view("101").plan;
  hotel.prefer("p-1", 24'000);
  const room::Plan after = hotel.view("101").plan;
  CHECK(after.id.version == before.id.version + 1);
  CHECK(after.tenancy == before.tenancy);
  CHECK(after.climate.comfort == room::Temperature::celsius(24));
}

TEST_CASE("forgetting a guest in house returns the room to policy") {
  CoreFixture hotel;
  hotel.prefer("p-1", 24'000);
  hotel.say(CheckedIn{"1", "101", {.profile = "p-1"}, Share::alone, false});
  CHECK(std::holds_alternative<ErasureView>(hotel.ask(ForgetGuest{"p-1"})));
  CHECK(hotel.view("101").plan.climate.comfort_source == room::Source::policy);
  CHECK(std::holds_alternative<NotFound>(hotel.ask(ForgetGuest{"p-1"})));
}

TEST_CASE(
    "every declared room has a plan from the first start, and a changed policy makes a new one") {
  CoreFixture hotel(2);
  CHECK(hotel.view("101").plan.id.version == 1);
  CHECK(hotel.view("101").plan.rental == room::RentalState::vacant);

  config::Property warmer = hotel.property;
  warmer.types[0].climate.vacant.heat = room::Temperature::celsius(17);
  const support::FixedProperty source(warmer, "edited");
  Hotel restarted(source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  static_cast<void>(hotel.sink.take<PublishPlan>());
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  CHECK(hotel.sink.take<PublishPlan>().size() == 2);
}

TEST_CASE("temperatures are written with as many decimals as they have") {
  CHECK(text_of(room::Temperature::milli_celsius(22'500)) == "22.5");
  CHECK(text_of(room::Temperature::celsius(22)) == "22");
  CHECK(text_of(room::Temperature::milli_celsius(-250)) == "-0.25");
}

}  // namespace
}  // namespace innkeeper::hub
