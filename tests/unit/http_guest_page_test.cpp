// SPDX-License-Identifier: Apache-2.0
// The guest page's way through HTTP: from a card to a cookie, and from there to one room alone.
#include <nlohmann/json.hpp>

#include "hub/http/credentials.hpp"
#include "tests/support/http_door.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

std::string token_in(const std::string& link) { return link.substr(link.find('#') + 1); }

constexpr const char* kLink = "/api/v1/rooms/101/guest-link";
constexpr const char* kRoom = "/api/v1/guest/room";

class HouseWithGuest : public Door {
 public:
  HouseWithGuest() {
    CheckedIn in;
    in.reservation = "1";
    in.room = "101";
    in.facts.language = "de";
    say(in);
    desk = somebody(Role::front_desk);
    card = send("POST", kLink, desk, "{}");
    REQUIRE(card.status == 200);
    guest = {{}, token_in(json::parse(card.body).at("link"))};
  }
  Reply open(const std::string& token) {
    return send("POST", "/api/v1/guest/session", {}, json{{"token", token}}.dump());
  }
  Shown desk;
  Reply card;
  Shown guest;
};

TEST_CASE("a card's token stands behind '#', which no server sees") {
  HouseWithGuest house;
  const json card = json::parse(house.card.body);
  CHECK(card.at("link").get<std::string>().starts_with("http://127.0.0.1:8080/guest#inkg_"));
  CHECK(card.at("number") == "101");
  CHECK(card.at("language") == "de");
  CHECK(card.at("hotel") == "Test");
}

TEST_CASE("the token becomes a cookie that no script reads, and the answer is the room") {
  HouseWithGuest house;
  const Reply opened = house.open(house.guest.cookie);
  REQUIRE(opened.status == 200);
  const std::string cookie = field(opened, "Set-Cookie");
  CHECK(cookie.starts_with("__Host-innkeeper-guest=inkg_"));
  for (const auto* attribute : {"; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Strict"}) {
    CHECK(cookie.find(attribute) != std::string::npos);
  }
  CHECK(opened.body.find("inkg_") == std::string::npos);
  const json room = json::parse(opened.body);
  CHECK(room.at("number") == "101");
  CHECK(room.at("language") == "de");
  CHECK(room.at("state") == "unreachable");
  CHECK(room.at("temperature").at("min") == 18.0);
  CHECK(room.at("temperature").at("wanted") == 22.0);
}

TEST_CASE("what is no card, is somebody else's, or is of yesterday opens nothing") {
  HouseWithGuest house;
  const Reply unknown = house.open("inkg_nothing");
  CHECK(unknown.status == 401);
  CHECK(field(unknown, "Set-Cookie").empty());
  CHECK(house.open(house.desk.cookie).status == 401);
  CHECK(house.open(house.program({}).authorization).status == 401);
  CheckedOut out;
  out.reservation = "1";
  out.room = "101";
  house.say(out);
  CHECK(house.open(house.guest.cookie).status == 401);
  CHECK(house.send("GET", kRoom, house.guest).status == 401);
}

TEST_CASE("a guest's token works as nothing but the cookie of the page") {
  HouseWithGuest house;
  CHECK(house.send("GET", kRoom, house.guest).status == 200);
  CHECK(house.send("GET", kRoom, {house.guest.cookie, {}}).status == 401);
  CHECK(house.send("GET", "/api/v1/rooms", house.guest).status == 403);
  CHECK(house.send("POST", kLink, house.guest, "{}").status == 403);
  CHECK(house.send("GET", kRoom, house.desk).status == 403);
}

TEST_CASE("a card that is tried at the desk leaves the one at the desk logged in") {
  HouseWithGuest house;
  Message message;
  message.method = "GET";
  message.target = "/api/v1/session";
  message.cookie =
      "__Host-innkeeper-guest=" + house.guest.cookie + "; __Host-innkeeper=" + house.desk.cookie;
  CHECK(json::parse(house.send(message, {}).body).at("role") == "front_desk");
  message.target = kRoom;
  CHECK(json::parse(house.send(message, {}).body).at("number") == "101");
}

TEST_CASE("a foreign page changes nothing in a guest's room") {
  HouseWithGuest house;
  Message message;
  message.method = "PATCH";
  message.target = kRoom;
  message.body = R"({"scene":"off"})";
  message.origin = "https://evil.example";
  const Reply reply = house.send(message, house.guest);
  CHECK(reply.status == 403);
  CHECK(json::parse(reply.body).at("code") == "foreign_origin");
  CHECK_FALSE(house.view("101").plan.given);
}

