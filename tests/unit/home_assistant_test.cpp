// SPDX-License-Identifier: Apache-2.0
// When rooms are announced and taken away, and which requests reach the engine.
#include "hub/daemon/home_assistant.hpp"

#include <fstream>

#include "tests/support/core_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::hub::daemon {
namespace {

using support::id_of;

struct Broker {
  explicit Broker(HomeAssistantConfig config = on())
      : home(std::move(config), "test", clock,
             {[this](mqtt::Message message) {
                if (is_full) return false;
                published.push_back(std::move(message));
                return true;
              },
              [this](Request request, const std::function<void(Answer)>& done) {
                asked.push_back(std::move(request));
                done(answer);
              }}) {
    declare(3);
  }
  static HomeAssistantConfig on() {
    HomeAssistantConfig config;
    config.discovery = config.requests = true;
    return config;
  }
  void declare(std::size_t rooms) {
    home.declare(std::make_shared<const config::Property>(support::small_property(rooms)));
  }
  /// Connects: the broker retains `retained` and then says that this was all.
  void connect(const std::vector<mqtt::Message>& retained = {}) {
    for (const mqtt::Message& message : retained) CHECK(home.take(message));
    home.retained_end();
    for (int i = 0; i < 10; ++i) home.work();
  }
  /// What was published since the last call, all retained, by room; empty: taken away.
  std::map<std::string, std::string> announced() {
    std::map<std::string, std::string> rooms;
    for (const mqtt::Message& message : std::exchange(published, {})) {
      CHECK(message.retained);
      const auto room = discovery::parse_discovery_topic("homeassistant", message.topic);
      REQUIRE(room);
      rooms[std::string(room->view())] = message.payload;
    }
    return rooms;
  }
  void say(const std::string& topic, const std::string& payload, bool retained = false) {
    CHECK(home.take({"innkeeper/1/" + topic, payload, retained, 1}));
  }

