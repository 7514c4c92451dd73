// SPDX-License-Identifier: Apache-2.0
#include "hub/http/documents.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

RoomView confirmed_room() {
  RoomView room;
  room.number = "0412";
  room.id = room::room_id("r-7k2m9q").value();
  room.type = "double";
  room.floor = "4";
  room.plan.id = {1'790'000'000, 42};
  room.plan.rental = room::RentalState::rented;
  room.plan.climate.comfort = room::Temperature::milli_celsius(22'500);
  room.delivery = Delivery::confirmed;
  room.link = wire::LinkState::online;
  room.confirm_time = 12'345us;
  room.stays = 2;
  room::Report report;
  report.applied = room.plan.id;
  report.seen = room.plan.id;
  report.verdict = room::Verdict::applied;
  report.apply_ms = 38;
  report.state.air = room::Temperature::milli_celsius(21'125);
  REQUIRE(report.faults.push_back(room::Fault::memory));
  REQUIRE(set_level(report.state.lights, room::fixture_name("bedside").value(),
                    room::Percent::from(30).value()));
  room.report = report;
  room::Fixtures fixtures;
  REQUIRE(fixtures.push_back(room::fixture_name("bedside").value()));
  room.decision = room::decide(&room.plan, room::Hand{}, room::Situation{}, fixtures);
  return room;
}

TEST_CASE(
    "a room's document carries plan and report as on the wire, and what the hub makes of them") {
  const json document = json::parse(room_document(confirmed_room()));
  CHECK(document["number"] == "0412");
  CHECK(document["id"] == "r-7k2m9q");
  CHECK(document["type"] == "double");
  CHECK(document["floor"] == "4");
  CHECK(document["rental"] == "rented");
  CHECK(document["stays"] == 2);
  CHECK(document["link"] == "online");
  CHECK(document["delivery"] == "confirmed");
  CHECK(document["planned"] == json({{"epoch", 1'790'000'000}, {"version", 42}}));
  CHECK(document["confirmed"] == document["planned"]);
  CHECK(document["confirm_ms"] == 12.345);
  CHECK(document["plan"]["schema"] == "innkeeper.plan/1");
  CHECK(document["plan"]["climate"]["comfort"] == 22.5);
  CHECK(document["report"]["schema"] == "innkeeper.report/1");
  CHECK(document["report"]["apply_ms"] == 38);
  CHECK(document["report"]["state"]["air"] == 21.125);
  CHECK(document["decision"]["climate"]["setpoint"] == 22.5);
  CHECK(document["decision"]["climate"]["because"] == "policy");
  CHECK(document["decision"]["lights"]["bedside"]["level"] == 0);
}

TEST_CASE("what a room has not said yet is null, not made up") {
  RoomView room;
  room.number = "7";
  room.id = room::room_id("r-7").value();
  const json document = json::parse(room_document(room));
  for (const auto* key : {"link", "planned", "confirmed", "confirm_ms", "plan", "report"}) {
    CAPTURE(key);
    REQUIRE(document.contains(key));
    CHECK(document[key].is_null());
  }
  CHECK(document["delivery"] == "none");
}

TEST_CASE("a list shows each room on one line, without plan and report") {
  RoomsView rooms;
  rooms.rooms.push_back(confirmed_room());
  rooms.rooms.emplace_back();
  const json document = json::parse(rooms_document(rooms));
  REQUIRE(document["rooms"].size() == 2);
  const json& line = document["rooms"][0];
  CHECK(line["number"] == "0412");
  CHECK(line["air"] == 21.125);
  CHECK(line["setpoint"] == 22.5);
  CHECK(line["heat"] == 22.0);
  CHECK(line["cool"] == 23.0);
  CHECK(line["because"] == "policy");
  CHECK(line["presence"] == "guest");
  CHECK(line["arrival"] == "past");
  CHECK(line["lights"] == json({{"bedside", 30}}));
  CHECK(line["faults"] == json::array({"memory"}));
  CHECK_FALSE(line.contains("plan"));
  CHECK(document["rooms"][1]["air"].is_null());
  CHECK(document["rooms"][1]["presence"].is_null());
  CHECK(document["rooms"][1]["arrival"].is_null());
  CHECK(json::parse(rooms_document({}))["rooms"] == json::array());
}

TEST_CASE("every delivery state has its own word") {
  CHECK(name_of(Delivery::none) == "none");
  CHECK(name_of(Delivery::pending) == "pending");
  CHECK(name_of(Delivery::confirmed) == "confirmed");
  CHECK(name_of(Delivery::rejected) == "rejected");
  CHECK(name_of(Delivery::unconfirmed) == "unconfirmed");
}

TEST_CASE("the status names what is connected and counts rooms") {
  StatusView status;
  status.property = "Grand Hotel";
  status.version = "0.1.0";
  status.epoch = 1'790'000'000;
  status.broker_up = true;
  status.rooms = 24;
  status.rooms_online = 23;
  status.rooms_confirmed = 22;
  status.rooms_rented = 12;
  status.rooms_at_fault = 1;
  json document = json::parse(status_document(status));
  CHECK(document["property"] == "Grand Hotel");
  CHECK(document["broker"] == "up");
  CHECK(document["pms"].is_null());
  CHECK(document["epoch"] == 1'790'000'000);
  CHECK(document["rooms"] == 24);
  CHECK(document["rooms_online"] == 23);
  CHECK(document["rooms_confirmed"] == 22);
  CHECK(document["rooms_rented"] == 12);
  CHECK(document["rooms_at_fault"] == 1);
  status.broker_up = false;
  status.pms_up = false;
  document = json::parse(status_document(status));
  CHECK(document["broker"] == "down");
  CHECK(document["pms"] == "down");
}

TEST_CASE("labels that are not UTF-8 do not break a document") {
  RoomView room = confirmed_room();
  room.number = "4\xff";
  CHECK(json::accept(room_document(room)));
  const Reply reply = problem_reply(Problem::not_found, "no room has the number \xc3");
  CHECK(json::accept(reply.body));
}

TEST_CASE("a problem has all members of RFC 9457, and errors only when there are some") {
  const Reply reply = problem_reply(Problem::invalid_fields, "see errors", {{"/a", "is wrong"}});
  CHECK(reply.status == 422);
  CHECK(reply.content_type == "application/problem+json");
  const json document = json::parse(reply.body);
  CHECK(document["type"] == "urn:innkeeper:problem:invalid_fields");
  CHECK(document["code"] == "invalid_fields");
  CHECK(document["title"] == "Some values are refused");
  CHECK(document["status"] == 422);
  CHECK(document["detail"] == "see errors");
  CHECK(document["errors"] == json::array({{{"at", "/a"}, {"detail", "is wrong"}}}));
  CHECK_FALSE(json::parse(problem_reply(Problem::internal, "x").body).contains("errors"));
}

}  // namespace
}  // namespace innkeeper::hub::http