TEST_CASE("a guest changes the room in one request, and is told all that is wrong with it") {
  HouseWithGuest house;
  CHECK(house
            .send("PATCH", kRoom, house.guest,
                  R"({"temperature":23.5,"scene":"read","service":"make_up_room"})")
            .status == 204);
  const json room = json::parse(house.send("GET", kRoom, house.guest).body);
  CHECK(room.at("temperature").at("wanted") == 23.5);
  CHECK(room.at("service") == "make_up_room");
  const Reply wrong =
      house.send("PATCH", kRoom, house.guest, R"({"temperature":23.55,"scene":"cleaning"})");
  CHECK(wrong.status == 422);
  CHECK(json::parse(wrong.body).at("errors").size() == 2);
  CHECK(house.send("PATCH", kRoom, house.guest, R"({"temperature":30})").status == 422);
  CHECK(house.send("PATCH", kRoom, house.guest, "{}").status == 422);
}

TEST_CASE("the room has the same ETag while only time goes by, and another one when it changes") {
  HouseWithGuest house;
  const std::string tag = field(house.send("GET", kRoom, house.guest), "ETag");
  REQUIRE(tag.size() == 34);
  house.advance(std::chrono::seconds(5));
  CHECK(field(house.send("GET", kRoom, house.guest), "ETag") == tag);
  REQUIRE(house.send("PATCH", kRoom, house.guest, R"({"temperature":21})").status < 300);
  CHECK(field(house.send("GET", kRoom, house.guest), "ETag") != tag);
}

TEST_CASE("the reasons come as words for programs and as sentences") {
  HouseWithGuest house;
  const json why = json::parse(house.send("GET", "/api/v1/guest/room/why", house.guest).body);
  const json first = why.at("parts").at(0);
  CHECK(first.at("what") == "temperature");
  CHECK(first.at("because").is_string());
  CHECK(first.at("sentence").get<std::string>().find("because") != std::string::npos);
}

TEST_CASE("a complaint is answered with what was done, and without who has to do with it") {
  HouseWithGuest house;
  const Reply reply =
      house.send("POST", "/api/v1/guest/feedback", house.guest, R"({"complaint":"too_cold"})");
  REQUIRE(reply.status == 200);
  const json told = json::parse(reply.body);
  CHECK(told.at("complaint") == "too_cold");
  CHECK(told.at("to") > told.at("from"));
  CHECK_FALSE(told.contains("by"));
  CHECK_FALSE(told.contains("case"));
  CHECK(house.send("POST", "/api/v1/guest/feedback", house.guest, R"({"complaint":"too_loud"})")
            .status == 422);
}

TEST_CASE("a phone forgets the room when its guest says so, and the card goes on") {
  HouseWithGuest house;
  const Reply left = house.send("DELETE", "/api/v1/guest/session", house.guest);
  CHECK(left.status == 204);
  CHECK(field(left, "Set-Cookie").starts_with("__Host-innkeeper-guest=; "));
  CHECK(field(left, "Set-Cookie").find("Max-Age=0") != std::string::npos);
  CHECK(house.open(house.guest.cookie).status == 200);
}

TEST_CASE("cards of a floor are made at once, one for each rented room") {
  HouseWithGuest house;
  CheckedIn in;
  in.reservation = "2";
  in.room = "103";
  house.say(in);
  const Reply made = house.send("POST", "/api/v1/guest-links", house.desk, R"({"floor":"1"})");
  REQUIRE(made.status == 200);
  const json links = json::parse(made.body).at("links");
  REQUIRE(links.size() == 2);
  CHECK(links[0].at("number") == "101");
  CHECK(links[1].at("number") == "103");
  CHECK(house.open(token_in(links[1].at("link"))).status == 200);
  CHECK(house.open(token_in(links[0].at("link"))).status == 200);
  CHECK(house.send("POST", "/api/v1/guest-links", house.desk, R"({"floor":"9"})").status == 409);
  CHECK(house.send("POST", "/api/v1/rooms/102/guest-link", house.desk, "{}").status == 409);
  CHECK(house.send("POST", "/api/v1/rooms/999/guest-link", house.desk, "{}").status == 404);
}

TEST_CASE("a guest who has no profile cannot be remembered, and is told so") {
  HouseWithGuest house;
  CHECK(house.send("PUT", "/api/v1/guest/memory", house.guest, R"({"keep":true})").status == 409);
  CHECK(house.send("PUT", "/api/v1/guest/memory", house.guest, R"({"units":"kelvin"})").status ==
        422);
}

}  // namespace
}  // namespace innkeeper::hub::http
