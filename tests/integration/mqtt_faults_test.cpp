// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/client.hpp"
#include "tests/integration/mqtt_peer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::tests {
namespace {

using mqtt::Down;
using mqtt::Message;
using mqtt::Up;

TEST_CASE("a broker that is absent at the start is found when it appears") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  Peer room(options_for(broker.port(), "r-1"));
  const auto down = room.wait_for<Down>();
  REQUIRE(down);
  CHECK_FALSE(down->was_up);
  CHECK_THAT(down->reason, Catch::Matchers::Contains("cannot be reached"));
  REQUIRE(room.client().publish({kReportTopic, "waits", true, 1}));
  REQUIRE(broker.start());
  REQUIRE(room.wait_for<Up>(seconds(40)));
  CHECK(room.client().stop());
  CHECK(room.client().stats().confirmed == 1);
}

TEST_CASE("after a broker restart with wiped data the client is back and subscribed") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto room_options = options_for(broker.port(), "r-1");
  room_options.subscriptions = {{kPlanTopic, 1}};
  Peer room(room_options);
  Peer hub(options_for(broker.port(), support::kHubUser));
  REQUIRE(room.wait_for<Up>());
  REQUIRE(hub.wait_for<Up>());
  broker.kill();
  const auto down = room.wait_for<Down>();
  REQUIRE(down);
  CHECK(down->was_up);
  broker.wipe();
  REQUIRE(broker.start());
  REQUIRE(room.wait_for<Up>(seconds(40)));
  REQUIRE(hub.wait_for<Up>(seconds(40)));
  REQUIRE(hub.client().publish({kPlanTopic, "again", true, 1}));
  REQUIRE(room.wait_for_topic(kPlanTopic));
}

TEST_CASE("messages in flight when the broker dies arrive after its return, newest state only") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  Peer room(options_for(broker.port(), "r-1"));
  REQUIRE(room.wait_for<Up>());
  broker.freeze();
  for (int i = 0; i < 100; ++i) {
    REQUIRE(room.client().publish({kReportTopic, std::to_string(i), true, 1}));
  }
  broker.kill();  // while it is frozen: it can confirm nothing that it then forgets
  REQUIRE(room.wait_for<Down>());
  REQUIRE(broker.start());
  auto hub_options = options_for(broker.port(), support::kHubUser);
  hub_options.subscriptions = {{kReportTopic, 1}};
  Peer hub(hub_options);
  std::optional<Message> last;
  while (!last || last->payload != "99") {
    const auto message = hub.wait_for_topic(kReportTopic, seconds(40));
    REQUIRE(message);
    if (last) CHECK(std::stoi(last->payload) <= std::stoi(message->payload));
    last = message;
  }
}

TEST_CASE("a frozen broker is noticed within two keep-alive periods") {
  const TemporaryDirectory directory;
  auto broker = broker_in(directory.path());
  REQUIRE(broker.start());
  auto options = options_for(broker.port(), "r-1");
  options.keep_alive = seconds(2);
  Peer room(options);
  REQUIRE(room.wait_for<Up>());
  broker.freeze();
  const auto down = room.wait_for<Down>(seconds(10));
  broker.thaw();
  REQUIRE(down);
  CHECK(down->was_up);
  REQUIRE(room.wait_for<Up>(seconds(40)));
}

}  // namespace
}  // namespace innkeeper::tests
