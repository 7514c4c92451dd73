// SPDX-License-Identifier: Apache-2.0
// ETags, requests that are bound to one, keys of requests that may be repeated, and lists page by page.
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/http_door.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

constexpr const char* kPreferences = "/api/v1/guests/4711/preferences";

Message message(const std::string& method, const std::string& target, std::string body = {}) {
  Message made;
  made.method = method;
  made.target = target;
  made.body = std::move(body);
  return made;
}

class EditingDesk : public Door {
 public:
  Shown desk = somebody(Role::front_desk);

  Reply get(const std::string& target) { return send(message("GET", target), desk); }
  Reply write(const std::string& method, const std::string& target, const std::string& tag,
              const std::string& body = {}) {
    Message sent = message(method, target, body);
    if (!tag.empty()) sent.if_match = tag;
    return send(std::move(sent), desk);
  }
  Reply with_key(const std::string& key, const std::string& target, const std::string& body,
                 const Shown& who) {
    Message sent = message("POST", target, body);
    sent.idempotency_key = key;
    return send(std::move(sent), who);
  }
};

TEST_CASE("a document has the same ETag until it changes") {
  EditingDesk door;
  door.prefer("4711", 22'000);
  const std::string tag = field(door.get(kPreferences), "ETag");
  CHECK(tag.size() == 34);
  CHECK(field(door.get(kPreferences), "ETag") == tag);
  door.prefer("4711", 22'500);
  CHECK(field(door.get(kPreferences), "ETag") != tag);
}

TEST_CASE("whoever has a document already is answered without it") {
  EditingDesk door;
  door.prefer("4711", 22'000);
  const std::string tag = field(door.get(kPreferences), "ETag");
  Message again = message("GET", kPreferences);
  for (const std::string& seen : {tag, "\"x\", " + tag, "W/" + tag, std::string("*")}) {
    CAPTURE(seen);
    again.if_none_match = seen;
    const Reply reply = door.send(again, door.desk);
    CHECK(reply.status == 304);
    CHECK(reply.body.empty());
    CHECK(field(reply, "ETag") == tag);
  }
  again.if_none_match = "\"another\"";
  CHECK(door.send(again, door.desk).status == 200);
}

TEST_CASE("of two desks that edit the same guest the second one is told what the first one did") {
  EditingDesk door;
  door.prefer("4711", 22'000);
  const std::string tag = field(door.get(kPreferences), "ETag");
  CHECK(door.write("PATCH", kPreferences, tag, R"({"climate":{"comfort":23}})").status == 204);
  const Reply refused = door.write("PATCH", kPreferences, tag, R"({"climate":{"comfort":19}})");
  CHECK(refused.status == 412);
  CHECK(code_of(refused) == "stale");
  CHECK(json::parse(refused.body).at("current").at("climate").at("comfort") == 23);
  const std::string present = field(refused, "ETag");
  CHECK(present == field(door.get(kPreferences), "ETag"));
  CHECK(door.write("PATCH", kPreferences, present, R"({"climate":{"comfort":19}})").status == 204);
  CHECK(json::parse(door.get(kPreferences).body).at("climate").at("comfort") == 19);
}

TEST_CASE("every state of a room that can be set can be bound to how it was seen") {
  EditingDesk door;
  door.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const Shown house = door.somebody(Role::administrator);
  struct Case {
    const char* path;
    const char* first;
    const char* second;
  };
  for (const Case& each :
       {Case{"/condition", R"({"condition":"dirty"})", R"({"condition":"clean"})"},
        Case{"/sale", R"({"sale":"out_of_service","reason":"a"})", R"({"sale":"in_service"})"},
        Case{"/service", R"({"service":"make_up_room"})", R"({"service":"none"})"}}) {
    const std::string path = std::string("/api/v1/rooms/101") + each.path;
    CAPTURE(path);
    const std::string tag = field(door.get(path), "ETag");
    Message sent = message("PUT", path, each.first);
    sent.if_match = tag;
    door.advance(std::chrono::seconds(1));
    CHECK(door.send(sent, house).status == 204);
    sent.body = each.second;
    CHECK(door.send(sent, house).status == 412);
    CHECK(json::parse(door.get(path).body) != json::parse(each.second));
  }
}

TEST_CASE("If-Match needs something that is there") {
  EditingDesk door;
  const Shown house = door.somebody(Role::administrator);
  Message sent = message("PUT", "/api/v1/rooms/101/maintenance", R"({"mode":"off","reason":"a"})");
  sent.if_match = "*";
  CHECK(door.send(sent, house).status == 412);
  sent.if_match.reset();
  CHECK(door.send(sent, house).status == 204);
  sent.if_match = "*";
  CHECK(door.send(sent, house).status == 204);
  sent.if_match = "W/" + field(door.get(sent.target), "ETag");
  CHECK(door.send(sent, house).status == 412);
}

TEST_CASE("accounts are bound as well, also where a password is hashed in between") {
  EditingDesk door;
  const Shown house = door.somebody(Role::administrator);
  CHECK(std::holds_alternative<Done>(
      door.ask(AccountRequest(CreateAccount{"maria", Role::housekeeping, "hash"}))));
  const std::string path = "/api/v1/accounts/maria";
  const std::string tag = field(door.send(message("GET", path), house), "ETag");
  Message sent = message("PATCH", path, R"({"role":"maintenance"})");
  sent.if_match = tag;
  CHECK(door.send(sent, house).status == 204);
  sent.body = R"({"password":")" + std::string(Door::kLongPassword) + R"("})";
  const Reply refused = door.send(sent, house);
  CHECK(refused.status == 412);
  CHECK(json::parse(refused.body).at("current").at("role") == "maintenance");
  Message removal = message("DELETE", path);
  removal.if_match = tag;
  CHECK(door.send(removal, house).status == 412);
  removal.if_match = field(refused, "ETag");
  CHECK(door.send(removal, house).status == 204);
}

TEST_CASE("where there is nothing to compare with, If-Match is refused and not ignored") {
  EditingDesk door;
  const Reply reply = door.write("POST", "/api/v1/rooms/101/housekeeping", "\"1\"", "{}");
  CHECK(reply.status == 400);
  CHECK(code_of(reply) == "bad_request");
}

TEST_CASE("who may not read a document is not told it when it is stale") {
  EditingDesk door;
  door.prefer("4711", 22'000);
  Permits writes;
  writes.add(Permit::guests_write);
  Message sent = message("PATCH", kPreferences, R"({"climate":{"comfort":23}})");
  sent.if_match = "\"guess\"";
  const Reply reply = door.send(sent, door.program(writes));
  CHECK(reply.status == 412);
  CHECK(field(reply, "ETag").empty());
  CHECK_FALSE(json::parse(reply.body).contains("current"));
}

TEST_CASE("a change that is sent twice with one key is made once") {
  EditingDesk door;
  const std::string target = "/api/v1/rooms/101/housekeeping";
  const Reply first = door.with_key("k1", target, R"({"minutes":10})", door.desk);
  CHECK(first.status == 200);
  door.advance(std::chrono::minutes(1));
  const Reply again = door.with_key("k1", target, R"({"minutes":10})", door.desk);
  CHECK(again.body == first.body);
  CHECK(field(again, "Idempotency-Replayed") == "true");
  const Reply anew = door.with_key("k2", target, R"({"minutes":10})", door.desk);
  CHECK(anew.body != first.body);
}

TEST_CASE("a key stands for one request of one asker") {
  EditingDesk door;
  const std::string target = "/api/v1/rooms/101/housekeeping";
  const Reply first = door.with_key("k1", target, R"({"minutes":10})", door.desk);
  CHECK(code_of(door.with_key("k1", target, R"({"minutes":11})", door.desk)) == "key_reused");
  CHECK(code_of(door.with_key("k1", target + "/finish", R"({"minutes":10})", door.desk)) ==
        "invalid_fields");
  door.advance(std::chrono::minutes(1));
  const Reply other =
      door.with_key("k1", target, R"({"minutes":10})", door.somebody(Role::housekeeping));
  CHECK(other.status == 200);
  CHECK(field(other, "Idempotency-Replayed").empty());
  CHECK(other.body != first.body);
}

TEST_CASE("what was refused may be tried again with the same key") {
  EditingDesk door;
  door.say(CheckedIn{"1", "101", {}, Share::alone, false});
  const std::string target = "/api/v1/rooms/101/housekeeping";
  static_cast<void>(
      door.ask(HousekeepingRequest(SetService{"101", room::ServiceWish::do_not_disturb, ""})));
  CHECK(door.with_key("k1", target, "{}", door.desk).status == 409);
  static_cast<void>(
      door.ask(HousekeepingRequest(SetService{"101", room::ServiceWish::none, "asked"})));
  CHECK(door.with_key("k1", target, "{}", door.desk).status == 200);
}

TEST_CASE("whoever may no longer ask is not told what was answered before") {
  EditingDesk door;
  const Shown maria = door.somebody(Role::housekeeping);
  const std::string target = "/api/v1/rooms/101/housekeeping";
  CHECK(door.with_key("k1", target, "{}", maria).status == 200);
  static_cast<void>(door.ask(AccountRequest(ChangeAccount{"some-housekeeping2", {}, true, {}})));
  CHECK(door.with_key("k1", target, "{}", maria).status == 401);
}

TEST_CASE("keys that cannot be one, and paths that tell a secret once, are refused") {
  EditingDesk door;
  const std::string target = "/api/v1/rooms/101/housekeeping";
  for (const std::string& key :
       {std::string(), std::string("a b"), std::string(256, 'k'), std::string("\xff")}) {
    CHECK(code_of(door.with_key(key, target, "{}", door.desk)) == "bad_request");
  }
  CHECK(door.with_key(std::string(255, 'k'), target, "{}", door.desk).status == 200);
  const Shown house = door.somebody(Role::administrator);
  const std::string token = R"({"name":"pos","scopes":["rooms.read"]})";
  CHECK(door.with_key("k", "/api/v1/tokens", token, house).status == 400);
  CHECK(door.with_key("k", "/api/v1/rooms/101/guest-link", "{}", house).status == 400);
  CHECK(door.with_key("k", "/api/v1/guest-links", "{}", house).status == 400);
  CHECK(door.with_key("k", "/api/v1/session", R"({"login":"a","password":"b"})", {}).status == 400);
}

TEST_CASE("a key in flight is told so, and forgotten after a day") {
  room::Time now{};
  Repeats repeats([&] { return now; }, {.life = std::chrono::hours(24)});
  const auto ticket = repeats.begin("a", "k", "request");
  CHECK(std::get<Reply>(repeats.begin("a", "k", "request")).status == 409);
  repeats.finish(std::get<std::uint64_t>(ticket), {204, {}, {}, {}});
  now += std::chrono::hours(23);
  CHECK(std::get<Reply>(repeats.begin("a", "k", "request")).status == 204);
  now += std::chrono::hours(1);
  CHECK(std::holds_alternative<std::uint64_t>(repeats.begin("a", "k", "request")));
}

TEST_CASE("what is kept of answers is bounded, and that a change was made outlives its answer") {
  Repeats repeats([] { return room::Time{}; },
                  {.keys = 4, .keys_of_one = 2, .bytes = 25, .bytes_of_one = 20});
  const auto made = [&](const std::string& asker, const std::string& key, std::size_t bytes) {
    const auto ticket = repeats.begin(asker, key, "r");
    REQUIRE(std::holds_alternative<std::uint64_t>(ticket));
    repeats.finish(std::get<std::uint64_t>(ticket),
                   {200, "application/json", std::string(bytes, 'x'), {}});
  };
  const auto told = [&](const std::string& asker, const std::string& key) {
    const auto known = repeats.begin(asker, key, "r");
    const Reply* reply = std::get_if<Reply>(&known);
    return reply == nullptr ? 0U : reply->status;
  };
  made("a", "large", 21);
  CHECK(told("a", "large") == 409);
  made("b", "1", 15);
  made("b", "2", 15);
  CHECK(told("b", "1") == 409);  // its body made room
  CHECK(told("b", "2") == 200);
  made("b", "3", 1);
  CHECK(told("b", "1") == 0);  // the oldest of one asker made room
}

std::vector<std::string> pages(EditingDesk& door, const std::string& target,
                               const std::string& list, const std::string& name, const Shown& who) {
  std::vector<std::string> all;
  std::string after;
  for (int page = 0; page < 20; ++page) {
    const Reply reply = door.send(message("GET", target + "?limit=2" + after), who);
    REQUIRE(reply.status == 200);
    const json document = json::parse(reply.body);
    CHECK(document.at(list).size() <= 2);
    for (const json& each : document.at(list)) {
      all.push_back(each.at(name).is_string() ? each.at(name).get<std::string>()
                                              : each.at(name).dump());
    }
    const json& next = document.at("next");
    if (next.is_null()) return all;
    after = "&after=" + (next.is_string() ? next.get<std::string>() : next.dump());
  }
  FAIL("pages without an end");
  return all;
}

TEST_CASE("pages of a list are the list") {
  EditingDesk door;
  const Shown house = door.somebody(Role::administrator);
  static_cast<void>(door.somebody(Role::maintenance));
  CHECK(pages(door, "/api/v1/rooms", "rooms", "number", house) ==
        std::vector<std::string>{"101", "102", "103"});
  CHECK(pages(door, "/api/v1/accounts", "accounts", "login", house) ==
        std::vector<std::string>{"some-administrator2", "some-front_desk1", "some-maintenance3"});
  CHECK(pages(door, "/api/v1/property/history", "revisions", "revision", house) ==
        std::vector<std::string>{"1"});
}

TEST_CASE("a list without limit is whole, and has no next page") {
  EditingDesk door;
  const json rooms = json::parse(door.get("/api/v1/rooms").body);
  CHECK(rooms.at("rooms").size() == 3);
  CHECK(rooms.at("next").is_null());
  CHECK(json::parse(door.get("/api/v1/rooms?limit=3").body).at("next").is_null());
  CHECK(json::parse(door.get("/api/v1/rooms?after=103").body).at("rooms").empty());
}

TEST_CASE("a page that cannot be is refused") {
  EditingDesk door;
  for (const char* query : {"limit=0", "limit=1001", "limit=x", "limit="}) {
    CAPTURE(query);
    CHECK(code_of(door.get(std::string("/api/v1/rooms?") + query)) == "unknown_parameter");
  }
  CHECK(code_of(door.get("/api/v1/rooms?after=999")) == "not_found");
  CHECK(code_of(door.get("/api/v1/property/history?after=0")) == "unknown_parameter");
}

}  // namespace
}  // namespace innkeeper::hub::http
