// SPDX-License-Identifier: Apache-2.0
// Home Assistant's part is played by a real MQTT client in Python that knows nothing but the broker and what
// the discovery payloads say; hub, broker and rooms are the real ones.
#include <sys/wait.h>

#include <nlohmann/json.hpp>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

using nlohmann::json;

constexpr const char* kOn = "[home_assistant]\ndiscovery = true\n";

struct Friendly : RunningHouse {
  explicit Friendly(const std::string& sections) { house.put_more(sections); }

  /// Plays a story; what went wrong, or nothing.
  [[nodiscard]] std::string play(const std::string& story, std::vector<std::string> more) {
    const auto log = house.log_of("home-assistant" + std::to_string(++stories));
    std::vector<std::string> words{"/usr/bin/python3",
                                   source_dir() + "/tests/integration/friends/home_assistant.py",
                                   std::to_string(house.broker().port()),
                                   support::kFriendUser,
                                   house.friend_password(),
                                   story};
    words.insert(words.end(), more.begin(), more.end());
    support::Process program({std::move(words), log, false, {"PYTHONDONTWRITEBYTECODE=1"}});
    const auto status = program.wait(100s);
    said = log_of("home-assistant" + std::to_string(stories));
    if (!status) return "no end within 100 s: " + said;
    return WIFEXITED(*status) && WEXITSTATUS(*status) == 0 ? "" : said;
  }
  [[nodiscard]] std::string play(const std::string& story) { return play(story, {"4"}); }

  [[nodiscard]] json audit() const {
    const auto answer = house.http().call("GET", "/api/v1/audit?room=1");
    REQUIRE(answer);
    return json::parse(answer->body);
  }

  std::string said;
  int stories = 0;
};

TEST_CASE("Home Assistant finds every room, and every template fits what rooms really say") {
  Friendly hotel(std::string(kOn) + "occupancy = true\n");
  hotel.open();
  CHECK(hotel.play("see") == "");
  INFO(hotel.said);
  CHECK(hotel.said.find("of 4 devices") != std::string::npos);
}

TEST_CASE("Home Assistant sets what a guest may set, is told why not, and stands in the audit") {
  Friendly hotel(kOn);
  hotel.open();
  hotel.tell("checkin 1 4711 1001");
  REQUIRE(hotel.becomes("1", "rented"));
  CHECK(hotel.play("command", {"4", "r-000001", "r-000002"}) == "");
  const json lines = hotel.audit();
  INFO(lines.dump(1));
  std::size_t by_program = 0;
  for (const json& line : lines.at("lines")) {
    if (line.dump().find("mqtt") != std::string::npos) ++by_program;
  }
  // Set point, fan, scene, do-not-disturb: what was refused changed nothing.
  CHECK(by_program == 4);
  CHECK(hotel.play("overdo", {"4", "r-000001", "r-000002"}) == "");
}

TEST_CASE("a retained request is refused, told and taken off the broker") {
  Friendly hotel(kOn);
  hotel.open();
  REQUIRE(hotel.house.stop_hub());
  CHECK(hotel.play("retain", {"4", "r-000001"}) == "");
  REQUIRE(hotel.house.start_hub());
  CHECK(hotel.logged("innkeeperd", "it was retained"));
  // The rooms' retained reports are theirs alone: the one that was to be deleted is still there.
  CHECK(hotel.play("see") == "");
}

TEST_CASE("devices go when their room goes, and when discovery is switched off") {
  Friendly hotel(std::string(kOn) + "names = \"number\"\n");
  hotel.open();
  CHECK(hotel.play("names") == "");
  CHECK(hotel.said == "Room 1\nRoom 2\nRoom 3\nRoom 4\n");
  const auto shown = hotel.house.http().call("GET", "/api/v1/property");
  REQUIRE(shown);
  std::string text = json::parse(shown->body).at("text");
  text = text.substr(0, text.rfind("[[room]]"));
  const auto changed =
      hotel.house.http().call("POST", "/api/v1/property", text, 5s, "application/toml");
  REQUIRE(changed);
  INFO(changed->body);
  REQUIRE(changed->status == 200);
  CHECK(hotel.play("names", {"3"}) == "");
  CHECK(hotel.said == "Room 1\nRoom 2\nRoom 3\n");
  REQUIRE(hotel.house.stop_hub());
  hotel.house.put_more("");
  REQUIRE(hotel.house.start_hub());
  CHECK(hotel.play("names", {"0"}) == "");
  CHECK(hotel.said == "\n");
}

}  // namespace
}  // namespace innkeeper::tests