  HotelClock clock = HotelClock::in("Europe/Rome").value();
  std::vector<mqtt::Message> published;
  std::vector<Request> asked;
  Answer answer = Done{};
  bool is_full = false;  // the outbox
  HomeAssistant home;
};

mqtt::Message retained(const std::string& room, const std::string& payload) {
  return {discovery::discovery_topic("homeassistant", id_of(room)), payload, true, 1};
}

TEST_CASE("every room is announced after a connect, and again only when the broker lost it") {
  Broker broker;
  broker.connect();
  const auto first = broker.announced();
  REQUIRE(first.size() == 3);
  broker.home.broker_down();
  broker.connect({retained("101", first.at("r-101")), retained("102", "{\"an\":\"older one\"}")});
  const auto again = broker.announced();
  CHECK(again.size() == 2);
  CHECK(again.at("r-102") == first.at("r-102"));
  CHECK(again.contains("r-103"));
}

TEST_CASE("what is of no room, or of a hub that announces nothing, is taken away") {
  Broker broker;
  broker.connect({retained("999", "{}")});
  CHECK(broker.announced().at("r-999").empty());
  broker.declare(1);
  broker.home.work();
  const auto gone = broker.announced();
  CHECK(gone.size() == 2);
  CHECK(gone.at("r-102").empty());
  Broker silent{HomeAssistantConfig{}};
  silent.connect({retained("101", "{}")});
  const auto cleared = silent.announced();
  CHECK(cleared.size() == 1);
  CHECK(cleared.at("r-101").empty());
  CHECK(silent.home.subscriptions().empty());
}

TEST_CASE("a large house is announced a part at a time, since the engine waits meanwhile") {
  Broker broker;
  broker.declare(200);
  broker.home.retained_end();
  broker.home.work();
  CHECK(broker.announced().size() == kAnnouncedAtOnce);
}

TEST_CASE("a room that found the outbox full is announced once there is room") {
  Broker broker;
  broker.is_full = true;
  broker.connect();
  CHECK(broker.announced().empty());
  broker.is_full = false;
  broker.home.work();
  CHECK(broker.announced().size() == 3);
}

TEST_CASE("a request reaches the engine and its answer goes back") {
  Broker broker;
  broker.say("r-101/ask/setpoint", "21.5");
  REQUIRE(broker.asked.size() == 1);
  REQUIRE(broker.published.size() == 1);
  CHECK(broker.published[0].topic == "innkeeper/1/r-101/answer");
  CHECK_FALSE(broker.published[0].retained);
  CHECK(broker.published[0].payload.find("taken") != std::string::npos);
  broker.answer = Conflict{"nobody rents this room"};
  broker.say("r-101/ask/scene", "relax");
  CHECK(broker.published[1].payload.find("nobody rents") != std::string::npos);
  CHECK(broker.home.reading().taken == 1);
  CHECK(broker.home.reading().refused == 1);
}

TEST_CASE("a retained request is taken off the broker and asks nothing") {
  Broker broker;
  broker.say("r-101/ask/setpoint", "21.5", true);
  CHECK(broker.asked.empty());
  REQUIRE(broker.published.size() == 1);
  CHECK(broker.published[0] == mqtt::Message{"innkeeper/1/r-101/ask/setpoint", "", true, 1});
  // The echo of taking it off is no request.
  broker.say("r-101/ask/setpoint", "");
  CHECK(broker.published.size() == 1);
  CHECK(broker.home.reading().refused == 1);
}

TEST_CASE("strangers' rooms and what is too much reach nobody") {
  Broker broker;
  broker.say("r-999/ask/setpoint", "21");
  CHECK(broker.asked.empty());
  for (int i = 0; i < 50; ++i) broker.say("r-101/ask/setpoint", std::to_string(18 + i % 8));
  CHECK(broker.asked.size() >= 10);
  CHECK(broker.asked.size() <= 12);
  broker.say("r-102/ask/setpoint", "21");
  CHECK(std::get<AskRoom>(std::get<RemoteRequest>(broker.asked.back())).room == id_of("102"));
}

TEST_CASE("the house as a whole is bounded, too, and recovers with time") {
  AskLimits limits;
  room::Time now{std::chrono::hours(1)};
  std::size_t taken = 0;
  for (int number = 0; number < 100; ++number) {
    for (int i = 0; i < 10; ++i) taken += limits.take(id_of(std::to_string(number)), now) ? 1U : 0U;
  }
  CHECK(taken == static_cast<std::size_t>(kHouseAskBurst));
  now += std::chrono::seconds(1);
  for (int number = 0; number < 100; ++number) {
    taken += limits.take(id_of(std::to_string(number)), now) ? 1U : 0U;
  }
  CHECK(taken == static_cast<std::size_t>(kHouseAskBurst + kHouseAsksPerSecond));
}

TEST_CASE("messages of others are left to them") {
  Broker broker;
  CHECK_FALSE(broker.home.take({"innkeeper/1/r-101/report", "{}", true, 1}));
  CHECK_FALSE(broker.home.take({"homeassistant/device/other/x/config", "{}", true, 1}));
}

struct Read {
  HomeAssistantConfig config;
  std::string problems;
};

Read read(const std::string& text) {
  const tests::TemporaryDirectory directory;
  const auto file = directory.path() / "hub.toml";
  std::ofstream(file) << text;
  config::TomlReader reader = config::TomlReader::read_file(file);
  Read result{read_home_assistant(reader.root().optional_section("home_assistant")), {}};
  const config::Problems problems = reader.finish();
  if (!problems.empty()) result.problems = config::describe(problems);
  return result;
}

TEST_CASE("without a section everything is off; discovery brings requests along") {
  CHECK_FALSE(read("").config.discovery);
  CHECK_FALSE(read("").config.requests);
  CHECK(read("[home_assistant]\ndiscovery = true\n").config.requests);
  CHECK_FALSE(read("[home_assistant]\ndiscovery = true\nrequests = false\n").config.requests);
  CHECK(read("[home_assistant]\nrequests = true\n").config.requests);
  CHECK_FALSE(read("[home_assistant]\nrequests = true\n").config.discovery);
}

TEST_CASE(
    "a prefix that is no topic, or would fall among the hub's own, is refused with its place") {
  for (const char* const prefix : {"home/#", "+", "/home", "home/", "innkeeper/1", "$SYS"}) {
    CAPTURE(prefix);
    const Read wrong =
        read(std::string("[home_assistant]\nprefix = \"") + prefix + "\"\nnames = \"door\"\n");
    CHECK(wrong.problems.find("prefix") != std::string::npos);
    CHECK(wrong.problems.find("names") != std::string::npos);
    CHECK(wrong.config.prefix == "homeassistant");
  }
  CHECK(read("[home_assistant]\nprefix = \"ha/main\"\n").config.prefix == "ha/main");
}

}  // namespace
}  // namespace innkeeper::hub::daemon
