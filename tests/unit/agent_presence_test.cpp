// SPDX-License-Identifier: Apache-2.0
// The whole controller with people coming and going: arrival, absence, codes, staff, night.
#include "tests/unit/agent_room.hpp"

namespace innkeeper::agent::test {
namespace {

using room::Because;
using room::EnergyCode;
using room::TemperatureDelta;

TEST_CASE("a checked-in room waits warm and dark, and welcomes the guest with light") {
  GuestRoom room;
  room::Plan vacant = room.plan;
  vacant.rental = room::RentalState::vacant;
  vacant.tenancy = 4;
  room.leave_for(30);
  room.change(vacant);
  room.pass(3600);
  REQUIRE(room.climate().because == Because::vacant);

  room::Plan next = room.plan;
  next.rental = room::RentalState::rented;
  next.tenancy = 5;
  room.change(next);
  CHECK(room.climate().setpoint == celsius(22));
  CHECK(room.light("ceiling") == percent(0));
  CHECK(room.link.last_report().state.situation.arrival == room::Arrival::awaited);
  room.come_in();
  CHECK(room.light("ceiling") == percent(60));
  CHECK(room.link.last_report().state.situation.arrival == room::Arrival::past);
  CHECK(room.board.lamps[0].level == control::dim_level_of(percent(60)));
}

TEST_CASE("an empty rented room drifts, darkens after a warning, and is restored at once") {
  GuestRoom room;
  room.leave_for(19);
  CHECK(room.climate().setpoint == celsius(22));
  room.pass(120);
  CHECK(room.climate().because == Because::unoccupied_setback);
  CHECK(room.climate().wanted == celsius(22));
  CHECK(room.light("ceiling") == percent(60));
  room.pass(490);
  CHECK(room.light("ceiling") == percent(20));
  room.pass(60);
  CHECK(room.light("ceiling") == percent(0));
  CHECK_FALSE(room.board.outputs.ventilation);
  room.come_in();
  CHECK(room.climate().setpoint == celsius(22));
  CHECK(room.light("ceiling") == percent(60));
  CHECK(room.board.outputs.ventilation);
}

/// Seconds from the closing of the door until `reached`, at most two hours.
template <class Reached>
std::int64_t seconds_until(GuestRoom& room, Reached reached) {
  room.door();
  const room::Time left = room.now;
  while (!reached() && room.now - left < std::chrono::hours(2)) room.pass(1);
  return (room.now - left) / seconds(1);
}

GuestRoom& under(GuestRoom& room, EnergyCode code) {
  room::Plan lawful = room.plan;
  lawful.climate.code = code;
  room.change(lawful);
  return room;
}

TEST_CASE("by ASHRAE 90.1 and IECC an empty room is 4 F off its set point within 30 minutes") {
  for (const EnergyCode code : {EnergyCode::ashrae_90_1, EnergyCode::iecc}) {
    for (const int guests : {1, 2}) {
      GuestRoom room;
      room.plan.guests = static_cast<std::uint8_t>(guests);
      under(room, code);
      const room::TemperatureBand inside = room.climate().band;
      const auto took = seconds_until(room, [&] {
        return inside.heat - room.climate().band.heat >= TemperatureDelta::milli_kelvin(2222) &&
               room.climate().band.cool - inside.cool >= TemperatureDelta::milli_kelvin(2222);
      });
      CHECK(took <= 1800);
    }
  }
}

TEST_CASE("by Title 24 an empty room is 5 F off after 5 minutes, 10 F after 30, and without air") {
  GuestRoom room;
  under(room, EnergyCode::title_24);
  const room::TemperatureBand inside = room.climate().band;
  const auto off_by = [&](int milli_kelvin) {
    return inside.heat - room.climate().band.heat >= TemperatureDelta::milli_kelvin(milli_kelvin);
  };
  const auto first = seconds_until(room, [&] { return off_by(2777); });
  CHECK(first <= 5 * 60 + 1);
  CHECK_FALSE(room.board.outputs.ventilation);
  CHECK_FALSE(off_by(5555));
  room.pass(1500);
  CHECK(off_by(5555));
}

TEST_CASE("each code turns air and light off within its minutes") {
  struct Row {
    EnergyCode code;
    int air_min;
    int light_min;
    int bath_min;
  };
  for (const Row& row : {Row{EnergyCode::ashrae_90_1, 30, 20, 30},
                         Row{EnergyCode::iecc, 20, 20, 20}, Row{EnergyCode::title_24, 5, 20, 20}}) {
    CAPTURE(name_of(row.code));
    GuestRoom air;
    under(air, row.code);
    CHECK(seconds_until(air, [&] { return !air.board.outputs.ventilation; }) <=
          row.air_min * 60 + 1);
    GuestRoom light;
    under(light, row.code);
    CHECK(seconds_until(light, [&] { return light.light("ceiling") == percent(0); }) <=
          row.light_min * 60 + 1);
    GuestRoom bath;
    under(bath, row.code);
    CHECK(seconds_until(bath, [&] { return bath.light("bath") == percent(0); }) <=
          row.bath_min * 60 + 1);
  }
}

TEST_CASE("by every code an unrented room is held between 60 and 80 F at most") {
  for (const EnergyCode code : {EnergyCode::ashrae_90_1, EnergyCode::iecc, EnergyCode::title_24}) {
    GuestRoom room;
    room::Plan vacant = room.plan;
    vacant.rental = room::RentalState::vacant;
    vacant.climate.vacant = {celsius(18), celsius(25)};
    vacant.climate.code = code;
    room.leave_for(30);
    room.change(vacant);
    CHECK(room.climate().band.heat <= room::Temperature::milli_celsius(15'556));
    CHECK(room.climate().band.cool >= room::Temperature::milli_celsius(26'666));
    CHECK(room.climate().because == Because::energy_code);
  }
}

TEST_CASE("staff gets light and air, does not wake the guest's settings, and leaves none behind") {
  GuestRoom room;
  room.agent().hand_setpoint(celsius(24), room.now);
  room.pass(2);
  room.leave_for(25);
  room::Plan cleaning = room.plan;
  cleaning.housekeeping =
      room::HousekeepingOverride{{room.agent().time(room.now)->utc.seconds + 1800}};
  room.change(cleaning);
  room.come_in();
  CHECK(room.agent().situation().presence == room::Presence::staff);
  CHECK(room.light("ceiling") == percent(100));
  CHECK(room.agent().decision().lights[0].until == cleaning.housekeeping->until);
  CHECK(room.climate().because == Because::unoccupied_setback);
  room.agent().hand_setpoint(celsius(18), room.now);
  REQUIRE(room.agent().hand_light(named("bath"), percent(7), room.now));
  room.pass(2);
  CHECK(room.agent().hand().setpoint == celsius(24));
  CHECK(room.agent().hand().lights.empty());
  room.leave_for(40);
  CHECK(room.agent().decision().lights[0].because != Because::housekeeping);
  room.come_in();
  CHECK(room.climate().setpoint == celsius(24));
  CHECK(room.light("bath") == percent(40));
}

TEST_CASE(
    "master-off lasts while the guest is in; who comes back after everybody left finds light") {
  GuestRoom room;
  room.agent().hand_scene(room::Scene::off, room.now);
  room.pass(5);
  CHECK(room.light("ceiling") == percent(0));
  CHECK(room.board.lamps[0].level == 0);
  CHECK(room.link.last_report().state.hand.scene == room::Scene::off);
  room.pass(21'600);
  room.move();
  CHECK(room.light("ceiling") == percent(0));
  room.leave_for(25);
  room.come_in();
  CHECK(room.light("ceiling") == percent(60));
}

TEST_CASE("who gets up at night finds a dim way, and it goes dark again") {
  GuestRoom room;
  room.agent().hand_scene(room::Scene::off, room.now);
  room.agent().on_hub_time({{1'790'035'200 + 2 * 3600}, 0}, room.now);
  room.pass(60);
  REQUIRE(room.light("bath") == percent(0));
  room.board.sensors.bathroom_motion = true;
  room.pass(3);
  CHECK(room.light("bath") == room::kPathLight);
  CHECK(room.light("ceiling") == percent(0));
  room.board.sensors.bathroom_motion = false;
  room.pass(95);
  CHECK(room.light("bath") == percent(0));
}

TEST_CASE("an open window stops the terminal, and the set point is back when it is shut") {
  GuestRoom room;
  room.board.air = celsius(19);
  room.pass(10);
  REQUIRE(room.board.outputs.heating > percent(0));
  room.board.sensors.window_open = true;
  room.pass(62);
  CHECK(room.board.outputs.heating == percent(0));
  CHECK(room.agent().display().mode_because == Because::opening);
  room.board.sensors.window_open = false;
  room.pass(120);  // the fan rests its two minutes
  CHECK(room.board.outputs.heating > percent(0));
  CHECK(room.climate().setpoint == celsius(22));
}

TEST_CASE("a sensor that freezes while the room warms up does not heat it for ever") {
  GuestRoom room;
  room.board.air = celsius(19);
  room.pass(1800);
  REQUIRE(room.board.outputs.heating == percent(100));
  room.pass(3700);
  CHECK(room.agent().faults().has(room::Fault::air_frozen));
  CHECK(room.agent().display().mode_because == Because::air_sensor);
  CHECK(room.board.outputs.heating < percent(100));
  room.board.air = celsius(20);
  room.pass(310);
  CHECK_FALSE(room.agent().faults().has(room::Fault::air_frozen));
  CHECK(room.board.outputs.heating > percent(0));
}

TEST_CASE("a sensor that jumps to and fro is told, and not obeyed") {
  GuestRoom room;
  for (int i = 0; i < 600; ++i) {
    room.board.air = celsius(i % 2 == 0 ? 20 : 60);
    room.pass(1);
  }
  CHECK(room.agent().faults().has(room::Fault::air_jumping));
  CHECK(room.agent().faults().has(room::Fault::air_sensor));
  CHECK(room.board.outputs.cooling == percent(0));
}

TEST_CASE("a window contact that flutters is told as stuck, and the room is heated all the same") {
  GuestRoom room;
  room.board.air = celsius(19);
  for (int i = 0; i < 300; ++i) {
    room.board.sensors.window_open = i % 2 == 0;
    room.pass(3);
  }
  CHECK(room.agent().faults().has(room::Fault::opening_stuck));
  CHECK(room.board.outputs.heating > percent(0));
}

TEST_CASE("a clock that is wrong by decades leaves the room as warm as it was") {
  for (const std::int64_t utc :
       {std::int64_t{0}, std::int64_t{1'000'000'000}, std::int64_t{4'000'000'000}}) {
    CAPTURE(utc);
    GuestRoom room;
    room.board.air = celsius(19);
    room.pass(60);
    REQUIRE(room.board.outputs.heating > percent(0));
    const room::Presence before = room.agent().situation().presence;
    room.agent().on_hub_time({{utc}, 0}, room.now);
    room.pass(600);
    CHECK(room.board.outputs.heating > percent(0));
    CHECK(room.board.outputs.cooling == percent(0));
    CHECK(room.climate().setpoint == celsius(22));
    CHECK(room.agent().situation().presence == before);
    CHECK(room.agent().situation().protection == room::Protection::none);
  }
}

}  // namespace
}  // namespace innkeeper::agent::test
