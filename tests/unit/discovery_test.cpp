// SPDX-License-Identifier: Apache-2.0
// What the hub tells Home Assistant of a room, and how it reads what it is asked over MQTT. That Home
// Assistant takes it, and what its templates make of real reports, is tested in tests/integration/friends.
#include <nlohmann/json.hpp>

#include "hub/discovery/ask_reader.hpp"
#include "hub/discovery/room_device.hpp"
#include "tests/support/core_fixture.hpp"

namespace innkeeper::hub::discovery {
namespace {

using nlohmann::json;

const config::Property& house() {
  static const config::Property property = support::small_property(1);
  return property;
}

std::string payload(const DeviceOptions& options = {}) {
  return discovery_payload(house().rooms[0], house().types[0], options);
}

TEST_CASE("a room has one device, with an entity for each thing to see or set") {
  const json device = json::parse(payload());
  CHECK(device.at("device").at("name") == "Room r-101");
  const json& entities = device.at("components");
  for (const char* const key :
       {"climate", "light_ceiling", "light_bedside", "scene", "do_not_disturb", "make_up_room",
        "temperature", "humidity", "window", "problem", "reason", "answer"}) {
    CAPTURE(key);
    CHECK(entities.contains(key));
  }
  CHECK(entities.at("climate").at("temperature_command_topic") == "innkeeper/1/r-101/ask/setpoint");
  CHECK(entities.at("climate").at("max_temp") == 26.0);
}

TEST_CASE("neither the number on the door nor who is in is told unless asked for") {
  const std::string quiet = payload();
  CHECK(quiet.find("Room 101") == std::string::npos);
  CHECK(quiet.find("occupancy") == std::string::npos);
  DeviceOptions open;
  open.by_number = true;
  open.occupancy = true;
  const json device = json::parse(payload(open));
  CHECK(device.at("device").at("name") == "Room 101");
  CHECK(device.at("components").at("occupancy").at("device_class") == "occupancy");
}

TEST_CASE("without requests a device shows everything and takes nothing") {
  DeviceOptions seen;
  seen.commands = false;
  CHECK(payload(seen).find("command_topic") == std::string::npos);
  CHECK(payload(seen).find("/ask/") == std::string::npos);
  CHECK(json::parse(payload(seen)).at("components").contains("do_not_disturb"));
}

TEST_CASE("the largest room's payload is far below what brokers take") {
  config::RoomType type = house().types[0];
  type.fixtures.clear();
  for (std::size_t i = 0; i < room::kMaxFixtures; ++i) {
    const std::string name = "a_light_of_16_" + std::string(1, static_cast<char>('a' + i)) + "b";
    REQUIRE(type.fixtures.push_back(room::Fixture(room::fixture_name(name).value())));
  }
  config::Room room = house().rooms[0];
  room.id = room::room_id("r-2345678901234567890123456789ab").value();
  DeviceOptions all;
  all.occupancy = true;
  // docs/broker.md: max_packet_size 16384.
  CHECK(discovery_payload(room, type, all).size() < 14'000);
}

TEST_CASE("topics of discovery lead back to their room, and no others do") {
  const room::RoomId room = support::id_of("101");
  CHECK(discovery_topic("homeassistant", room) == "homeassistant/device/innkeeper/r-101/config");
  CHECK(parse_discovery_topic("homeassistant", discovery_topic("homeassistant", room)) == room);
  for (const char* const other :
       {"homeassistant/device/innkeeper/config", "homeassistant/device/innkeeper//config",
        "homeassistant/device/innkeeper/r-101/config/x", "homeassistant/device/other/r-101/config",
        "elsewhere/device/innkeeper/r-101/config", "homeassistant/device/innkeeper/hub/config",
        ""}) {
    CAPTURE(other);
    CHECK_FALSE(parse_discovery_topic("homeassistant", other));
  }
}

TEST_CASE("topics of requests lead to room and word, and no others do") {
  const auto topic = parse_ask_topic("innkeeper/1/r-101/ask/setpoint");
  REQUIRE(topic);
  CHECK(topic->room == support::id_of("101"));
  CHECK(topic->what == "setpoint");
  for (const char* const other :
       {"innkeeper/1/r-101/ask", "innkeeper/1/hub/ask/setpoint", "innkeeper/1/r-101/ask/a/b",
        "innkeeper/2/r-101/ask/setpoint", "innkeeper/1//ask/setpoint", "innkeeper/1/R/ask/x", ""}) {
    CAPTURE(other);
    CHECK_FALSE(parse_ask_topic(other));
  }
}

TEST_CASE("requests are plain words; what cannot be read says what is allowed") {
  const room::RoomId room = support::id_of("101");
  const auto read = [&](std::string_view what, std::string_view payload) {
    return read_ask({room, what}, payload);
  };
  CHECK(std::get<room::Temperature>(std::get<AskRoom>(read("setpoint", "21.1111")).wish) ==
        room::Temperature::milli_celsius(21'100));
  CHECK(std::get<room::Temperature>(std::get<AskRoom>(read("setpoint", "-3")).wish) ==
        room::Temperature::milli_celsius(-3'000));
  CHECK(std::get<room::FanSetting>(std::get<AskRoom>(read("fan", "quiet")).wish) ==
        room::FanSetting::quiet);
  CHECK(std::get<room::Scene>(std::get<AskRoom>(read("scene", "off")).wish) == room::Scene::off);
  CHECK(std::get<room::ServiceWish>(std::get<AskRoom>(read("service", "none")).wish) ==
        room::ServiceWish::none);
  for (const auto& [what, payload] :
       std::vector<std::pair<std::string, std::string>>{{"setpoint", "warm"},
                                                        {"setpoint", "nan"},
                                                        {"setpoint", "inf"},
                                                        {"setpoint", "1e9"},
                                                        {"setpoint", "21,5"},
                                                        {"setpoint", " 21"},
                                                        {"setpoint", "21 "},
                                                        {"setpoint", ""},
                                                        {"setpoint", "0x15"},
                                                        {"fan", "Low"},
                                                        {"scene", "party"},
                                                        {"service", "PRESS"},
                                                        {"plan", "{}"},
                                                        {"setpoint", std::string(33, '1')}}) {
    CAPTURE(what, payload);
    REQUIRE(std::holds_alternative<std::string>(read(what, payload)));
    CHECK(std::get<std::string>(read(what, payload)).size() > 10);
  }
  CHECK(std::get<std::string>(read("fan", "Low")).find("medium") != std::string::npos);
}

TEST_CASE("an answer is JSON whatever was asked, and tells why only of a refusal") {
  CHECK(json::parse(answer_payload("fan", "low", "")) ==
        json{{"ask", "fan"}, {"value", "low"}, {"result", "taken"}});
  const json refused = json::parse(answer_payload("fan", "\xff\"\n", "no"));
  CHECK(refused.at("result") == "refused");
  CHECK(refused.at("why") == "no");
  CHECK(json::parse(answer_payload("fan", std::string(10'000, 'x'), "no")).at("value") ==
        std::string(kMaxAskBytes, 'x'));
  CHECK(refusal_of(Done{}).empty());
  CHECK_FALSE(refusal_of(Conflict{"held"}).empty());
  CHECK_FALSE(refusal_of(StatusView{}).empty());
}

}  // namespace
}  // namespace innkeeper::hub::discovery
