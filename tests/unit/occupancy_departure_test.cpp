// SPDX-License-Identifier: Apache-2.0
// How long a room waits for a sign of somebody who stayed: one rule a test. The clock runs in most of them,
// since what is known of a sleeper changes with the hour.
#include "tests/support/catch.hpp"
#include "tests/unit/occupancy_room.hpp"

namespace innkeeper::control::test {
namespace {

/// Staff comes into the empty room, and goes.
void clean(Sensed& room) {
  room.empty();
  room.context.housekeeping = true;
  room.door();
  room.move();
  REQUIRE(room.presence() == Presence::staff);
  room.context.housekeeping = false;
  room.door();
}

/// The minute of the day at which the room becomes empty.
int minute_of_emptiness(Sensed& room) {
  REQUIRE(room.time_to_empty() < hours(24));
  return *room.context.minute;
}

TEST_CASE("where one of two may nap by day, a halving is waited for; at other hours none") {
  for (const auto& [hour, expected] :
       {std::pair{11, kQuietByDay}, std::pair{14, kQuietByDay + kHalving},
        std::pair{18, kQuietByDay}}) {
    Sensed room;
    room.context.guests = 2;
    room.at(hour);
    room.door();
    CAPTURE(hour);
    CHECK(room.time_to_empty() == expected);
  }
}

TEST_CASE("one of two who goes at night leaves the other undisturbed until the morning") {
  for (const int hour : {22, 0, 4}) {
    Sensed room;
    room.context.guests = 2;
    room.at(hour);
    room.live(hours(1));
    room.door();
    CAPTURE(hour);
    CHECK(minute_of_emptiness(room) >= 6 * 60);
  }
}

TEST_CASE("both gone for the evening do not heat the room until the morning") {
  Sensed room;
  room.context.guests = 2;
  room.at(20);
  room.live(minutes(90));
  room.door();
  CHECK(room.time_to_empty() == kQuietByNight + kHalving);
}

TEST_CASE(
    "who leaves a sleeper at eight is waited for until people are up, not for the whole "
    "stillness") {
  Sensed room;
  room.one_of_two_is_up_at(7);
  room.door();
  // Of the three halvings of 8:00 two are left after half an hour, and at nine only one.
  CHECK(minute_of_emptiness(room) == 9 * 60);
}

TEST_CASE("the second of two who go apart is waited for less") {
  Sensed apart;
  apart.one_of_two_is_up_at(6);
  apart.door();
  apart.live(minutes(20));
  Sensed first;
  first.one_of_two_is_up_at(6);
  first.live(minutes(20));
  apart.door();
  first.door();
  CHECK(apart.time_to_empty() + kHalving < first.time_to_empty());
}

TEST_CASE("one of two who comes back is inside again") {
  Sensed room;
  room.one_of_two_is_up_at(6);
  room.door();
  room.live(minutes(10));
  room.door();
  room.live(minutes(10));
  Sensed first;
  first.one_of_two_is_up_at(6);
  first.live(minutes(20));
  room.door();
  first.door();
  CHECK(room.time_to_empty() >= first.time_to_empty() - minutes(1));
}

TEST_CASE("the one who came home after the other has not left before, the next morning") {
  Sensed room;
  room.context.guests = 2;
  room.at(19);
  room.door();
  room.live(hours(1));
  // The second comes, and both sleep until one is up at six.
  room.door();
  room.live(hours(2));
  room.pass(hours(30) - (room.now - room.midnight()));
  room.live(hours(1));
  Sensed first;
  first.one_of_two_is_up_at(6);
  room.door();
  first.door();
  CHECK(room.time_to_empty() >= first.time_to_empty() - minutes(1));
}

TEST_CASE("a room as lively as two waits less than one as lively as one") {
  Sensed one;
  one.one_of_two_is_up_at(6, 30);
  one.live(minutes(32), 2, 4);
  one.door();
  Sensed two;
  two.one_of_two_is_up_at(6, 30);
  two.live(minutes(32), 3, 4);
  two.door();
  CHECK(two.time_to_empty() + kHalving / 2 < one.time_to_empty());
}

TEST_CASE("a door that opens on a still room was opened from outside, and the sleeper sleeps on") {
  for (const int guests : {1, 2}) {
    Sensed room;
    room.context.guests = guests;
    room.at(10);
    room.move();
    room.pass(minutes(16));
    room.door();
    CAPTURE(guests);
    CHECK(room.time_to_empty() == kQuietByDay + kFromOutsideHalvings * kHalving);
  }
}

TEST_CASE("who stirs in the quarter of an hour before the door is on the way out") {
  Sensed room;
  room.at(10);
  room.move();
  room.pass(minutes(13));
  room.door();
  CHECK(room.time_to_empty() == kQuietByDay);
}

TEST_CASE("whoever passes a room that is left already changes nothing but when it counts from") {
  Sensed room;
  room.at(20, 50);
  room.move();
  room.door();
  room.pass(minutes(17));
  room.door();
  CHECK(room.time_to_empty() == kQuietByDay);
}

TEST_CASE(
    "a look into an empty room leaves no sleeper behind, whoever was thought to sleep before") {
  Sensed room;
  room.at(10);
  room.pass(hours(1));
  room.door();
  REQUIRE(room.time_to_empty() > hours(4));
  room.readings.door_open = true;
  room.step(seconds(2));
  room.move();
  room.readings.door_open = false;
  room.step(seconds(2));
  REQUIRE(room.presence() == Presence::leaving);
  CHECK(room.time_to_empty() <= kQuietByDay);
}

TEST_CASE("a sleeper who is seen by chance is occupied at once and until the next door") {
  Sensed room;
  room.one_of_two_is_up_at(6);
  room.door();
  room.pass(minutes(30));
  room.move();
  CHECK(room.presence() == Presence::guest);
  room.pass(hours(12));
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("five minutes after staff that found nobody the room is empty again") {
  Sensed room;
  clean(room);
  CHECK(room.time_to_empty() == kQuietAfterStaff);
}

TEST_CASE("a guest who comes after staff and goes again is waited for as any other") {
  Sensed room;
  clean(room);
  room.pass(minutes(10));
  room.door();
  room.live(minutes(10));
  REQUIRE(room.presence() == Presence::guest);
  room.door();
  CHECK(room.time_to_empty() == kQuietByDay);
}

TEST_CASE("staff that came before the room was known to be empty leaves the whole quiet period") {
  Sensed room;
  room.context.housekeeping = true;
  room.door();
  room.pass(minutes(5));
  room.door();
  room.pass(minutes(1));
  room.move();
  REQUIRE(room.presence() == Presence::staff);
  room.door();
  CHECK(room.time_to_empty() == kQuietByDay);
}

TEST_CASE("a guest who slipped in behind staff is occupied with the first motion after them") {
  Sensed room;
  clean(room);
  room.pass(minutes(12));
  REQUIRE(room.presence() == Presence::nobody);
  room.move();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("while the hour is unknown one of two may sleep") {
  Sensed room;
  room.context.guests = 2;
  room.context.minute.reset();
  room.move();
  room.door();
  CHECK(room.time_to_empty() == kQuietByNight + 5 * kHalving);
}

TEST_CASE("a hand that pulls the key card is awake, however still the room was") {
  Sensed room;
  room.readings.card = KeyCard::guest;
  room.at(10);
  room.pass(hours(2));
  room.readings.card = KeyCard::none;
  room.step(seconds(1));
  room.door();
  CHECK(room.time_to_empty() == kQuietByDay);
}

TEST_CASE("an energy code cuts every wait, also for a sleeper behind a door opened from outside") {
  Sensed room;
  room.context.code = room::EnergyCode::ashrae_90_1;
  room.context.guests = 2;
  room.at(3);
  room.move();
  room.pass(hours(2));
  room.door();
  CHECK(room.time_to_empty() == minutes(30));
}

TEST_CASE("the next guests are not counted by who was in before them") {
  Sensed room;
  room.one_of_two_is_up_at(6);
  room.door();
  room.live(minutes(20));
  room.occupancy.on_tenancy(true, room.now);
  room.door();
  Sensed first;
  first.one_of_two_is_up_at(6);
  first.live(minutes(20));
  first.door();
  CHECK(room.time_to_empty() >= first.time_to_empty() - minutes(1));
}

}  // namespace
}  // namespace innkeeper::control::test
