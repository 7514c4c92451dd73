// SPDX-License-Identifier: Apache-2.0
// Wake calls and guests on the way.
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using support::CoreFixture;

room::UtcTime in(const CoreFixture& hotel, seconds after) {
  return {hotel.now.utc.seconds + after.count()};
}

std::vector<TellWakeCall> told(CoreFixture& hotel) {
  std::vector<TellWakeCall> calls;
  for (const SendToPms& sent : hotel.sink.take<SendToPms>()) {
    if (const auto* call = std::get_if<TellWakeCall>(&sent.message)) calls.push_back(*call);
  }
  return calls;
}

void pass(CoreFixture& hotel, seconds time) {
  hotel.advance(time);
  hotel.run({});
}

TEST_CASE("a room's plan holds its next wake call within a day, and the light stays on after it") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  const room::UtcTime first = in(hotel, hours(30));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(31)), true});
  hotel.say(WakeCallChanged{"101", first, true});
  CHECK_FALSE(hotel.view("101").plan.wake);
  pass(hotel, hours(6));
  REQUIRE(hotel.view("101").plan.wake);
  CHECK(hotel.view("101").plan.wake->at == first);
  pass(hotel, hours(24) + minutes(29));
  REQUIRE(hotel.view("101").plan.wake);
  CHECK(hotel.view("101").plan.wake->at == first);
  pass(hotel, minutes(1));
  REQUIRE(hotel.view("101").plan.wake);
  CHECK(hotel.view("101").plan.wake->at > first);
}

TEST_CASE("a wake call that was called off leaves the plan") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), true});
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), false});
  CHECK_FALSE(hotel.view("101").plan.wake);
  pass(hotel, hours(9));
  CHECK(told(hotel).empty());
}

TEST_CASE(
    "a room that is online with the plan in force did it, and the PMS hears so exactly once") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  const room::UtcTime at = in(hotel, hours(8));
  hotel.say(WakeCallChanged{"101", at, true});
  hotel.online("101");
  hotel.run({hotel.confirmation("101")});
  pass(hotel, hours(8) - seconds(1));
  CHECK(told(hotel).empty());
  CHECK(hotel.engine.next_deadline() == hotel.now.steady + seconds(1));
  pass(hotel, seconds(1));
  const auto calls = told(hotel);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].room == "101");
  CHECK(calls[0].at == at);
  CHECK(calls[0].result == WakeResult::done);
  pass(hotel, seconds(30));
  pass(hotel, hours(1));
  CHECK(told(hotel).empty());
  CHECK(hotel.store.snapshot().rows<WakeRow>().empty());
}

TEST_CASE(
    "a room that is silent for a minute after the time is unreachable, and somebody must knock") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), true});
  pass(hotel, hours(8));
  CHECK(told(hotel).empty());
  pass(hotel, kWakePatience - seconds(1));
  CHECK(told(hotel).empty());
  pass(hotel, seconds(1));
  const auto calls = told(hotel);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].result == WakeResult::unreachable);
}

TEST_CASE("a room whose light rises did it, whatever else is known of it") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), true});
  ReportReceived report = hotel.confirmation("101");
  room::LightDecision light;
  light.because = room::Because::wake_light;
  check(report.report.why.lights.push_back(light), "one light fits");
  hotel.run({report});
  pass(hotel, hours(8));
  const auto calls = told(hotel);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].result == WakeResult::done);
}

TEST_CASE("a wake call for a room without a board is answered at once") {
  CoreFixture hotel;
  hotel.say(WakeCallChanged{"9001", in(hotel, hours(8)), true});
  const auto calls = told(hotel);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].result == WakeResult::unknown_room);
}

TEST_CASE("wake calls survive a restart, and one that came due meanwhile is told once") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), true});
  hotel.advance(hours(9));
  Hotel restarted(hotel.source, hotel.store, hotel.clock, {"test", true});
  Engine engine(restarted, hotel.store, hotel.sink);
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  CHECK(told(hotel).empty());  // rooms have a minute to be heard of
  hotel.advance(kWakePatience);
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  REQUIRE_FALSE(engine.run({}, hotel.now).error);
  CHECK(told(hotel).size() == 1);
}

TEST_CASE("the calls of a guest who left are not the next guest's") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.say(WakeCallChanged{"101", in(hotel, hours(8)), true});
  hotel.say(CheckedOut{"1", "101"});
  CHECK_FALSE(hotel.view("101").plan.wake);
  hotel.say(check_in("2", "101"));
  CHECK_FALSE(hotel.view("101").plan.wake);
  pass(hotel, hours(9));
  CHECK(told(hotel).empty());
}

TEST_CASE("an announced guest has the room made ready by the house's comfort, for a bounded time") {
  CoreFixture hotel;
  const room::Plan before = hotel.view("101").plan;
  hotel.say(ArrivalExpected{"101", true});
  const room::Plan ready = hotel.view("101").plan;
  CHECK(ready.rental == room::RentalState::vacant);
  CHECK(ready.climate.vacant.heat == room::Temperature::milli_celsius(21'500));
  CHECK(ready.climate.vacant.cool == room::Temperature::milli_celsius(22'500));
  CHECK(ready.climate.comfort_source == room::Source::policy);
  CHECK(ready.tenancy == before.tenancy);

  SECTION("until the guest is there") {
    hotel.say(check_in("1", "101"));
    hotel.say(CheckedOut{"1", "101"});
  }
  SECTION("until the guest calls it off") { hotel.say(ArrivalExpected{"101", false}); }
  SECTION("until it took too long") { pass(hotel, kLongestExpectation); }
  CHECK(hotel.view("101").plan.climate.vacant == before.climate.vacant);
  CHECK(hotel.store.snapshot().rows<ExpectedRow>().empty());
}

}  // namespace
}  // namespace innkeeper::hub
