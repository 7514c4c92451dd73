// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/client.hpp"

#include <set>

#include "tests/integration/mqtt_peer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {
namespace {

using mqtt::Down;
using mqtt::Message;
using mqtt::Up;

TEST_CASE("a message goes from one client through a real broker to another") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto room_options = options_for(broker.port(), "r-1");
  room_options.subscriptions = {{kPlanTopic, 1}};
  Peer room(room_options);
  Peer hub(options_for(broker.port(), support::kHubUser));
  REQUIRE(room.wait_for<Up>());
  REQUIRE(hub.wait_for<Up>());
  REQUIRE(hub.client().publish({kPlanTopic, "hello", true, 1}));
  const auto live = room.wait_for_topic(kPlanTopic);
  REQUIRE(live);
  CHECK(live->payload == "hello");
  CHECK_FALSE(live->retained);

  SECTION("and, retained, to one that subscribes later, after its Up") {
    Peer late(options_for(broker.port(), support::kHubUser));
    late.client().subscribe({"innkeeper/1/+/plan", 1});
    const auto retained = late.wait_for_topic(kPlanTopic);
    REQUIRE(retained);
    CHECK(retained->payload == "hello");
    CHECK(retained->retained);
  }
  SECTION("and a subscription can be ended") {
    room.client().unsubscribe(kPlanTopic);
    // The answer to a subscription made later shows that the broker worked through the first.
    room.client().subscribe({"innkeeper/1/hub/time", 1});
    std::optional<Message> time;
    for (int i = 0; i < 100 && !time; ++i) {
      REQUIRE(hub.client().publish({"innkeeper/1/hub/time", "now", false, 1}));
      time = room.wait_for_topic("innkeeper/1/hub/time", milliseconds(100));
    }
    REQUIRE(time);
    REQUIRE(hub.client().publish({kPlanTopic, "unheard", true, 1}));
    CHECK_FALSE(room.wait_for_topic(kPlanTopic, milliseconds(300)));
  }
}

TEST_CASE("a denied publish is reported with topic, user and remedy") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  Peer room(options_for(broker.port(), "r-1"));
  REQUIRE(room.wait_for<Up>());
  REQUIRE(room.client().publish({kPlanTopic, "forged", true, 1}));
  const auto denied = room.wait_for<mqtt::PublishDenied>();
  REQUIRE(denied);
  CHECK(denied->topic == kPlanTopic);
  CHECK_THAT(denied->reason, Catch::Matchers::Contains("r-1") &&
                                 Catch::Matchers::Contains("not authorized (0x87)") &&
                                 Catch::Matchers::Contains("topic write " + kPlanTopic));
  // The connection lives on.
  REQUIRE(room.client().publish({kReportTopic, "true", true, 1}));
  CHECK(room.client().stop());
  CHECK(room.client().stats().confirmed == 1);
  CHECK(room.client().stats().denied == 1);
}

TEST_CASE("refused credentials are told as such") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto options = options_for(broker.port(), "r-1");
  options.password = "wrong";
  Peer room(options);
  const auto down = room.wait_for<Down>();
  REQUIRE(down);
  CHECK_FALSE(down->was_up);
  CHECK_THAT(down->reason, Catch::Matchers::Contains("check user r-1"));
}

TEST_CASE("a burst of ten thousand messages loses none") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto reader_options = options_for(broker.port(), support::kHubUser);
  reader_options.client_id = "reader";
  reader_options.subscriptions = {{"innkeeper/1/#", 1}};
  reader_options.is_state = [](std::string_view) { return false; };
  Peer reader(reader_options);
  auto writer_options = options_for(broker.port(), support::kHubUser);
  writer_options.is_state = [](std::string_view) { return false; };
  Peer writer(writer_options);
  REQUIRE(reader.wait_for<Up>());
  REQUIRE(writer.wait_for<Up>());
  constexpr int kCount = 10'000;
  for (int i = 0; i < kCount; ++i) {
    REQUIRE(writer.client().publish({kReportTopic, std::to_string(i), false, 1}));
  }
  std::set<std::string> arrived;
  while (arrived.size() < kCount) {
    const auto message = reader.wait_for<Message>();
    REQUIRE(message);
    arrived.insert(message->payload);
  }
  CHECK(writer.client().stop());
  CHECK(writer.client().stats().confirmed == kCount);
}

TEST_CASE("a clean stop says farewell and keeps the will quiet; a crash says the will") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto hub_options = options_for(broker.port(), support::kHubUser);
  hub_options.subscriptions = {{"innkeeper/1/+/link", 1}};
  Peer hub(hub_options);
  REQUIRE(hub.wait_for<Up>());
  const std::string link = "innkeeper/1/r-1/link";
  auto options = options_for(broker.port(), "r-1");
  options.will = mqtt::Will{{link, "lost", true, 1}, seconds(1)};
  {
    Peer room(options);
    REQUIRE(room.wait_for<Up>());
    REQUIRE(room.client().publish({link, "online", true, 1}));
    REQUIRE(hub.wait_for_topic(link)->payload == "online");
    CHECK(room.client().stop(Message{link, "offline", true, 1}));
    CHECK_FALSE(room.client().publish({link, "too late", true, 1}));
  }
  REQUIRE(hub.wait_for_topic(link)->payload == "offline");
  CHECK_FALSE(hub.wait_for_topic(link, seconds(3)));
}

TEST_CASE("stopping is quick when there is no broker") {
  Peer alone(options_for(support::free_port(), "r-1"));
  REQUIRE(alone.wait_for<Down>());
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(alone.client().stop(Message{kReportTopic, "never", true, 1}));
  CHECK(std::chrono::steady_clock::now() - start < seconds(1));
}

}  // namespace
}  // namespace innkeeper::tests
