// SPDX-License-Identifier: Apache-2.0
// The example flow in Node-RED itself, with a real hub, broker and rooms.
#include <sys/wait.h>

#include "tests/integration/running_house.hpp"

namespace innkeeper::tests {
namespace {

TEST_CASE("Node-RED's example flow commands a room through the hub, and tells a webhook") {
  RunningHouse hotel;
  // Requests only: Node-RED needs no discovery.
  hotel.house.put_more("[home_assistant]\nrequests = true\n");
  hotel.open();
  hotel.tell("checkin 1 4711 1001");
  REQUIRE(hotel.becomes("1", "rented"));
  const auto log = hotel.house.log_of("node-red");
  support::Process flow(
      {{INNKEEPER_NODE, source_dir() + "/tests/node_red/run_flow.mjs", INNKEEPER_NODE_RED,
        source_dir() + "/config/node-red/flow.json", hotel.directory.path().string(),
        std::to_string(hotel.house.broker().port()), support::kFriendUser,
        hotel.house.friend_password(), "r-000001", "r-000002"},
       log});
  const auto status = flow.wait(100s);
  INFO(hotel.log_of("node-red"));
  REQUIRE(status);
  CHECK((WIFEXITED(*status) && WEXITSTATUS(*status) == 0));
  const auto room = hotel.house.http().call("GET", "/api/v1/rooms/1");
  REQUIRE(room);
  CHECK(room->body.find(R"("service":"make_up_room")") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::tests
