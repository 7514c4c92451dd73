// SPDX-License-Identifier: Apache-2.0
// Logging in and out, passwords, the first account and tokens, as a browser or a program sees it.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <utility>

#include "hub/http/credentials.hpp"
#include "hub/http/password_body.hpp"
#include "hub/http/secrets.hpp"
#include "tests/support/http_door.hpp"
#include "tests/unit/http_replies.hpp"

namespace innkeeper::hub::http {
namespace {

using nlohmann::json;

/// The token in a Set-Cookie field.
std::string token_of(const Reply& reply) {
  const std::string cookie = field(reply, "Set-Cookie");
  const std::size_t begin = cookie.find('=') + 1;
  return cookie.substr(begin, cookie.find(';') - begin);
}

std::string body(const json& document) { return document.dump(); }

class HouseOfAccounts : public Door {
 public:
  HouseOfAccounts() {
    boss = somebody(Role::administrator);
    REQUIRE(send("POST", "/api/v1/accounts", boss,
                 body({{"login", "rossi"}, {"role", "front_desk"}, {"password", kLongPassword}}))
                .status == 204);
  }
  Reply log_in(const std::string& login, const std::string& password) {
    return send("POST", "/api/v1/session", {}, body({{"login", login}, {"password", password}}));
  }
  Shown boss;
};

TEST_CASE("a log-in sets a cookie that only this host gets back, and no script") {
  HouseOfAccounts house;
  const Reply reply = house.log_in("rossi", Door::kLongPassword);
  REQUIRE(reply.status == 200);
  const std::string cookie = field(reply, "Set-Cookie");
  CHECK(cookie.starts_with("__Host-innkeeper=inks_"));
  for (const auto* attribute : {"; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Strict"}) {
    CHECK(cookie.find(attribute) != std::string::npos);
  }
  CHECK(cookie.find("Domain") == std::string::npos);
  const json session = json::parse(reply.body);
  CHECK(session.at("role") == "front_desk");
  CHECK(session.at("name") == "rossi");
  CHECK(session.at("guest_data") == true);
  CHECK(reply.body.find(token_of(reply)) == std::string::npos);

  const Reply shown = house.send("GET", "/api/v1/session", {{}, token_of(reply)});
  CHECK(shown.status == 200);
  const json may = json::parse(shown.body).at("may");
  CHECK(std::find(may.begin(), may.end(), "GET /api/v1/rooms") != may.end());
  CHECK(std::find(may.begin(), may.end(), "GET /api/v1/audit") == may.end());
}

TEST_CASE("a wrong password, a wrong login and no login at all are told alike") {
  HouseOfAccounts house;
  std::set<std::string> told;
  for (const auto& [login, password] : std::initializer_list<std::pair<const char*, const char*>>{
           {"rossi", "wrong"}, {"nobody", Door::kLongPassword}, {"' OR 1=1 --", "wrong"}}) {
    const Reply reply = house.log_in(login, password);
    CHECK(reply.status == 401);
    CHECK(field(reply, "Set-Cookie").empty());
    told.insert(reply.body);
  }
  CHECK(told.size() == 1);
}

TEST_CASE("guessing ends in 429 with the time to wait, also for who guesses right then") {
  HouseOfAccounts house;
  for (int i = 0; i < 5; ++i) CHECK(house.log_in("rossi", "wrong").status == 401);
  const Reply reply = house.log_in("rossi", Door::kLongPassword);
  CHECK(reply.status == 429);
  CHECK(field(reply, "Retry-After") == "60");
  house.advance(std::chrono::minutes(1));
  CHECK(house.log_in("rossi", Door::kLongPassword).status == 200);
}

TEST_CASE("a log-out ends the session and takes the cookie away") {
  HouseOfAccounts house;
  const Shown one{{}, token_of(house.log_in("rossi", Door::kLongPassword))};
  const Shown other{{}, token_of(house.log_in("rossi", Door::kLongPassword))};
  const Reply reply = house.send("DELETE", "/api/v1/session", one);
  CHECK(reply.status == 204);
  CHECK(field(reply, "Set-Cookie").find("__Host-innkeeper=; Path=/; Max-Age=0;") == 0);
  CHECK(house.send("GET", "/api/v1/rooms", one).status == 401);
  CHECK(house.send("GET", "/api/v1/rooms", other).status == 200);
  CHECK(house.send("DELETE", "/api/v1/session?everywhere=true", other).status == 204);
  CHECK(house.send("GET", "/api/v1/rooms", other).status == 401);
}

TEST_CASE("a password is changed by who knows the present one, and ends the other sessions") {
  HouseOfAccounts house;
  const Shown one{{}, token_of(house.log_in("rossi", Door::kLongPassword))};
  const Shown other{{}, token_of(house.log_in("rossi", Door::kLongPassword))};
  const auto change = [&](const char* present, const char* next) {
    return house.send("PUT", "/api/v1/session/password", one,
                      body({{"password", present}, {"new_password", next}}));
  };
  CHECK(change("wrong", "a longer password").status == 422);
  CHECK(change(Door::kLongPassword, "short").status == 422);
  CHECK(change(Door::kLongPassword, "a longer password").status == 204);
  CHECK(house.send("GET", "/api/v1/rooms", one).status == 200);
  CHECK(house.send("GET", "/api/v1/rooms", other).status == 401);
  CHECK(house.log_in("rossi", Door::kLongPassword).status == 401);
  CHECK(house.log_in("rossi", "a longer password").status == 200);
}

TEST_CASE("the set-up link makes the first administrator, once") {
  Door door;
  const std::string link = new_token(kSetUpPrefix);
  REQUIRE(std::holds_alternative<Done>(door.ask(AccountRequest(OfferSetUp{hash_of_token(link)}))));
  const auto set_up = [&](const std::string& with) {
    return door.send("POST", "/api/v1/setup", {},
                     body({{"link", with}, {"login", "boss"}, {"password", Door::kLongPassword}}));
  };
  CHECK(set_up(new_token(kSetUpPrefix)).status == 401);
  const Reply made = set_up(link);
  REQUIRE(made.status == 200);
  CHECK(json::parse(made.body).at("role") == "administrator");
  CHECK(door.send("GET", "/api/v1/accounts", {{}, token_of(made)}).status == 200);
  CHECK(set_up(link).status == 401);
}

TEST_CASE("a browser that another site makes change something is refused") {
  HouseOfAccounts house;
  const std::string token = token_of(house.log_in("rossi", Door::kLongPassword));
  const auto change = [&](auto spoil, const char* method = "DELETE") {
    Message message;
    message.method = method;
    message.target = "/api/v1/rooms/101/maintenance";
    message.hosts = {"127.0.0.1:8080"};
    message.cookie = "__Host-innkeeper=" + token;
    spoil(message);
    const Routing routing = route(message);
    const auto* reply = std::get_if<Reply>(&routing.routed);
    return reply != nullptr && reply->status == 403 && code_of(*reply) == "foreign_origin";
  };
  CHECK_FALSE(change([](Message& m) { m.origin = "http://127.0.0.1:8080"; }));
  CHECK_FALSE(change([](Message& m) { m.fetch_site = "same-origin"; }));
  CHECK(change([](Message&) {}));
  CHECK(change([](Message& m) { m.origin = "http://evil.example"; }));
  CHECK(change([](Message& m) { m.origin = "null"; }));
  CHECK(change([](Message& m) { m.origin = "https://127.0.0.1:8080"; }));
  CHECK(change([](Message& m) { m.origin = "http://127.0.0.1:8081"; }));
  CHECK(change([](Message& m) { m.fetch_site = "same-site"; }));
  CHECK(change([](Message& m) {
    m.origin = "http://127.0.0.1:8080";
    m.fetch_site = "cross-site";
  }));
  // A program sends no cookie and has no origin; a look changes nothing.
  CHECK_FALSE(change([](Message& m) {
    m.cookie.reset();
    m.authorization = "Bearer inkt_x";
  }));
  const auto log_in_from = [&](const char* origin) {
    Message message;
    message.method = "POST";
    message.target = "/api/v1/session";
    message.origin = origin;
    message.body = body({{"login", "rossi"}, {"password", Door::kLongPassword}});
    return house.send(std::move(message), {}).status;
  };
  CHECK(log_in_from("http://evil.example") == 403);
  CHECK(log_in_from("http://127.0.0.1:8080") == 200);
}

TEST_CASE("a token of a program is told once, and works until it is revoked") {
  HouseOfAccounts house;
  const auto create = [&](json document) {
    return house.send("POST", "/api/v1/tokens", house.boss, body(document));
  };
  CHECK(create({{"name", "pos"}, {"scopes", {"rooms.fly"}}}).status == 422);
  CHECK(create({{"name", "pos"}, {"scopes", {"rooms.read"}}, {"days", 367}}).status == 422);
  const Reply made = create({{"name", "pos"}, {"scopes", {"rooms.read"}}, {"days", 30}});
  REQUIRE(made.status == 201);
  const json token = json::parse(made.body);
  const Shown shown{token.at("token"), {}};
  CHECK(std::string(token.at("token")).starts_with("inkt_"));
  CHECK(house.send("GET", "/api/v1/rooms", shown).status == 200);
  CHECK(house.send("PUT", "/api/v1/rooms/101/service", shown, body({{"service", "none"}})).status ==
        403);
  const Reply listed = house.send("GET", "/api/v1/tokens", house.boss);
  CHECK(listed.body.find(std::string(token.at("token"))) == std::string::npos);
  CHECK(json::parse(listed.body).at("tokens")[0].at("scopes") == json{"rooms.read"});
  CHECK(house.send("DELETE", "/api/v1/tokens/" + std::string(token.at("id")), house.boss).status ==
        204);
  CHECK(house.send("GET", "/api/v1/rooms", shown).status == 401);
}

TEST_CASE("accounts are listed, changed, disabled and removed, and never show a password") {
  HouseOfAccounts house;
  const Shown rossi{{}, token_of(house.log_in("rossi", Door::kLongPassword))};
  const Reply listed = house.send("GET", "/api/v1/accounts", house.boss);
  CHECK(json::parse(listed.body).at("accounts").size() == 2);
  CHECK(listed.body.find("argon2") == std::string::npos);
  CHECK(house.send("PATCH", "/api/v1/accounts/rossi", house.boss, R"({"disabled":true})").status ==
        204);
  CHECK(house.send("GET", "/api/v1/rooms", rossi).status == 401);
  CHECK(house.log_in("rossi", Door::kLongPassword).status == 401);
  CHECK(house
            .send("PATCH", "/api/v1/accounts/rossi", house.boss,
                  R"({"disabled":false,"role":"guest"})")
            .status == 422);
  CHECK(house
            .send("PATCH", "/api/v1/accounts/rossi", house.boss,
                  R"({"disabled":false,"password":"another password"})")
            .status == 204);
  CHECK(house.log_in("rossi", "another password").status == 200);
  CHECK(house.send("DELETE", "/api/v1/accounts/rossi", house.boss).status == 204);
  CHECK(house.send("DELETE", "/api/v1/accounts/rossi", house.boss).status == 404);
  CHECK(house
            .send("POST", "/api/v1/accounts", house.boss,
                  R"({"login":"Big Boss","role":"front_desk","password":"long enough now"})")
            .status == 422);
}

TEST_CASE("who says what cannot be a token is refused, whatever its length") {
  Door door;
  Message message;
  message.target = "/api/v1/rooms";
  message.authorization = "Basic cm9zc2k6eA==";
  CHECK(door.send(message, {}).status == 401);
  CHECK(door.send("GET", "/api/v1/rooms", {std::string(kMaxTokenBytes + 1, 'x'), {}}).status ==
        401);
  CHECK(door.send("GET", "/api/v1/rooms", {std::string(kMaxTokenBytes, 'x'), {}}).status == 401);
  CHECK(door.send("GET", "/api/v1/rooms", {{}, ""}).status == 401);
}

TEST_CASE("tokens are all different, and their hash is the one everybody computes") {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(new_token(kSessionPrefix));
  CHECK(tokens.size() == 1000);
  CHECK(tokens.begin()->size() == kSessionPrefix.size() + 43);
  // FIPS 180-2, appendix B.1.
  CHECK(hash_of_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/// Holds the hasher's thread until told.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
  }
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

TEST_CASE("the hasher takes a bounded number of passwords") {
  Gate gate;
  std::promise<void> begun;
  PasswordHasher hasher(least_cost());
  REQUIRE(hasher.hash("first", [&](const std::string&) {
    begun.set_value();
    gate.wait();
  }));
  begun.get_future().wait();
  for (std::size_t i = 0; i < kMaxWaitingPasswords; ++i) {
    CHECK(hasher.hash("next", [](const std::string&) {}));
  }
  CHECK_FALSE(hasher.hash("one too many", [](const std::string&) {}));
  gate.open();
}

TEST_CASE("a hasher that is stopped has ended the job at hand, and takes no other") {
  Gate gate;
  std::promise<void> begun;
  bool is_done = false;
  PasswordHasher hasher(least_cost());
  REQUIRE(hasher.hash("first", [&](const std::string&) {
    begun.set_value();
    gate.wait();
    is_done = true;
  }));
  begun.get_future().wait();
  std::thread opener([&] { gate.open(); });
  hasher.stop();
  opener.join();
  CHECK(is_done);
  CHECK_FALSE(hasher.hash("second", [](const std::string&) {}));
}

TEST_CASE("a password is told from others, with zero bytes and after a change of cost as well") {
  PasswordHasher hasher(least_cost());
  const auto hash = [&](const std::string& password) {
    std::promise<std::string> done;
    REQUIRE(hasher.hash(password, [&](std::string value) { done.set_value(std::move(value)); }));
    return done.get_future().get();
  };
  const auto compare = [&](PasswordHasher& with, const std::string& password,
                           const std::string& to) {
    std::promise<PasswordHasher::Verdict> done;
    REQUIRE(with.compare(password, to, [&](PasswordHasher::Verdict verdict) {
      done.set_value(std::move(verdict));
    }));
    return done.get_future().get();
  };
  const std::string longer("correct\0horse", 13);
  const std::string stored = hash(longer);
  CHECK(stored.starts_with("$argon2id$"));
  CHECK(stored != hash(longer));
  CHECK(compare(hasher, longer, stored).is_right);
  CHECK(compare(hasher, longer, stored).renewed.empty());
  CHECK_FALSE(compare(hasher, "correct", stored).is_right);
  CHECK_FALSE(compare(hasher, "", {}).is_right);
  PasswordHasher stronger({least_cost().operations + 1, least_cost().memory_bytes});
  const auto verdict = compare(stronger, longer, stored);
  CHECK(verdict.is_right);
  CHECK(compare(stronger, longer, verdict.renewed).is_right);
}

}  // namespace
}  // namespace innkeeper::hub::http
