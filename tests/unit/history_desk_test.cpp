// SPDX-License-Identifier: Apache-2.0
// Who may see what of a room's past and of its guests; when a room is ready; what holds it.
#include <nlohmann/json.hpp>
#include <set>

#include "hub/http/history_documents.hpp"
#include "tests/support/http_door.hpp"

namespace innkeeper::hub {
namespace {

using http::Door;
using nlohmann::json;
using support::CoreFixture;
using support::id_of;

HistoryQuery query_of(CoreFixture& hotel, ShowHistory show) {
  show.number = "101";
  const Answer answer = hotel.ask(HistoryRequest(show));
  REQUIRE(std::holds_alternative<HistoryQuery>(answer));
  return std::get<HistoryQuery>(answer);
}

TEST_CASE("who says nothing sees the last day in the finest slots") {
  CoreFixture hotel;
  const HistoryQuery query = query_of(hotel, {});
  CHECK(query.room == id_of("101"));
  CHECK(query.resolution == kFineSlot);
  CHECK(query.until.seconds == hotel.now.utc.seconds + 1);
  CHECK(query.until.seconds - query.since.seconds == 86'400);
}

TEST_CASE("a longer time is shown in wider slots, unless somebody wants others") {
  CoreFixture hotel;
  const auto over = [&](std::int64_t days) {
    ShowHistory show;
    show.since = room::UtcTime{hotel.now.utc.seconds - days * 86'400};
    return show;
  };
  CHECK(query_of(hotel, over(7)).resolution == kCoarseSlot);
  CHECK(query_of(hotel, over(30)).resolution == kHourSlot);
  ShowHistory finer = over(7);
  finer.resolution = kFineSlot;
  CHECK(query_of(hotel, finer).resolution == kFineSlot);
  finer = over(30);
  finer.resolution = kFineSlot;
  CHECK(std::holds_alternative<Invalid>(
      hotel.ask(HistoryRequest(ShowHistory{"101", finer.since, {}, kFineSlot}))));
}

TEST_CASE("a time that ends before it begins, and a room that is not there, are told apart") {
  CoreFixture hotel;
  ShowHistory show{"101", room::UtcTime{200}, room::UtcTime{100}, {}};
  CHECK(std::holds_alternative<Invalid>(hotel.ask(HistoryRequest(show))));
  show.number = "999";
  CHECK(std::holds_alternative<NotFound>(hotel.ask(HistoryRequest(show))));
}

TEST_CASE("only who receives guests' data sees when somebody was in a room") {
  Principal who;
  for (const Role role : kRoles) {
    who.role = role;
    const bool expected = role == Role::administrator || role == Role::front_desk;
    CHECK(may_see_people(&who) == expected);
  }
  who.role = Role::integrator;
  who.permits.add(Permit::guests_read);
  CHECK(may_see_people(&who));
}

TEST_CASE(
    "a document of the past has lists of one length, and no people for who may not see them") {
  HistoryView view;
  view.asked.number = "101";
  HistoryPoint point;
  point.at = {300};
  point.air = room::Temperature::milli_celsius(21'400);
  point.people = PeoplePoint{100, 0, 50};
  view.points = {point, point};
  view.points[1].people.reset();
  view.points[1].air.reset();
  const json document = json::parse(http::history_document(view));
  for (const char* list : {"at", "told", "air", "setpoint", "heat", "cool", "heating", "cooling",
                           "humidity", "window", "guest", "staff", "do_not_disturb"}) {
    CAPTURE(list);
    CHECK(document.at(list).size() == 2);
  }
  CHECK(document.at("air") == json::parse("[21.4,null]"));
  CHECK(document.at("guest") == json::parse("[100,null]"));
}

TEST_CASE("a query of the past that cannot be read is refused with what is allowed") {
  Door door;
  const auto shown = door.somebody(Role::maintenance);
  for (const char* query : {"?resolution=301", "?resolution=x", "?since=-1", "?until=1e3",
                            "?since=5&since=6", "?by=me"}) {
    CAPTURE(query);
    const auto reply = door.send("GET", std::string("/api/v1/rooms/101/history") + query, shown);
    CHECK(reply.status == 400);
  }
}

TEST_CASE("the stays of a room are those in house, and a guest on the way has no name") {
  Door door;
  CheckedIn in;
  in.reservation = "R1";
  in.room = "102";
  in.facts.profile = "4711";
  in.facts.greeting = "Dr. Rossi";
  door.say(in);
  door.say(ArrivalExpected{"103"});
  const auto desk = door.somebody(Role::front_desk);
  const json stays = json::parse(door.send("GET", "/api/v1/rooms/102/stays", desk).body);
  REQUIRE(stays.at("stays").size() == 1);
  CHECK(stays["stays"][0]["reservation"] == "R1");
  CHECK(stays["stays"][0]["profile"] == "4711");
  CHECK(stays["stays"][0]["greeting"] == "Dr. Rossi");
  CHECK(stays["expected"].is_null());
  const json expected = json::parse(door.send("GET", "/api/v1/rooms/103/stays", desk).body);
  CHECK(expected["stays"].empty());
  CHECK(expected["expected"]["until"].is_number());
  const auto cleaner = door.somebody(Role::housekeeping);
  CHECK(door.send("GET", "/api/v1/rooms/102/stays", cleaner).status == 403);
}

/// A confirmed room at this temperature whose guest is awaited.
ReportReceived awaited(CoreFixture& hotel, std::int32_t milli_celsius) {
  ReportReceived told = hotel.confirmation("101");
  told.report.state.air = room::Temperature::milli_celsius(milli_celsius);
  told.report.state.situation.arrival = room::Arrival::awaited;
  told.report.state.situation.presence = room::Presence::nobody;
  told.report.state.situation.setback = room::TemperatureDelta::milli_kelvin(2'000);
  return told;
}

void check_in(CoreFixture& hotel) {
  CheckedIn in;
  in.reservation = "R1";
  in.room = "101";
  hotel.say(in);
  hotel.online("101");
}

TEST_CASE("a room that gets ready says in how many minutes, by the rate its board learned") {
  CoreFixture hotel;
  check_in(hotel);
  // Comfort 22 is a band of 21.5 to 22.5: 3.5 K below, 3 K to go until within half a kelvin; 2 K take 12 min.
  hotel.run({awaited(hotel, 18'000)});
  CHECK(hotel.view("101").ready_in == std::chrono::minutes(19));
  hotel.run({awaited(hotel, 21'000)});
  CHECK(hotel.view("101").ready_in == std::chrono::minutes(0));
}

TEST_CASE("where nobody can tell, no minutes are made up") {
  CoreFixture hotel;
  check_in(hotel);
  const auto ready_in = [&](auto change) {
    ReportReceived told = awaited(hotel, 18'000);
    change(told.report);
    hotel.run({told});
    return hotel.view("101").ready_in;
  };
  REQUIRE(ready_in([](room::Report&) {}));
  CHECK_FALSE(ready_in([](room::Report& r) { r.state.air.reset(); }));
  CHECK_FALSE(ready_in([](room::Report& r) {
    r.state.situation.setback = room::TemperatureDelta::milli_kelvin(500);
  }));
  CHECK_FALSE(
      ready_in([](room::Report& r) { r.state.situation.protection = room::Protection::opening; }));
  CHECK_FALSE(
      ready_in([](room::Report& r) { check(r.faults.push_back(room::Fault::heating), "fits"); }));
  CHECK_FALSE(ready_in([](room::Report& r) { r.state.situation.arrival = room::Arrival::past; }));
  hotel.run({LinkReceived{id_of("101"), wire::LinkState::lost}});
  CHECK_FALSE(hotel.view("101").ready_in);
}

TEST_CASE("the list of rooms says what holds each, the strongest first") {
  Door door;
  HoldRoom hold;
  hold.number = "101";
  hold.held.mode = room::ClimateMode::off;
  hold.reason = "valve leaks";
  REQUIRE(std::holds_alternative<Done>(door.ask(OverrideRequest(hold))));
  const auto shown = door.somebody(Role::housekeeping);
  const json rooms = json::parse(door.send("GET", "/api/v1/rooms", shown).body).at("rooms");
  CHECK(rooms[0].at("held") == json::parse(R"(["maintenance"])"));
  CHECK(rooms[1].at("held") == json::array());
  CHECK(rooms[0].at("ready_in_min").is_null());
}

TEST_CASE("whoever asks to be forgotten is forgotten in the history of every room they were in") {
  CoreFixture hotel;
  CheckedIn in;
  in.reservation = "R1";
  in.room = "101";
  in.facts.profile = "4711";
  hotel.say(in);
  RoomMoved moved;
  moved.reservation = "R1";
  moved.room = "102";
  moved.previous_room = "101";
  hotel.say(moved);
  static_cast<void>(hotel.sink.take<ForgetPeople>());
  static_cast<void>(hotel.ask(DataRequest(ForgetGuest{"4711"})));
  std::set<std::string> rooms;
  for (const ForgetPeople& effect : hotel.sink.take<ForgetPeople>()) {
    rooms.insert(std::string(effect.room.view()));
  }
  CHECK(rooms == std::set<std::string>{"r-101", "r-102"});
}

}  // namespace
}  // namespace innkeeper::hub
