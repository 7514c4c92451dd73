// SPDX-License-Identifier: Apache-2.0
// The history of rooms through real programs: boards measure, the hub keeps, a restart keeps it too, and
// who asks to be forgotten is.
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

using nlohmann::json;

struct HistoryHouse : RunningHouse {
  HistoryHouse() { open(); }

  [[nodiscard]] json history(const std::string& number) const {
    const auto answer = house.http().call("GET", "/api/v1/rooms/" + number + "/history");
    if (!answer || answer->status != 200) return json();
    return json::parse(answer->body);
  }
  /// Seconds that were told of this room.
  [[nodiscard]] int told(const std::string& number) const {
    const json document = history(number);
    int sum = 0;
    if (document.is_object()) {
      for (const json& seconds : document.at("told")) sum += seconds.get<int>();
    }
    return sum;
  }
};

TEST_CASE("what rooms tell becomes their history, and outlives the hub") {
  HistoryHouse house;
  REQUIRE(within(20s, [&] { return house.told("1") >= 3; }));
  const json before = house.history("1");
  CHECK(before.at("air").back().is_number());
  CHECK(before.at("guest").back().is_number());
  REQUIRE(house.house.stop_hub());
  struct stat file {};
  REQUIRE(stat(house.house.beside_database("history").c_str(), &file) == 0);
  CHECK((file.st_mode & 0777U) == 0600U);
  const int told = house.told("1");
  CHECK(told == 0);
  REQUIRE(house.house.start_hub());
  REQUIRE(within(20s, [&] { return house.told("1") >= 3; }));
  CHECK(house.history("1").at("at").front() == before.at("at").front());
}

TEST_CASE("who is forgotten leaves nothing of people in the history of the room") {
  HistoryHouse house;
  house.tell("checkin 1 900 4711");
  REQUIRE(house.becomes("1", "rented"));
  REQUIRE(within(20s, [&] { return house.told("1") >= 3; }));
  REQUIRE_FALSE(house.history("1").at("guest").back().is_null());
  const auto erased = house.house.http().call("DELETE", "/api/v1/guests/4711");
  REQUIRE(erased);
  REQUIRE(erased->status == 200);
  REQUIRE(within(10s, [&] { return house.history("1").at("guest").front().is_null(); }));
  CHECK_FALSE(house.history("1").at("air").front().is_null());
  CHECK_FALSE(house.history("2").at("guest").back().is_null());
}

}  // namespace
}  // namespace innkeeper::tests
