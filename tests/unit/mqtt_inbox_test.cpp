// SPDX-License-Identifier: Apache-2.0
#include "shared/mqtt/inbox.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/mqtt_messages.hpp"

namespace innkeeper::mqtt {
namespace {

struct Fixture {
  int wakes = 0;
  Inbox inbox{
      {.state_topics = 3, .events = 2, .connection_events = 2}, is_state, [this] { ++wakes; }};
};

using Items = std::vector<Incoming>;

TEST_CASE("of a state topic the latest message is left, at the place where it arrived") {
  Fixture fixture;
  fixture.inbox.put_up();
  fixture.inbox.put(message("state/a", "1"));
  fixture.inbox.put(message("state/b", "1"));
  fixture.inbox.put(message("state/a", "2"));
  CHECK(fixture.inbox.take().items ==
        Items{Up{}, message("state/b", "1"), message("state/a", "2")});
  CHECK(fixture.inbox.take().items.empty());
}

TEST_CASE("events all arrive, in order, up to the limit; what is lost is counted once") {
  Fixture fixture;
  fixture.inbox.put_up();
  for (const char* payload : {"1", "2", "3", "4"}) fixture.inbox.put(message("event", payload));
  const Batch batch = fixture.inbox.take();
  CHECK(batch.items == Items{Up{}, message("event", "1"), message("event", "2")});
  CHECK(batch.lost == 2);
  CHECK(fixture.inbox.take().lost == 0);
  fixture.inbox.put(message("event", "5"));
  CHECK(fixture.inbox.take().items == Items{message("event", "5")});
}

TEST_CASE("state topics beyond the limit are lost and counted, known ones still renewed") {
  Fixture fixture;
  fixture.inbox.put_up();
  for (const char* topic : {"state/1", "state/2", "state/3", "state/4", "state/1"}) {
    fixture.inbox.put(message(topic, "x"));
  }
  const Batch batch = fixture.inbox.take();
  CHECK(batch.items.size() == 4);
  CHECK(batch.lost == 1);
}

TEST_CASE("messages wait for Up, and are dropped when none comes") {
  Fixture fixture;
  fixture.inbox.put(message("state/a", "early"));
  CHECK(fixture.wakes == 0);
  CHECK(fixture.inbox.take().items.empty());
  fixture.inbox.put_up();
  CHECK(fixture.inbox.take().items == Items{Up{}, message("state/a", "early")});
  fixture.inbox.put_down({"gone", true});
  fixture.inbox.put(message("state/a", "of the attempt that failed"));
  fixture.inbox.put_down({"failed", false});
  fixture.inbox.put_up();
  CHECK(fixture.inbox.take().items == Items{Down{"failed", false}, Up{}});
}

TEST_CASE("before Up no more wait than the limits allow") {
  Fixture fixture;
  for (int i = 0; i < 6; ++i) fixture.inbox.put(message("state/a", std::to_string(i)));
  fixture.inbox.put_up();
  const Batch batch = fixture.inbox.take();
  CHECK(batch.items == Items{Up{}, message("state/a", "4")});
  CHECK(batch.lost == 1);
}

TEST_CASE("of too many connection events the oldest goes") {
  Fixture fixture;
  for (const char* reason : {"1", "2", "3"}) fixture.inbox.put_down({reason, false});
  const Batch batch = fixture.inbox.take();
  CHECK(batch.items == Items{Down{"2", false}, Down{"3", false}});
  CHECK(batch.lost == 1);
}

TEST_CASE("the owner is woken once for each batch") {
  Fixture fixture;
  fixture.inbox.put_up();
  fixture.inbox.put(message("event", "1"));
  fixture.inbox.put_denied(PublishDenied{"t", "r"});
  CHECK(fixture.wakes == 1);
  static_cast<void>(fixture.inbox.take());
  fixture.inbox.put(message("state/a", "1"));
  CHECK(fixture.wakes == 2);
}

TEST_CASE("on the wire only requests and responses are events") {
  CHECK(is_state_on_the_wire("innkeeper/1/r-1/plan"));
  CHECK(is_state_on_the_wire("innkeeper/1/r-1/telemetry"));
  CHECK(is_state_on_the_wire("innkeeper/1/hub/time"));
  CHECK_FALSE(is_state_on_the_wire("innkeeper/1/r-1/request"));
  CHECK_FALSE(is_state_on_the_wire("innkeeper/1/r-1/response"));
}

}  // namespace
}  // namespace innkeeper::mqtt
