// SPDX-License-Identifier: Apache-2.0
// Defects and boards over HTTP: what is taken, what is refused, and how a photo is served.
#include <nlohmann/json.hpp>

#include "tests/support/base64.hpp"
#include "tests/support/http_door.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

constexpr const char* kDefects = "/api/v1/rooms/101/defects";

json a_defect() { return {{"id", "4f1c9a2e77"}, {"kind", "water"}, {"text", "the tap drips"}}; }

std::string pointer(const Reply& reply) {
  return json::parse(reply.body).at("errors").at(0).at("at");
}

TEST_CASE("housekeeping reports a defect with a photo, maintenance sees and resolves it") {
  Door door;
  const Shown maria = door.somebody(Role::housekeeping);
  const Shown bo = door.somebody(Role::maintenance);
  json defect = a_defect();
  const std::string picture = support::jpeg_with({{0xe1, "Exif: at home"}});
  defect["photo"] = test::to_base64(picture);
  const Reply first = door.send("POST", kDefects, maria, defect.dump());
  REQUIRE(first.status == 200);
  CHECK(door.send("POST", kDefects, maria, defect.dump()).body == first.body);
  const json list = json::parse(door.send("GET", "/api/v1/defects?status=open", bo).body);
  CHECK(list.at("open") == 1);
  CHECK(list.at("next").is_null());
  const json& told = list.at("defects").at(0);
  CHECK(told.at("number") == "101");
  CHECK(told.at("kind") == "water");
  CHECK(told.at("by").at("name") == "some-housekeeping1");
  CHECK(told.at("photo").at("type") == "image/jpeg");
  CHECK(told.at("resolved").is_null());
  const Reply settled = door.send("PATCH", "/api/v1/defects/4f1c9a2e77", bo,
                                  R"({"status":"resolved","note":"new washer"})");
  CHECK(json::parse(settled.body).at("resolved").at("note") == "new washer");
  CHECK(
      json::parse(door.send("GET", "/api/v1/defects?status=open", bo).body).at("defects").empty());
}

TEST_CASE("a photo is served as the picture it is, to nobody's page, without what a camera wrote") {
  Door door;
  const Shown maria = door.somebody(Role::housekeeping);
  json defect = a_defect();
  defect["photo"] = test::to_base64(support::jpeg_with({{0xe1, "Exif: at home"}}));
  REQUIRE(door.send("POST", kDefects, maria, defect.dump()).status == 200);
  const Reply photo = door.send("GET", "/api/v1/defects/4f1c9a2e77/photo", maria);
  CHECK(photo.status == 200);
  CHECK(photo.content_type == "image/jpeg");
  CHECK(photo.body == support::jpeg_with({}));
  CHECK(field(photo, "Content-Security-Policy") == "default-src 'none'; sandbox");
  CHECK(field(photo, "Cross-Origin-Resource-Policy") == "same-origin");
}

TEST_CASE("what is no photo is refused by name, and no defect comes of it") {
  Door door;
  const Shown maria = door.somebody(Role::housekeeping);
  for (const std::string& photo :
       {test::to_base64("<html><script>alert(1)</script></html>"), std::string("not base64!"),
        test::to_base64(support::png_with({}).substr(0, 30)), std::string("PGh0bWw")}) {
    json defect = a_defect();
    defect["photo"] = photo;
    const Reply reply = door.send("POST", kDefects, maria, defect.dump());
    CAPTURE(photo, reply.body);
    CHECK(reply.status == 422);
    CHECK(pointer(reply) == "/photo");
  }
  CHECK(json::parse(door.send("GET", "/api/v1/defects", maria).body).at("defects").empty());
}

TEST_CASE("each value of a defect is checked, and all mistakes are told") {
  Door door;
  const Shown maria = door.somebody(Role::housekeeping);
  const Reply reply = door.send("POST", kDefects, maria,
                                R"({"id":"../../etc","kind":"ghost","text":"","color":1})");
  CHECK(reply.status == 422);
  CHECK(json::parse(reply.body).at("errors").size() == 4);
  CHECK(door.send("POST", "/api/v1/rooms/999/defects", maria, a_defect().dump()).status == 404);
  CHECK(door.send("GET", "/api/v1/defects?status=mine", maria).status == 400);
  CHECK(door.send("GET", "/api/v1/defects?limit=501", maria).status == 400);
  CHECK(door.send("GET", "/api/v1/defects/nothing-here/photo", maria).status == 404);
}

TEST_CASE("a photo of the largest size fits into the body that the route takes") {
  CHECK(body_limit("POST", kDefects) > kMaxPhotoBytes / 3 * 4 + 1'000);
  CHECK(body_limit("POST", kDefects) < kMaxPhotoBytes * 2);
}

TEST_CASE("boards are listed with what the wire tells of them") {
  Door door;
  door.online("101");
  door.run({LinkReceived{room::room_id("r-stray").value(), wire::LinkState::lost}});
  const json list =
      json::parse(door.send("GET", "/api/v1/devices", door.somebody(Role::maintenance)).body);
  CHECK(list.at("more_strangers") == false);
  REQUIRE(list.at("devices").size() == 4);
  const json& board = list.at("devices").at(0);
  CHECK(board.at("number") == "101");
  CHECK(board.at("link") == "online");
  CHECK(board.at("delivery") == "pending");
  CHECK(board.at("heard").is_null());
  const json& stray = list.at("devices").at(3);
  CHECK(stray.at("id") == "r-stray");
  CHECK(stray.at("number").is_null());
  CHECK(stray.at("delivery").is_null());
  CHECK(stray.at("link") == "lost");
}

}  // namespace
}  // namespace innkeeper::hub::http
