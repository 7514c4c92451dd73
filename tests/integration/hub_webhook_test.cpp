// SPDX-License-Identifier: Apache-2.0
// A PMS that posts its events to a real hub: who is heard, what comes of it in the rooms, and what does
// not when the same comes again.
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "hub/pms/webhook/signature.hpp"
#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

using hub::pms::webhook::sign;
using nlohmann::json;

const std::string kKey = "0123456789abcdef0123456789abcdef";
const std::string kOldKey = "fedcba9876543210fedcba9876543210";

std::string updated(int seconds_ago) {
  const auto at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) -
                  std::chrono::seconds(seconds_ago);
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  std::array<char, 40> text{};
  static_cast<void>(std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count())));
  return text.data();
}

json reservation(const std::string& id, const std::string& status, const std::string& room,
                 int seconds_ago) {
  return {{"id", id}, {"updated_at", updated(seconds_ago)}, {"status", status}, {"room", room}};
}

/// A house without a link to its PMS, whose hub has two keys.
struct PostedHouse : RunningHouse {
  PostedHouse() {
    write_key("new.key", kKey);
    write_key("old.key", kOldKey);
    house.put_pms("[pms.webhook]\nkey_file = \"new.key\"\nprevious_key_file = \"old.key\"\n");
  }

  void write_key(const std::string& name, const std::string& key) {
    const auto file = directory.path() / name;
    std::ofstream(file) << key << '\n';
    REQUIRE(::chmod(file.c_str(), S_IRUSR | S_IWUSR) == 0);
  }

  void open_hub() {
    REQUIRE(house.broker().start());
    REQUIRE(house.start_hub());
  }
  void open_all() {
    open_hub();
    REQUIRE(house.start_rooms());
    REQUIRE(all_confirmed());
  }

  [[nodiscard]] support::HttpAnswer post_signed(const std::string& body, std::int64_t seconds_ago,
                                                const std::string& key) {
    const std::int64_t now = std::chrono::duration_cast<std::chrono::seconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count();
    const std::string timestamp = std::to_string(now - seconds_ago);
    const auto answer = house.http().call(
        "POST", "/api/v1/pms/events", body, 10s, "application/json",
        {{"Innkeeper-Timestamp", timestamp}, {"Innkeeper-Signature", sign(key, timestamp, body)}});
    REQUIRE(answer);
    return *answer;
  }

  /// One event; what became of it.
  std::string post(const std::string& id, const json& reservation, const std::string& key = kKey) {
    const json body{{"events", {{{"id", id}, {"reservation", reservation}}}}};
    const auto answer = post_signed(body.dump(), 0, key);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return json::parse(answer.body).at("results").at(0).at("outcome");
  }

  [[nodiscard]] std::uint64_t version_of(const std::string& number) {
    const auto rooms = support::look_at_rooms(house);
    REQUIRE(rooms);
    for (const auto& room : *rooms) {
      if (room.number == number) return room.version;
    }
    return 0;
  }
};

TEST_CASE("a posted check-in reaches the room, the same event again changes nothing") {
  PostedHouse hotel;
  hotel.open_all();
  CHECK(hotel.post("e-1", reservation("4711", "in_house", "2", 60)) == "applied");
  CHECK(hotel.becomes("2", "rented"));
  const auto version = hotel.version_of("2");
  CHECK(hotel.post("e-1", reservation("4711", "in_house", "2", 60)) == "repeated");
  CHECK(hotel.post("e-0", reservation("4711", "expected", "2", 120)) == "outdated");
  CHECK(hotel.version_of("2") == version);
  CHECK(hotel.post("e-2", reservation("4711", "checked_out", "2", 30), kOldKey) == "applied");
  CHECK(hotel.becomes("2", "vacant"));
}

TEST_CASE("who does not know the key, or says an old time, is not heard") {
  PostedHouse hotel;
  hotel.open_hub();
  const std::string body =
      json{{"events", {{{"id", "e"}, {"reservation", reservation("1", "in_house", "1", 0)}}}}}
          .dump();
  CHECK(hotel.post_signed(body, 0, "an entirely different key of the PMS").status == 401);
  const auto old = hotel.post_signed(body, 400, kKey);
  CHECK(old.status == 401);
  CHECK(old.body.find("400 s behind") != std::string::npos);
  CHECK(hotel.house.http().call("POST", "/api/v1/pms/events", body)->status == 401);
  CHECK(hotel.logged("innkeeperd", "pms.post_refused"));
  const auto status = hotel.house.http().call("GET", "/api/v1/rooms");
  REQUIRE(status);
  CHECK(status->body.find(R"("rented")") == std::string::npos);
}

TEST_CASE("a hub that is killed after it answered remembers what it answered") {
  PostedHouse hotel;
  hotel.open_hub();
  CHECK(hotel.post("e-1", reservation("4711", "in_house", "3", 60)) == "applied");
  hotel.house.kill_hub();
  REQUIRE(hotel.house.start_hub());
  CHECK(hotel.post("e-1", reservation("4711", "in_house", "3", 60)) == "repeated");
  CHECK(hotel.post("e-0", reservation("4711", "checked_out", "3", 90)) == "outdated");
  const auto room = hotel.house.http().call("GET", "/api/v1/rooms/3");
  REQUIRE(room);
  CHECK(room->body.find(R"("rented")") != std::string::npos);
}

TEST_CASE("a bad event refuses its whole request and names its place") {
  PostedHouse hotel;
  hotel.open_hub();
  json body{{"events", json::array()}};
  body["events"].push_back({{"id", "1"}, {"reservation", reservation("1", "in_house", "1", 0)}});
  body["events"].push_back({{"id", "2"}, {"reservation", reservation("2", "asleep", "2", 0)}});
  const auto answer = hotel.post_signed(body.dump(), 0, kKey);
  CHECK(answer.status == 422);
  CHECK(answer.body.find("/events/1/reservation/status") != std::string::npos);
  CHECK(hotel.post("1", reservation("1", "in_house", "1", 0)) == "applied");
}

TEST_CASE("two hundred events in one request are taken before its deadline") {
  PostedHouse hotel;
  hotel.open_hub();
  json body{{"events", json::array()}};
  for (int i = 0; i < 200; ++i) {
    body["events"].push_back(
        {{"id", std::to_string(i)},
         {"reservation", reservation(std::to_string(i % 4), i < 100 ? "in_house" : "checked_out",
                                     std::to_string(i % 4 + 1), 200 - i)}});
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = hotel.post_signed(body.dump(), 0, kKey);
  WARN(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                             begin)
           .count()
       << " ms for 200 events of 4 rooms");
  REQUIRE(answer.status == 200);
  CHECK(json::parse(answer.body).at("results").size() == 200);
}

TEST_CASE("a key that others can read keeps the hub from starting") {
  PostedHouse hotel;
  REQUIRE(::chmod((hotel.directory.path() / "new.key").c_str(), S_IRUSR | S_IRGRP | S_IROTH) == 0);
  REQUIRE(hotel.house.broker().start());
  CHECK_FALSE(hotel.house.start_hub());
  CHECK(hotel.log_of("innkeeperd").find("chmod 600") != std::string::npos);
}

TEST_CASE("a hub without a key takes no events and says how it would") {
  RunningHouse running;
  REQUIRE(running.house.broker().start());
  REQUIRE(running.house.start_hub());
  const auto answer = running.house.http().call("POST", "/api/v1/pms/events", "{}");
  REQUIRE(answer);
  CHECK(answer->status == 404);
  CHECK(answer->body.find("[pms.webhook]") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::tests
