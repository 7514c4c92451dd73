// SPDX-License-Identifier: Apache-2.0
// Complaints and cases as the API says and takes them, through a real core in memory.
#include <nlohmann/json.hpp>

#include "tests/support/http_door.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

struct House : Door {
  Shown desk = somebody(Role::front_desk);
  Shown mechanic = somebody(Role::maintenance);
  House() {
    online("101");
    say(CheckedIn{"1", "101", {}, Share::alone, false});
    ReportReceived told = confirmation("101");
    told.report.state.air = room::Temperature::celsius(21);
    run({told});
  }
  json complain(const char* complaint) {
    const Reply reply =
        send("POST", "/api/v1/rooms/101/comfort", desk, json{{"complaint", complaint}}.dump());
    REQUIRE(reply.status == 200);
    return json::parse(reply.body);
  }
  json get(const std::string& target) {
    const Reply reply = send("GET", target, mechanic);
    REQUIRE(reply.status == 200);
    return json::parse(reply.body);
  }
};

TEST_CASE("the desk says for the guest what is wrong, and reads what was done") {
  House house;
  const json said = house.complain("too_cold");
  CHECK(said.at("done") == "raised_setpoint");
  CHECK(said.at("from") == 22.0);
  CHECK(said.at("to") == 23.0);
  CHECK(said.at("minutes") == 8);
  CHECK(said.at("because").is_null());
  CHECK(said.at("state") == "watching");
  CHECK(said.at("air") == 21.0);
  CHECK(said.at("case").is_null());
  CHECK(said.at("by").get<std::string>().rfind("front_desk/", 0) == 0);
  const json all = house.get("/api/v1/comfort");
  REQUIRE(all.at("complaints").size() == 1);
  CHECK(all.at("complaints")[0].at("number") == "101");
  CHECK(house.get("/api/v1/comfort?room=102").at("complaints").empty());
}

TEST_CASE("a word that is no complaint is refused with those there are") {
  House house;
  const Reply reply =
      house.send("POST", "/api/v1/rooms/101/comfort", house.desk, R"({"complaint":"too_loud"})");
  CHECK(reply.status == 422);
  CHECK(reply.body.find("too_bright") != std::string::npos);
  CHECK(house.send("POST", "/api/v1/rooms/101/comfort", house.desk, "{}").status == 422);
  CHECK(house.send("POST", "/api/v1/rooms/102/comfort", house.desk, R"({"complaint":"too_cold"})")
            .status == 409);
}

TEST_CASE("a case is listed with its evidence, taken, and ended with a note") {
  House house;
  house.complain("too_cold");
  house.advance(2min);
  CHECK(house.complain("too_cold").at("case") == 1);
  const json work = house.get("/api/v1/cases").at("cases").at(0);
  CHECK(work.at("number") == "101");
  CHECK(work.at("complaint") == "too_cold");
  CHECK(work.at("cause") == "repeated");
  CHECK(work.at("evidence").at("air_then") == 21.0);
  CHECK(work.at("evidence").at("wanted") == 23.0);
  CHECK(work.at("evidence").at("kelvin_per_hour") == 0.0);

  Reply reply = house.send("PATCH", "/api/v1/cases/1", house.mechanic, R"({"state":"resolved"})");
  CHECK(reply.status == 422);
  reply = house.send("PATCH", "/api/v1/cases/1", house.mechanic,
                     R"({"state":"resolved","note":"bled the valve"})");
  REQUIRE(reply.status == 200);
  CHECK(json::parse(reply.body).at("note") == "bled the valve");
  CHECK(house.send("PATCH", "/api/v1/cases/1", house.mechanic, R"({"note":"x"})").status == 409);
  CHECK(house.get("/api/v1/cases").at("cases").empty());
  CHECK(house.get("/api/v1/cases?state=all&room=101").at("cases").size() == 1);
  CHECK(house.get("/api/v1/cases/1").at("state") == "resolved");
  CHECK(house.send("GET", "/api/v1/cases/2", house.mechanic).status == 404);
  CHECK(house.send("GET", "/api/v1/cases/one", house.mechanic).status == 404);
  CHECK(house.send("GET", "/api/v1/cases?state=shut", house.mechanic).status == 400);
}

}  // namespace
}  // namespace innkeeper::hub::http
