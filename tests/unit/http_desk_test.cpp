// SPDX-License-Identifier: Apache-2.0
// The front desk's routes, through the real core: bodies, documents and errors.
#include <nlohmann/json.hpp>

#include "tests/support/http_door.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

/// A hub whose PMS is away, with somebody at the desk.
struct Desk : Door {
  Shown desk = somebody(Role::front_desk);

  Reply post(const std::string& path, const std::string& body) {
    return send("POST", "/api/v1/" + path, desk, body);
  }
  Reply put(const std::string& path, const std::string& body) {
    return send("PUT", "/api/v1/" + path, desk, body);
  }
};

std::string at(const Reply& reply) {
  REQUIRE(reply.status == 422);
  return json::parse(reply.body).at("errors").at(0).at("at");
}

TEST_CASE("a check-in answers with the stay, and the room is rented by whoever is logged in") {
  Desk hub;
  const Reply reply = hub.post("rooms/101/check-in", R"({"reservation":"900","profile":"4711",
      "language":"de","departure":"2026-09-24","persons":2,"tier":"Gold"})");
  REQUIRE(reply.status == 200);
  CHECK(json::parse(reply.body) == json::parse(R"({"number":"101","stays":[{"reservation":"900",
      "status":"in_house","by_desk":true,"since":1790000000,"profile":"4711","language":"de","vip":null,
      "tier":"Gold","arrival":"2026-09-21","departure":"2026-09-24","persons":2}]})"));
  CHECK(hub.view("101").plan.guests == 2);
  const auto audit = std::get<AuditView>(hub.ask(ListAudit{"101"}));
  CHECK(audit.lines.back().line.actor.name.starts_with("some-front_desk"));
}

TEST_CASE("wrong values of a check-in are all told, each at its place") {
  Desk hub;
  const Reply reply = hub.post(
      "rooms/101/check-in", R"({"departure":"2026-02-30","persons":16,"wish":1,"shared":"yes"})");
  REQUIRE(reply.status == 422);
  CHECK(json::parse(reply.body).at("errors").size() == 4);
  CHECK(at(hub.post("rooms/101/check-in", R"({"departure":"2026-09-20"})")) == "/departure");
  CHECK(at(hub.post("rooms/101/move", "{}")) == "/to");
  CHECK(at(hub.post("rooms/101/move", R"({"to":"999"})")) == "/to");
  CHECK(hub.post("rooms/999/check-in", "{}").status == 404);
  CHECK(hub.view("101").stays == 0);
}

TEST_CASE("a check-in into an occupied room is a conflict that says what would make it possible") {
  Desk hub;
  REQUIRE(hub.post("rooms/101/check-in", "{}").status == 200);
  const Reply reply = hub.post("rooms/101/check-in", "{}");
  REQUIRE(reply.status == 409);
  const std::string detail = json::parse(reply.body).at("detail");
  CHECK(detail.find("room 101 is occupied") == 0);
  CHECK(detail.find("shared") != std::string::npos);
}

TEST_CASE("check-in, move and check-out may be said again") {
  Desk hub;
  for (int i = 0; i < 2; ++i) {
    CHECK(hub.post("rooms/101/check-in", R"({"reservation":"900"})").status == 200);
  }
  for (int i = 0; i < 2; ++i) {
    const Reply moved = hub.post("rooms/101/move", R"({"to":"102"})");
    REQUIRE(moved.status == 200);
    CHECK(json::parse(moved.body).at("number") == "102");
  }
  CHECK(json::parse(hub.post("rooms/102/check-out", "{}").body).at("stays").size() == 1);
  CHECK(json::parse(hub.post("rooms/102/check-out", "{}").body).at("stays").empty());
}

TEST_CASE("the room document lists scenes, and one of them can be chosen") {
  Desk hub;
  const json room = json::parse(hub.send("GET", "/api/v1/rooms/101", hub.desk).body);
  CHECK(room.at("scenes") == json::parse(R"(["welcome","relax","read","off"])"));
  CHECK(hub.put("rooms/101/scene", R"({"scene":"relax"})").status == 204);
  CHECK(at(hub.put("rooms/101/scene", R"({"scene":"cleaning"})")) == "/scene");
  CHECK(at(hub.put("rooms/101/scene", R"({"scene":"disco"})")) == "/scene");
  CHECK(hub.put("rooms/101/setpoint", R"({"setpoint":23})").status == 409);
  REQUIRE(hub.post("rooms/101/check-in", "{}").status == 200);
  CHECK(hub.put("rooms/101/setpoint", R"({"setpoint":23})").status == 204);
  CHECK(at(hub.put("rooms/101/setpoint", R"({"setpoint":30})")) == "/setpoint");
}

TEST_CASE("a preview answers before and after, and stores nothing") {
  Desk hub;
  hub.prefer("4711", 23'500, 30);
  REQUIRE(hub.post("rooms/102/check-in", R"({"profile":"4711"})").status == 200);
  const std::string path = "guests/4711/preferences/preview";
  const Reply reply = hub.post(
      path, R"({"climate":{"comfort":29,"fan":"low"},"lights":{"welcome":{"bedside":null}}})");
  REQUIRE(reply.status == 200);
  const json room = json::parse(reply.body).at("rooms").at(0);
  CHECK(room.at("number") == "102");
  CHECK(room.at("in_house") == true);
  CHECK(room.at("before").at("comfort") == 23.5);
  CHECK(room.at("after").at("comfort") == 26);
  CHECK(room.at("after").at("fan") == "low");
  CHECK(room.at("before").at("welcome") == json::parse(R"({"bedside":30})"));
  CHECK(room.at("after").at("welcome") == json::parse(R"({"ceiling":50})"));
  CHECK(room.at("notes").size() == 1);
  CHECK(hub.view("102").plan.climate.comfort == room::Temperature::milli_celsius(23'500));
  CHECK(json::parse(hub.post(path + "?room=103", "{}").body).at("rooms").at(0).at("number") ==
        "103");
  CHECK(hub.post(path + "?room=999", "{}").status == 404);
  CHECK(at(hub.post(path, R"({"climate":{"comfort":22.55}})")) == "/climate/comfort");
}

}  // namespace
}  // namespace innkeeper::hub::http
