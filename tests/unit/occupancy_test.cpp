// SPDX-License-Identifier: Apache-2.0
// Who is in the room: one rule a test.
#include "shared/control/occupancy.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/occupancy_room.hpp"

namespace innkeeper::control::test {
namespace {

TEST_CASE("by day a room is empty twenty minutes after the door, by night after forty-five") {
  for (const auto& [minute, expected] :
       {std::pair{12 * 60, minutes(20)}, std::pair{6 * 60 + 59, minutes(45)},
        std::pair{7 * 60, minutes(20)}, std::pair{20 * 60 + 59, minutes(20)},
        std::pair{21 * 60, minutes(45)}, std::pair{3 * 60, minutes(45)}}) {
    Sensed room;
    room.context.minute = minute;
    room.door();
    CHECK(room.presence() == Presence::leaving);
    CAPTURE(minute);
    CHECK(room.time_to_empty() == expected);
  }
}

TEST_CASE("while the hour is unknown the longer quiet period holds") {
  Sensed room;
  room.context.minute.reset();
  room.door();
  CHECK(room.time_to_empty() == minutes(45));
}

TEST_CASE("a sleeper behind a closed door is never set back, however still") {
  Sensed room;
  room.move();
  room.pass(hours(72));
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("motion or a touch means occupied at once and until the next door event") {
  Sensed room;
  room.empty();
  REQUIRE(room.presence() == Presence::nobody);
  room.door();
  room.move();
  CHECK(room.presence() == Presence::guest);
  room.pass(hours(20));
  CHECK(room.presence() == Presence::guest);
  room.empty();
  room.touch();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("a late motion of somebody who was believed gone restores everything at once") {
  Sensed room;
  room.door();
  room.pass(minutes(19));
  room.move();
  CHECK(room.presence() == Presence::guest);
  CHECK(room.occupancy.quiet_s(room.now) == 0);
}

TEST_CASE("what a motion sensor still says of the one who left is no sign of somebody inside") {
  Sensed room;
  room.readings.bedroom_motion = true;
  room.step(seconds(1));
  room.door();
  room.pass(minutes(2));
  CHECK(room.presence() == Presence::leaving);
  room.readings.bedroom_motion = false;
  room.pass(seconds(5));
  room.move();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("a sensor that stays active for five minutes after the door sees somebody") {
  Sensed room;
  room.readings.bathroom_motion = true;
  room.step(seconds(1));
  room.door();
  room.pass(minutes(4));
  CHECK(room.presence() == Presence::leaving);
  room.pass(minutes(2));
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("under an energy code every quiet period ends within its thirty minutes") {
  for (const int guests : {1, 2}) {
    for (const int minute : {12 * 60, 23 * 60}) {
      Sensed room;
      room.context.guests = guests;
      room.context.minute = minute;
      room.context.code = room::EnergyCode::ashrae_90_1;
      room.door();
      CHECK(room.time_to_empty() <= minutes(30));
    }
  }
}

TEST_CASE("those who come into an empty room during housekeeping are staff, until they leave") {
  Sensed room;
  room.empty();
  room.context.housekeeping = true;
  room.door();
  room.move();
  CHECK(room.presence() == Presence::staff);
  room.door();
  room.pass(minutes(5));
  CHECK(room.presence() == Presence::nobody);
}

TEST_CASE("a guest who is in stays the guest when housekeeping begins") {
  Sensed room;
  room.move();
  room.context.housekeeping = true;
  room.move();
  room.touch();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("a knock at the door during housekeeping does not make a sleeper staff") {
  Sensed room;
  room.move();
  room.context.housekeeping = true;
  room.door();
  room.pass(minutes(1));
  room.move();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("staff that comes while the guest has just left is told apart by the second passage") {
  Sensed room;
  room.context.housekeeping = true;
  room.door();
  room.pass(minutes(5));
  room.door();
  room.pass(minutes(1));
  room.move();
  CHECK(room.presence() == Presence::staff);
}

TEST_CASE("who is still there ten minutes after housekeeping ended is taken for a guest") {
  Sensed room;
  room.empty();
  room.context.housekeeping = true;
  room.door();
  room.move();
  room.context.housekeeping = false;
  room.pass(minutes(5));
  room.move();
  CHECK(room.presence() == Presence::staff);
  room.pass(minutes(6));
  room.move();
  room.move();
  CHECK(room.presence() == Presence::guest);
}

TEST_CASE("a guest's key card holds the room occupied, and pulling it is like the door") {
  Sensed room;
  room.readings.card = KeyCard::none;
  room.empty();
  room.door();
  room.readings.card = KeyCard::guest;
  room.step(seconds(1));
  CHECK(room.presence() == Presence::guest);
  room.door();
  room.pass(hours(3));
  CHECK(room.presence() == Presence::guest);
  room.readings.card = KeyCard::none;
  room.step(seconds(1));
  CHECK(room.presence() == Presence::leaving);
  CHECK(room.time_to_empty() == minutes(20));
}

TEST_CASE("a staff card makes staff of whoever comes into an empty room") {
  Sensed room;
  room.readings.card = KeyCard::none;
  room.empty();
  room.door();
  room.readings.card = KeyCard::staff;
  room.step(seconds(1));
  CHECK(room.presence() == Presence::staff);
}

TEST_CASE("an unrented room is empty twenty minutes after the last sign, door or not") {
  Sensed room;
  room.context.rented = false;
  room.move();
  room.pass(minutes(21));
  CHECK(room.presence() == Presence::nobody);
}

TEST_CASE("a door that stands open does not keep the room occupied for ever") {
  Sensed room;
  room.move();
  room.readings.door_open = true;
  room.pass(minutes(14));
  CHECK(room.presence() == Presence::guest);
  room.pass(minutes(22));
  CHECK(room.presence() == Presence::nobody);
}

TEST_CASE("who checks in is awaited, then overdue after an hour, and arrives with the first sign") {
  Sensed room;
  room.empty();
  room.occupancy.on_tenancy(true, room.now);
  CHECK(room.occupancy.arrival() == Arrival::awaited);
  room.pass(minutes(59));
  CHECK(room.occupancy.arrival() == Arrival::awaited);
  room.pass(minutes(2));
  CHECK(room.occupancy.arrival() == Arrival::overdue);
  room.door();
  room.pass(seconds(20));
  room.move();
  CHECK(room.occupancy.arrival() == Arrival::past);
}

TEST_CASE("staff that prepares the room is not the arrival") {
  Sensed room;
  room.empty();
  room.occupancy.on_tenancy(true, room.now);
  room.context.housekeeping = true;
  room.door();
  room.pass(seconds(20));
  room.move();
  CHECK(room.presence() == Presence::staff);
  CHECK(room.occupancy.arrival() == Arrival::awaited);
}

TEST_CASE("a room that somebody is in, or that cannot tell, awaits nobody") {
  Sensed room;
  room.occupancy.on_tenancy(true, room.now);
  CHECK(room.occupancy.arrival() == Arrival::past);
}

TEST_CASE("a power cut keeps an empty room empty and gives a leaving one its quiet period again") {
  Sensed empty({Presence::nobody, Arrival::awaited});
  CHECK(empty.presence() == Presence::nobody);
  CHECK(empty.occupancy.arrival() == Arrival::awaited);
  CHECK(empty.occupancy.quiet_s(empty.now) > 3600);
  Sensed leaving({Presence::leaving, Arrival::past});
  CHECK(leaving.time_to_empty() == minutes(45));
}

TEST_CASE("time that jumps by hours or years breaks nothing") {
  Sensed room;
  room.door();
  room.step(hours(24 * 365 * 10));
  CHECK(room.presence() == Presence::nobody);
  CHECK(room.occupancy.quiet_s(room.now) > 0);
}

}  // namespace
}  // namespace innkeeper::control::test
