// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/outbox.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/unit/mqtt_messages.hpp"

namespace innkeeper::mqtt {
namespace {

Outbox small() { return Outbox({.state_topics = 2, .events = 3, .window = 2}, is_state); }

std::vector<std::string> send_all(Outbox& outbox) {
  std::vector<std::string> sent;
  while (const auto sending = outbox.next()) {
    sent.push_back(sending->message.topic + "=" + sending->message.payload);
    REQUIRE(outbox.finish(sending->id));
  }
  return sent;
}

using Sent = std::vector<std::string>;

TEST_CASE("a newer state replaces the one that waits, an event does not") {
  Outbox outbox = small();
  REQUIRE(outbox.put(message("state/a", "1")));
  REQUIRE(outbox.put(message("event", "1")));
  REQUIRE(outbox.put(message("event", "2")));
  REQUIRE(outbox.put(message("state/a", "2")));
  CHECK(outbox.superseded() == 1);
  CHECK(send_all(outbox) == Sent{"event=1", "event=2", "state/a=2"});
}

TEST_CASE("at its limits the outbox refuses and keeps what it has") {
  Outbox outbox = small();
  REQUIRE(outbox.put(message("state/a")));
  REQUIRE(outbox.put(message("state/b")));
  CHECK_FALSE(outbox.put(message("state/c")));
  CHECK(outbox.put(message("state/a", "renewed")));
  for (int i = 0; i < 3; ++i) REQUIRE(outbox.put(message("event")));
  CHECK_FALSE(outbox.put(message("event")));
  CHECK(outbox.waiting() == 5);
}

TEST_CASE("no more than the window is in flight") {
  Outbox outbox = small();
  for (int i = 0; i < 3; ++i) REQUIRE(outbox.put(message("event", std::to_string(i))));
  const auto first = outbox.next();
  REQUIRE(first);
  REQUIRE(outbox.next());
  CHECK_FALSE(outbox.can_send());
  CHECK_FALSE(outbox.next());
  CHECK(outbox.finish(first->id));
  CHECK(outbox.next());
}

TEST_CASE("a message is finished once, and an unknown number finishes nothing") {
  Outbox outbox = small();
  REQUIRE(outbox.put(message("event")));
  const auto sending = outbox.next();
  REQUIRE(sending);
  CHECK_FALSE(outbox.finish(sending->id + 1));
  CHECK(outbox.finish(sending->id) == message("event"));
  CHECK_FALSE(outbox.finish(sending->id));
}

TEST_CASE("what was in flight when the connection broke is sent again, first and in order") {
  Outbox outbox = small();
  REQUIRE(outbox.put(message("event", "1")));
  REQUIRE(outbox.put(message("state/a", "1")));
  REQUIRE(outbox.put(message("event", "2")));
  REQUIRE(outbox.next());
  REQUIRE(outbox.next());
  outbox.connection_lost();
  CHECK(outbox.in_flight() == 0);
  CHECK(send_all(outbox) == Sent{"event=1", "state/a=1", "event=2"});
}

TEST_CASE("an older state never follows a newer one over a reconnect") {
  Outbox outbox = small();
  SECTION("the newer one waits") {
    REQUIRE(outbox.put(message("state/a", "1")));
    REQUIRE(outbox.next());
    REQUIRE(outbox.put(message("state/a", "2")));
  }
  SECTION("both are in flight") {
    REQUIRE(outbox.put(message("state/a", "1")));
    REQUIRE(outbox.next());
    REQUIRE(outbox.put(message("state/a", "2")));
    REQUIRE(outbox.next());
  }
  outbox.connection_lost();
  CHECK(outbox.superseded() == 1);
  CHECK(send_all(outbox) == Sent{"state/a=2"});
}

}  // namespace
}  // namespace innkeeper::mqtt
