// SPDX-License-Identifier: Apache-2.0
// Sensors that lie: each is found, and the room fails towards comfort.
#include "shared/control/occupancy.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/occupancy_room.hpp"

namespace innkeeper::control::test {
namespace {

TEST_CASE("somebody in an empty room whom the door never let in proves the door contact wrong") {
  Sensed room;
  room.empty();
  room.move();
  CHECK(room.presence() == Presence::guest);
  CHECK(room.occupancy.faults().door);
  // From here on the room is not called empty, until the contact has seen four passages.
  room.empty();
  CHECK(room.presence() != Presence::nobody);
  for (int i = 0; i < 4; ++i) room.door();
  CHECK_FALSE(room.occupancy.faults().door);
  room.pass(minutes(25));
  CHECK(room.presence() == Presence::nobody);
}

TEST_CASE(
    "a door contact that falls silent is a fault after five minutes, and nobody is set back") {
  Sensed room;
  room.door();
  room.readings.door_open.reset();
  room.pass(hours(3));
  CHECK(room.occupancy.faults().door);
  CHECK(room.presence() != Presence::nobody);
}

TEST_CASE("a door contact that says open for twelve hours is stuck") {
  Sensed room;
  room.readings.door_open = true;
  room.pass(hours(11));
  CHECK_FALSE(room.occupancy.faults().door);
  room.pass(hours(2));
  CHECK(room.occupancy.faults().door);
}

TEST_CASE("a door contact that flutters is a fault, and neither wakes nor empties the room") {
  for (const int every_s : {2, 5, 20}) {
    CAPTURE(every_s);
    Sensed room;
    for (int i = 0; i < 3600 / every_s; ++i) {
      room.readings.door_open = i % 2 == 0;
      room.step(seconds(every_s));
    }
    CHECK(room.occupancy.faults().door);
    CHECK_FALSE(room.occupancy.faults().motion);
    room.move();
    REQUIRE(room.presence() == Presence::guest);
    for (int i = 0; i < 86'400 / every_s; ++i) {
      room.readings.door_open = i % 2 == 0;
      room.step(seconds(every_s));
      REQUIRE(room.presence() == Presence::guest);
    }
    CHECK(room.occupancy.faults().door);
  }
}

TEST_CASE("a door contact that fluttered is trusted again after a rest and four passages") {
  Sensed room;
  for (int i = 0; i < 200; ++i) {
    room.readings.door_open = i % 2 == 0;
    room.step(seconds(2));
  }
  REQUIRE(room.occupancy.faults().door);
  for (int i = 0; i < 4; ++i) room.door();
  CHECK(room.occupancy.faults().door);
  room.pass(minutes(31));
  CHECK(room.presence() != Presence::nobody);
  room.move();
  for (int i = 0; i < 4; ++i) room.door();
  CHECK_FALSE(room.occupancy.faults().door);
  room.pass(hours(2));
  CHECK(room.presence() == Presence::nobody);
}

TEST_CASE("guests who carry their luggage in and out are no flutter") {
  Sensed room;
  room.move();
  for (int i = 0; i < 10; ++i) {
    room.door();
    room.pass(seconds(20));
    room.move();
  }
  CHECK_FALSE(room.occupancy.faults().door);
}

TEST_CASE("three touches that no motion sensor saw prove it blind") {
  Sensed room;
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(room.occupancy.faults().motion);
    room.touch();
    room.pass(minutes(3));
  }
  CHECK(room.occupancy.faults().motion);
  room.empty();
  CHECK(room.presence() != Presence::nobody);
  room.move();
  CHECK_FALSE(room.occupancy.faults().motion);
}

TEST_CASE("a touch by somebody who moves proves nothing") {
  Sensed room;
  for (int i = 0; i < 10; ++i) {
    room.move();
    room.touch();
    room.pass(minutes(5));
  }
  CHECK_FALSE(room.occupancy.faults().motion);
}

TEST_CASE("six passages of the door without any motion prove the sensors blind") {
  Sensed room;
  for (int i = 0; i < 5; ++i) room.door();
  CHECK_FALSE(room.occupancy.faults().motion);
  room.door();
  CHECK(room.occupancy.faults().motion);
}

TEST_CASE("a motion sensor that is active for four hours without a pause is stuck") {
  Sensed room;
  room.readings.bedroom_motion = true;
  room.pass(hours(4) + minutes(1));
  CHECK(room.occupancy.faults().motion);
}

TEST_CASE("a motion sensor that falls silent is a fault, and nobody is set back") {
  Sensed room;
  room.readings.bathroom_motion.reset();
  room.pass(minutes(6));
  CHECK(room.occupancy.faults().motion);
  room.empty();
  CHECK(room.presence() != Presence::nobody);
}

TEST_CASE("a rented room without motion sensors is never called empty") {
  Sensed room;
  room.readings.bedroom_motion.reset();
  room.readings.bathroom_motion.reset();
  Occupancy occupancy({}, room.now);
  for (int i = 0; i < 600; ++i) {
    room.readings.door_open = i == 1;
    occupancy.update(room.readings, room.context, room.now + minutes(i));
  }
  CHECK(occupancy.presence() != Presence::nobody);
  CHECK(occupancy.faults() == PresenceFaults{});
}

TEST_CASE("a room without any sensors counts as occupied and has no fault") {
  Occupancy occupancy({}, room::Time{});
  PresenceContext context;
  context.rented = true;
  occupancy.update({}, context, room::Time(hours(1000)));
  CHECK(occupancy.presence() == Presence::guest);
  CHECK(occupancy.faults() == PresenceFaults{});
}

}  // namespace
}  // namespace innkeeper::control::test
