// SPDX-License-Identifier: Apache-2.0
// Setting up a hotel over HTTP: rooms become a text, nothing becomes of wrong ones, and links are tried.
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/http_door.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

constexpr const char* kPropertyRooms = "/api/v1/property/rooms";

RoomsToDeclare wanted_of(Message message) {
  message.method = "POST";
  message.target = message.target == "/" ? kPropertyRooms : message.target;
  message.hosts = {"127.0.0.1:8080"};
  if (!message.content_type) message.content_type = "application/json";
  message.authorization = "Bearer inkt_x";
  const Routed routed = route(message).routed;
  if (const auto* reply = std::get_if<Reply>(&routed)) FAIL(reply->body);
  const auto* draft = request_if<DraftRooms>(std::get<Call>(routed).request);
  REQUIRE(draft != nullptr);
  return draft->wanted;
}

Message with_body(const json& body) {
  Message message;
  message.body = body.dump();
  return message;
}

json errors_of(Door& door, const json& body) {
  const Reply reply =
      door.send("POST", kPropertyRooms, door.somebody(Role::administrator), body.dump());
  CAPTURE(reply.body);
  REQUIRE(reply.status == 422);
  return json::parse(reply.body).at("errors");
}

TEST_CASE("ranges, types and a table reach the hub, with ids enough for new rooms") {
  const RoomsToDeclare ranges = wanted_of(with_body({{"mode", "replace"},
                                                     {"types",
                                                      {{{"name", "loft"},
                                                        {"fixtures", {"ceiling", "desk"}},
                                                        {"comfort", 21.5},
                                                        {"min", 18},
                                                        {"max", 26},
                                                        {"vacant", {{"heat", 16}, {"cool", 28}}}}}},
                                                     {"ranges",
                                                      {{{"from", "101"},
                                                        {"to", "104"},
                                                        {"floor", "1"},
                                                        {"floors", 2},
                                                        {"type", "loft"},
                                                        {"skip", {"104"}}}}}}));
  CHECK(ranges.replace);
  CHECK(ranges.rooms.size() == 7);
  CHECK(ranges.rooms.back().number == "204");
  CHECK(ranges.types.at(0).fixtures.size() == 2);
  CHECK(ranges.types.at(0).comfort == room::Temperature::milli_celsius(21'500));
  CHECK(ranges.fresh_ids.size() > 7);
  CHECK(std::set<std::string>(ranges.fresh_ids.begin(), ranges.fresh_ids.end()).size() ==
        ranges.fresh_ids.size());
  for (const std::string& id : ranges.fresh_ids) CHECK(room::room_id(id));
  const RoomsToDeclare table =
      wanted_of(with_body({{"table", "number;floor;type\r\n0101;1;x\r\n"}}));
  CHECK_FALSE(table.replace);
  CHECK(table.rooms.at(0).number == "0101");
}

TEST_CASE("the bytes of a table may be sent as they are") {
  Message message;
  message.target = std::string(kPropertyRooms) + "?mode=replace";
  message.content_type = "text/csv; charset=utf-8";
  message.body =
      "\xef\xbb\xbf"
      "101,1,standard\n";
  const RoomsToDeclare wanted = wanted_of(message);
  CHECK(wanted.replace);
  CHECK(wanted.rooms.size() == 1);
}

TEST_CASE(
    "a wrong row is told with line and column, a wrong range by its place, and nothing is "
    "drafted") {
  Door door;
  const json rows = errors_of(door, {{"table", "901,9,double\n,1,double\n103,1\n"}});
  REQUIRE(rows.size() == 2);
  CHECK(rows.at(0).at("line") == 2);
  CHECK(rows.at(0).at("column") == 1);
  CHECK(rows.at(0).at("at") == "/table");
  CHECK(rows.at(1).at("line") == 3);
  const json ranges = errors_of(
      door, {{"ranges", {{{"from", "9"}, {"to", "1"}, {"floor", "1"}, {"type", "standard"}}}}});
  CHECK(ranges.at(0).at("at") == "/ranges/0/to");
  CHECK(errors_of(door, json::object()).at(0).at("detail").get<std::string>().find("send ranges") !=
        std::string::npos);
  CHECK(errors_of(door, {{"table", 5}}).at(0).at("at") == "/table");
  CHECK(errors_of(door, {{"mode", "merge"}, {"table", "101,1,standard"}}).at(0).at("at") ==
        "/mode");
}

TEST_CASE("what the property knows is looked at, and the draft changes nothing") {
  Door door;
  const Shown boss = door.somebody(Role::administrator);
  const auto post = [&](const char* table) {
    return door.send("POST", kPropertyRooms, boss, json{{"table", table}}.dump());
  };
  const json known = json::parse(post("101,1,double\n900,9,penthouse\n").body).at("errors");
  CHECK(known.at(0).at("detail").get<std::string>().starts_with("room 101 is declared already"));
  CHECK(known.at(1).at("detail").get<std::string>().starts_with(
      "there is no room type \"penthouse\""));
  const json revisions =
      json::parse(door.send("GET", "/api/v1/property/history", boss).body).at("revisions");
  CHECK(revisions.size() == 1);
}

TEST_CASE("a hub that cannot try its links says so, to administrators only") {
  Door door;
  CHECK(door.send("POST", "/api/v1/checks/broker", door.somebody(Role::maintenance), "{}").status ==
        403);
  CHECK(
      door.send("POST", "/api/v1/checks/broker", door.somebody(Role::administrator), "{}").status ==
      503);
}

}  // namespace
}  // namespace innkeeper::hub::http
