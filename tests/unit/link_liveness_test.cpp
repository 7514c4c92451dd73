// SPDX-License-Identifier: Apache-2.0
// Who still listens: judged on what is heard, never on what is said.
#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using namespace std::chrono_literals;
using link::Reason;
using link::State;

const std::string kPing = bytes_of({0xC0, 0});

TEST_CASE("a quiet connection is asked after twenty seconds, and lives by the answer") {
  Rig rig;
  rig.connect();
  for (int i = 0; i < 10; ++i) {
    rig.pass(link::kPingAfter - 1ms);
    CHECK(rig.sent().empty());
    rig.pass(1ms);
    CHECK(rig.sent() == kPing);
    rig.feed(pingresp());
  }
  CHECK(rig.state() == State::up);
}

TEST_CASE("who only sends asks all the same") {
  Rig rig;
  rig.connect();
  bool asked = false;
  for (int second = 0; second < 20; ++second) {
    rig.pass(1s);
    static_cast<void>(rig.client().publish(wire::Channel::telemetry, "{}"));
    asked = asked || rig.sent().find(kPing) != std::string::npos;
  }
  CHECK(asked);
}

TEST_CASE("who only hears says something all the same") {
  Rig rig;
  rig.connect();
  std::string said;
  for (int second = 0; second < 21; ++second) {
    rig.pass(1s);
    rig.feed(publish("innkeeper/1/hub/time", "t"));
    said += rig.sent();
  }
  CHECK(said == kPing);
}

TEST_CASE("a broker that does not answer is left ten seconds after the question") {
  Rig rig;
  rig.connect();
  rig.pass(link::kPingAfter);
  rig.sent();
  rig.pass(link::kAnswerLimit - 1ms);
  CHECK(rig.state() == State::up);
  rig.pass(1ms);
  CHECK(rig.downs == std::vector<Reason>{Reason::no_pingresp});
  CHECK(rig.client().wanted_connection() == 0);
}

TEST_CASE(
    "other packets are no answer to the question, and bytes of a packet that never ends are none") {
  Rig rig;
  rig.connect();
  rig.feed(publish(kRigPlanTopic, std::string(1000, 'x'), 1).substr(0, 40));
  for (int i = 0; i < 31 && rig.state() == State::up; ++i) {
    rig.pass(1s);
    rig.feed("x");
    rig.sent();
  }
  CHECK(rig.last_down() == Reason::no_pingresp);
}

TEST_CASE("a transport that takes nothing any more is left") {
  Rig rig;
  rig.connect();
  rig.pass(link::kPingAfter);
  rig.pass(link::kAnswerLimit);
  CHECK(rig.last_down() == Reason::no_pingresp);
}

TEST_CASE("a message that is not confirmed within ten seconds ends the connection") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(long_report()));
  rig.sent();
  CHECK(rig.client().next_deadline() == rig.now() + link::kAnswerLimit);
  rig.pass_to_deadline();
  CHECK(rig.downs == std::vector<Reason>{Reason::no_puback});
}

TEST_CASE("the next deadline is always the one that step() acts on") {
  Rig rig;
  for (int i = 0; i < 200; ++i) {
    const room::Time due = rig.client().next_deadline();
    const State before = rig.state();
    if (due > rig.now() + 1ms) {
      rig.pass(due - rig.now() - 1ms);
      CHECK(rig.state() == before);
      CHECK(rig.sent().empty());
      rig.pass(1ms);
    } else {
      rig.pass_to_deadline();
    }
    const bool acted = rig.state() != before || !rig.sent().empty();
    CHECK(acted);
    if (i % 7 == 3 && rig.state() == State::opening) rig.client().on_opened(rig.now());
    rig.sent();
  }
}

}  // namespace
}  // namespace innkeeper::tests
