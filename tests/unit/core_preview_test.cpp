// SPDX-License-Identifier: Apache-2.0
// What the desk sets in a room for its guest, and what it is told that preferences would do.
#include <algorithm>

#include "tests/unit/core_guests.hpp"

namespace innkeeper::hub {
namespace {

using support::CoreFixture;

CheckedIn check_in(std::string reservation, std::string room, std::string profile) {
  return {reservation, std::move(room), {.profile = std::move(profile)}, Share::unknown};
}

PreviewView preview(CoreFixture& hotel, PreviewPreferences request) {
  return std::get<PreviewView>(hotel.ask(DeskRequest(std::move(request))));
}

PreviewPreferences warmer(std::string profile, std::int32_t comfort, std::string number = {}) {
  PreviewPreferences request{std::move(profile), {}, std::move(number)};
  request.edit.set.comfort = milli(comfort);
  return request;
}

TEST_CASE("the preview says what the guest's room would do, and stores nothing") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500, 30);
  hotel.say(check_in("1", "102", "p-1"));
  const room::PlanId plan = hotel.view("102").plan.id;
  const PreviewView view = preview(hotel, warmer("p-1", 25'000));
  REQUIRE(view.rooms.size() == 1);
  CHECK(view.rooms[0].number == "102");
  CHECK(view.rooms[0].in_house);
  CHECK(view.rooms[0].before.comfort == milli(23'500));
  CHECK(view.rooms[0].after.comfort == milli(25'000));
  CHECK(view.rooms[0].after.welcome == view.rooms[0].before.welcome);
  CHECK(view.rooms[0].notes.empty());
  CHECK(hotel.view("102").plan.id == plan);
  CHECK(std::get<Preferences>(hotel.ask(GetPreferences{"p-1"})).comfort == milli(23'500));
}

TEST_CASE("what the preview promises is what the room gets once the change is made") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500, 30);
  hotel.say(check_in("1", "101", "p-1"));
  PreviewPreferences request{"p-1", {}};
  request.edit.set.night = milli(19'000);
  request.edit.set.fan = room::FanSetting::quiet;
  request.edit.removed = {"lights.welcome.bedside"};
  const RoomTargets promised = preview(hotel, request).rooms.at(0).after;
  REQUIRE(std::holds_alternative<Done>(hotel.ask(ChangePreferences{"p-1", request.edit})));
  const room::Plan plan = hotel.view("101").plan;
  CHECK(plan.climate.comfort == promised.comfort);
  CHECK(plan.climate.night == promised.night);
  CHECK(plan.climate.fan == promised.fan);
  CHECK(plan.lights.welcome == promised.welcome);
}

TEST_CASE("a guest who is not in house is shown one room of each type, or the one asked for") {
  CoreFixture hotel;
  CHECK(preview(hotel, warmer("p-1", 23'000)).rooms.size() == 1);
  const PreviewView view = preview(hotel, warmer("p-1", 23'000, "103"));
  REQUIRE(view.rooms.size() == 1);
  CHECK(view.rooms[0].number == "103");
  CHECK_FALSE(view.rooms[0].in_house);
  CHECK(view.rooms[0].before.comfort == room::Temperature::celsius(22));
  CHECK(view.rooms[0].after.comfort == milli(23'000));
  CHECK(std::holds_alternative<NotFound>(hotel.ask(DeskRequest(warmer("p-1", 23'000, "999")))));
}

TEST_CASE("the preview says why a room does not just do as wished") {
  CoreFixture hotel;
  hotel.say(check_in("1", "101", "p-1"));
  PreviewPreferences request = warmer("p-1", 29'000);
  REQUIRE(room::set_level(request.edit.set.welcome, room::fixture_name("chandelier").value(),
                          room::Percent::from(40).value()));
  const PreviewView::Room room = preview(hotel, request).rooms.at(0);
  CHECK(room.after.comfort == room::Temperature::celsius(26));
  REQUIRE(room.notes.size() == 2);
  CHECK(room.notes[0] == "this room allows 18 to 26 °C, so that it is held at 26 by day");
  CHECK(room.notes[1] == "this room has no light called chandelier");
}

TEST_CASE("the preview of a shared room follows the rule of the property and says so") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  hotel.say(check_in("1", "101", "p-1"));
  hotel.say(check_in("2", "101", "p-2"));
  const PreviewView::Room room = preview(hotel, warmer("p-2", 20'000)).rooms.at(0);
  CHECK(room.after.comfort == milli(23'500));
  REQUIRE(room.notes.size() == 1);
}

TEST_CASE("what could not be stored is refused by the preview as well") {
  CoreFixture hotel;
  hotel.prefer("p-1", 23'500);
  PreviewPreferences request = warmer("p-1", 25'000);
  request.edit.provenance = Provenance::staff;
  const Answer stronger = hotel.ask(DeskRequest(request));
  REQUIRE(std::holds_alternative<Invalid>(stronger));
  CHECK(std::get<Invalid>(stronger).errors.at(0).at == "/climate/comfort");
  const Answer wrong = hotel.ask(DeskRequest(warmer("p-1", 23'550)));
  CHECK(std::holds_alternative<Invalid>(wrong));
}

TEST_CASE("a room tells its scenes, and takes one of them from the desk") {
  CoreFixture hotel;
  const auto scenes = hotel.view("101").scenes;
  CHECK(scenes.front() == room::Scene::welcome);
  CHECK(scenes.back() == room::Scene::off);
  REQUIRE(std::holds_alternative<Done>(
      hotel.ask(DeskRequest(SetScene{"101", room::Scene::relax}), {Channel::front_desk, "maria"})));
  REQUIRE(hotel.view("101").plan.given);
  CHECK(hotel.view("101").plan.given->scene == room::Scene::relax);
  const room::PlanId plan = hotel.view("101").plan.id;
  REQUIRE(
      std::holds_alternative<Done>(hotel.ask(DeskRequest(SetScene{"101", room::Scene::relax}))));
  CHECK(hotel.view("101").plan.id == plan);
  const Answer foreign = hotel.ask(DeskRequest(SetScene{"101", room::Scene::cleaning}));
  REQUIRE(std::holds_alternative<Invalid>(foreign));
  CHECK(std::get<Invalid>(foreign).errors.at(0).at == "/scene");
}

TEST_CASE("a set point is given to a guest's room only, and within its limits") {
  CoreFixture hotel;
  CHECK(
      std::holds_alternative<Conflict>(hotel.ask(DeskRequest(SetSetpoint{"101", milli(23'000)}))));
  hotel.say(check_in("1", "101", "p-1"));
  const Answer hot = hotel.ask(DeskRequest(SetSetpoint{"101", milli(27'000)}));
  REQUIRE(std::holds_alternative<Invalid>(hot));
  CHECK(std::get<Invalid>(hot).errors.at(0).at == "/setpoint");
  REQUIRE(std::holds_alternative<Done>(hotel.ask(DeskRequest(SetSetpoint{"101", milli(23'000)}))));
  REQUIRE(hotel.view("101").plan.given);
  CHECK(hotel.view("101").plan.given->setpoint == milli(23'000));
  CHECK(
      std::holds_alternative<NotFound>(hotel.ask(DeskRequest(SetSetpoint{"999", milli(23'000)}))));
}

}  // namespace
}  // namespace innkeeper::hub
