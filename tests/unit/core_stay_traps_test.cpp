// SPDX-License-Identifier: Apache-2.0
// What PMSs say in unexpected ways, and what must come of it; docs/stays.md has the table.
#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using support::CoreFixture;

CheckedIn told_again(CheckedIn event) {
  event.resync = true;
  return event;
}

room::Hand warm_and_undisturbed() {
  room::Hand hand;
  hand.setpoint = room::Temperature::milli_celsius(24'500);
  hand.service = room::ServiceWish::do_not_disturb;
  return hand;
}

std::optional<StayRow> row_of(CoreFixture& hotel, const std::string& reservation) {
  const auto rows = hotel.store.snapshot().rows<StayRow>();
  const auto found = rows.find(reservation);
  if (found == rows.end()) return std::nullopt;
  return std::get<StayRow>(found->second);
}

TEST_CASE("reinstated: a check-in soon after the check-out brings the settings back, no welcome") {
  const bool said_by_name = GENERATE(true, false);
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  hotel.say(CheckedOut{"1", "101"});
  const room::Plan vacant = hotel.view("101").plan;
  CHECK_FALSE(vacant.given);
  hotel.advance(hours(2));
  if (said_by_name) {
    hotel.say(CheckOutReversed{"1", "101", {}});
  } else {
    hotel.say(check_in("1", "101"));
  }
  const room::Plan back = hotel.view("101").plan;
  CHECK(back.rental == room::RentalState::rented);
  // A board welcomes when a tenancy begins.
  CHECK(back.tenancy == vacant.tenancy);
  REQUIRE(back.given);
  CHECK(back.given->clear);
  CHECK(back.given->setpoint == room::Temperature::milli_celsius(24'500));
  CHECK(back.given->service == room::ServiceWish::do_not_disturb);
}

TEST_CASE("reinstated after somebody else was in the room: nothing of theirs is left, no welcome") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  hotel.say(CheckedOut{"1", "101"});
  hotel.say(check_in("2", "101"));
  room::Hand cold;
  cold.setpoint = room::Temperature::celsius(18);
  touch(hotel, "101", cold);
  hotel.say(CheckedOut{"2", "101"});
  const room::Plan vacant = hotel.view("101").plan;
  hotel.say(check_in("1", "101"));
  const room::Plan back = hotel.view("101").plan;
  CHECK(back.tenancy == vacant.tenancy);
  REQUIRE(back.given);
  CHECK(back.given->clear);
  CHECK(back.given->setpoint == room::Temperature::milli_celsius(24'500));
}

TEST_CASE("a stay that left is forgotten after the grace, and a later check-in is a new one") {
  config::Property house = support::small_property(1);
  house.stays.departed_hours = 24;
  CoreFixture hotel(house);
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  hotel.say(CheckedOut{"1", "101"});
  hotel.advance(hours(24));
  hotel.run({});
  REQUIRE(row_of(hotel, "1"));
  CHECK(row_of(hotel, "1")->kept.setpoint == room::Temperature::milli_celsius(24'500));
  hotel.advance(seconds(1));
  hotel.run({});
  CHECK_FALSE(row_of(hotel, "1"));
  const room::Plan vacant = hotel.view("101").plan;
  hotel.say(check_in("1", "101"));
  CHECK(hotel.view("101").plan.tenancy > vacant.tenancy);
  CHECK_FALSE(hotel.view("101").plan.given);
}

TEST_CASE("the end of the grace is a deadline of its own, looked at once a minute") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  CHECK(hotel.engine.next_deadline() == std::nullopt);
  hotel.say(CheckedOut{"1", "101"});
  CHECK(hotel.engine.next_deadline() == hotel.now.steady + minutes(1));
  hotel.advance(hours(24));
  hotel.run({});
  CHECK(hotel.engine.next_deadline() == hotel.now.steady + seconds(1));
}

TEST_CASE("a reversed check-in empties the room, and a new one welcomes as if nobody had come") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  hotel.say(CheckInReversed{"1", "101"});
  const room::Plan vacant = hotel.view("101").plan;
  CHECK(vacant.rental == room::RentalState::vacant);
  REQUIRE(row_of(hotel, "1"));
  CHECK(row_of(hotel, "1")->status == StayStatus::expected);
  hotel.say(check_in("1", "101"));
  CHECK(hotel.view("101").plan.tenancy > vacant.tenancy);
  CHECK_FALSE(hotel.view("101").plan.given);
}

TEST_CASE("a synchronisation that tells of an unknown guest neither welcomes nor resets") {
  CoreFixture hotel;
  const room::Plan vacant = hotel.view("101").plan;
  hotel.say(told_again(check_in("1", "101")));
  const room::Plan rented = hotel.view("101").plan;
  CHECK(rented.rental == room::RentalState::rented);
  CHECK(rented.tenancy == vacant.tenancy);
  CHECK_FALSE(rented.given);
}

TEST_CASE("a synchronisation that repeats what is known changes nothing") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(told_again(check_in("1", "101")));
  CHECK(hotel.sink.take<PublishPlan>().empty());
}

TEST_CASE("a guest who replaces one whose check-out was missed inherits nothing") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  touch(hotel, "101", warm_and_undisturbed());
  const room::Plan first = hotel.view("101").plan;
  hotel.say(told_again(check_in("2", "101")));
  CHECK(hotel.view("101").plan.tenancy > first.tenancy);
  CHECK_FALSE(hotel.view("101").plan.given);
  const auto lines = hotel.store.snapshot().audit;
  CHECK(std::any_of(lines.begin(), lines.end(),
                    [](const AuditRow& line) { return line.what == "stay.missed_check_out"; }));
}

TEST_CASE("day use: arrival and departure on one day end nothing, nor does a departure long past") {
  CoreFixture hotel;
  CheckedIn day_use = check_in("1", "101");
  day_use.facts.arrival = day_use.facts.departure = CivilDay{20'000};
  hotel.say(day_use);
  hotel.advance(hours(72));
  hotel.say(NightAudit{true});
  hotel.say(NightAudit{false});
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
}

TEST_CASE("night audit marks and room states change no stay and publish nothing") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  static_cast<void>(hotel.sink.take<PublishPlan>());
  hotel.say(NightAudit{true});
  hotel.say(RoomStatusTold{"101", RoomCondition::clean, {}});
  hotel.say(NightAudit{false});
  CHECK(hotel.sink.take<PublishPlan>().empty());
}

TEST_CASE(
    "a check-in before anybody is there makes the room ready and leaves the welcome to the door") {
  CoreFixture hotel;
  hotel.say(RoomStatusTold{"101", RoomCondition::dirty, {}});
  hotel.say(check_in("1", "101"));
  const room::Plan plan = hotel.view("101").plan;
  CHECK(plan.rental == room::RentalState::rented);
  // A board of which nobody has come through the door yet: comfort is held, no light burns.
  room::Situation situation;
  situation.arrival = room::Arrival::awaited;
  const room::Decision decision =
      room::decide(&plan, {}, situation, hotel.property.types[0].fixtures);
  CHECK(decision.climate.setpoint == plan.climate.comfort);
  for (const room::LightDecision& light : decision.lights) CHECK(light.level.value() == 0);
}

TEST_CASE("the PMS silent for a day: those in house stay in house") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101"));
  hotel.run({PmsLinkChanged{false}});
  static_cast<void>(hotel.sink.take<PublishPlan>());
  for (int hour = 0; hour < 24; ++hour) {
    hotel.advance(hours(1));
    hotel.run({});
  }
  hotel.run({PmsLinkChanged{true}});
  CHECK(hotel.sink.take<PublishPlan>().empty());
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
}

TEST_CASE("an absent fact is kept, an empty one is known to be nothing") {
  CoreFixture hotel;
  CheckedIn event = check_in("1", "101");
  event.facts.language = "de";
  event.facts.vip = "3";
  event.facts.persons = 3;
  hotel.say(event);
  hotel.say(StayUpdated{"1", "101", {.vip = ""}});
  const auto row = row_of(hotel, "1");
  REQUIRE(row);
  CHECK(row->language == "de");
  CHECK(row->vip.empty());
  CHECK(row->persons == 3);
  CHECK(hotel.view("101").plan.guests == 3);
}

TEST_CASE("how a guest wants to be called is forgotten at check-out") {
  CoreFixture hotel;
  CheckedIn event = check_in("1", "101");
  event.facts.greeting = "Ms. Canary";
  hotel.say(event);
  CHECK(row_of(hotel, "1")->greeting == "Ms. Canary");
  hotel.say(CheckedOut{"1", "101"});
  CHECK(row_of(hotel, "1")->greeting.empty());
}

TEST_CASE("a fact or profile that cannot be stored is left out with a note, never the check-in") {
  CoreFixture hotel;
  CheckedIn event = check_in("1", "101");
  event.facts.profile = "no key/at all";
  event.facts.greeting = std::string(kMaxFactBytes + 1, 'x');
  hotel.say(event);
  CHECK(hotel.view("101").plan.rental == room::RentalState::rented);
  CHECK(row_of(hotel, "1")->greeting.empty());
  CHECK_FALSE(row_of(hotel, "1")->profile);
  std::size_t notes = 0;
  for (const Notice& notice : hotel.sink.take<Notice>()) {
    if (notice.severity == Severity::warning) ++notes;
  }
  CHECK(notes == 2);
}

TEST_CASE("pseudo rooms are noted quietly") {
  CoreFixture hotel;
  hotel.say(check_in("1", "9001"));
  const auto notices = hotel.sink.take<Notice>();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].event == "unknown_room");
  CHECK(notices[0].severity == Severity::info);
}

TEST_CASE("duplicates: every record said twice in a row ends in the same state") {
  CoreFixture once;
  CoreFixture twice;
  const std::vector<StayEvent> story{check_in("1", "101"), check_in("2", "101", Share::shared),
                                     RoomMoved{"1", "102", "101", {}, Share::alone},
                                     CheckedOut{"2", "101"}};
  for (const StayEvent& event : story) {
    once.say(event);
    twice.say(event);
    twice.say(event);
  }
  CHECK(once.store.snapshot().rows<StayRow>() == twice.store.snapshot().rows<StayRow>());
  CHECK(once.store.snapshot().rows<RoomRow>() == twice.store.snapshot().rows<RoomRow>());
}

}  // namespace
}  // namespace innkeeper::hub
