// SPDX-License-Identifier: Apache-2.0
// Messages in both directions.
#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using link::State;

TEST_CASE("a plan is acknowledged after the room has it, hub time is not acknowledged") {
  Rig rig;
  rig.connect();
  rig.feed(publish(kRigPlanTopic, "{}", 7));
  CHECK(rig.plans == std::vector<std::string>{"{}"});
  CHECK(rig.sent() == puback(7));
  rig.feed(publish("innkeeper/1/hub/time", "t"));
  CHECK(rig.times == std::vector<std::string>{"t"});
  CHECK(rig.sent().empty());
}

TEST_CASE("a plan with QoS 0, retained, repeated or twice is a plan") {
  Rig rig;
  rig.connect();
  rig.feed(publish(kRigPlanTopic, "a"));
  CHECK(rig.sent().empty());
  rig.feed(publish(kRigPlanTopic, "b", 9, 1));
  rig.feed(publish(kRigPlanTopic, "b", 9, 8));
  CHECK(rig.plans == std::vector<std::string>{"a", "b", "b"});
  CHECK(rig.sent() == puback(9) + puback(9));
}

TEST_CASE("a plan may come before SUBACK") {
  Rig rig;
  const unsigned id = rig.greet();
  rig.feed(publish(kRigPlanTopic, "early", 1));
  CHECK(rig.plans.size() == 1);
  CHECK(rig.client().outgoing() == puback(1));
  rig.feed(suback(id));
  CHECK(rig.state() == State::up);
  CHECK(rig.sent() == puback(1));
}

TEST_CASE("bytes may come one by one and in heaps") {
  Rig rig;
  rig.connect();
  for (const char byte : publish(kRigPlanTopic, "slowly", 300)) rig.feed({&byte, 1});
  CHECK(rig.plans == std::vector<std::string>{"slowly"});
  rig.feed(publish(kRigPlanTopic, "1", 1) + publish(kRigPlanTopic, "2", 2) + pingresp() +
           publish("innkeeper/1/hub/time", "3").substr(0, 5));
  CHECK(rig.plans.size() == 3);
  rig.feed(publish("innkeeper/1/hub/time", "3").substr(5));
  CHECK(rig.times.size() == 1);
}

TEST_CASE("of a plan that is too large the room sees too much, and the next packet is read") {
  Rig rig;
  rig.connect();
  rig.feed(publish(kRigPlanTopic, std::string(wire::kMaxPlanBytes, 'a'), 1));
  CHECK(rig.plans.back().size() == wire::kMaxPlanBytes);
  for (const std::size_t size : {wire::kMaxPlanBytes + 1, std::size_t{16'000}}) {
    rig.feed(publish(kRigPlanTopic, std::string(size, 'b'), 2));
    CHECK(rig.plans.back().size() > wire::kMaxPlanBytes);
    rig.feed(publish(kRigPlanTopic, "after", 3));
    CHECK(rig.plans.back() == "after");
  }
  CHECK(rig.state() == State::up);
}

TEST_CASE("an empty message is handed on: to refuse it is the room's part") {
  Rig rig;
  rig.connect();
  rig.feed(publish(kRigPlanTopic, "", 1));
  CHECK(rig.plans == std::vector<std::string>{""});
  CHECK(rig.sent() == puback(1));
}

TEST_CASE("answers that wait for the transport stop the reading, and nothing is lost") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(long_report()));
  std::string burst;
  for (unsigned id = 1; id <= 20; ++id) burst += publish(kRigPlanTopic, std::to_string(id), id);
  std::string_view rest = burst;
  std::string answers;
  for (int round = 0; !rest.empty(); ++round) {
    REQUIRE(round < 10);
    rest.remove_prefix(rig.client().receive(rest, rig.now()));
    CHECK(rig.plans.size() <= answers.size() / 4 + link::kMaxAnswers);
    const std::string said = rig.sent();
    answers += round == 0 ? said.substr(said.size() - 4 * link::kMaxAnswers) : said;
  }
  REQUIRE(rig.plans.size() == 20);
  std::string expected;
  for (unsigned id = 1; id <= 20; ++id) expected += puback(id);
  CHECK(answers == expected);
}

TEST_CASE("a report goes out as a retained message with QoS 1 in small pieces") {
  Rig rig;
  rig.connect();
  const room::Report report = long_report();
  REQUIRE(rig.client().publish(report));
  std::string all;
  while (true) {
    const std::string_view piece = rig.client().outgoing();
    if (piece.empty()) break;
    CHECK(piece.size() <= link::kSendBytes);
    // A slow line takes less than it is offered.
    const std::size_t taken = std::min<std::size_t>(piece.size(), 100);
    all += piece.substr(0, taken);
    rig.client().taken(taken, rig.now());
  }
  const std::string payload = encoded(report);
  CHECK(payload.size() > 2 * link::kSendBytes);
  CHECK(all == packet_of(0x33, number_of(22) + "innkeeper/1/r-1/report" +
                                   all.substr(3 + 2 + 22, 2) + payload));
}

TEST_CASE("nothing gets between the pieces of a report") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(long_report()));
  const std::string first(rig.client().outgoing());
  rig.client().taken(first.size(), rig.now());
  rig.feed(publish(kRigPlanTopic, "{}", 5));
  CHECK_FALSE(rig.client().publish(wire::Channel::telemetry, "{}"));
  const std::string rest = rig.sent();
  CHECK(rest.substr(rest.size() - 4) == puback(5));
  CHECK(rest.substr(0, rest.size() - 4) == encoded(long_report()));
}

TEST_CASE("one message waits for its confirmation at a time") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(wire::Channel::link, wire::encode(wire::LinkState::online)));
  CHECK_FALSE(rig.client().publish(long_report()));
  const std::string online = rig.sent();
  CHECK(online.at(0) == 0x33);
  CHECK_FALSE(rig.client().publish(long_report()));
  rig.feed(puback(Rig::id_of_publish(online)));
  CHECK(rig.client().publish(long_report()));
}

TEST_CASE("telemetry waits for no confirmation") {
  Rig rig;
  rig.connect();
  REQUIRE(rig.client().publish(wire::Channel::telemetry, "{}"));
  CHECK(rig.sent() == packet_of(0x30, number_of(25) + "innkeeper/1/r-1/telemetry{}"));
  CHECK(rig.client().publish(long_report()));
}

TEST_CASE(
    "nothing is taken from the room without a connection, and nothing of an older one is sent") {
  Rig rig;
  CHECK_FALSE(rig.client().publish(wire::Channel::link, "{}"));
  const unsigned id = rig.greet();
  CHECK_FALSE(rig.client().publish(long_report()));
  rig.feed(suback(id));
  REQUIRE(rig.client().publish(long_report()));
  CHECK_FALSE(rig.client().outgoing().empty());
  rig.client().on_closed(rig.now());
  CHECK(rig.client().outgoing().empty());
  CHECK_FALSE(rig.client().publish(long_report()));
  rig.connect();
  CHECK(rig.sent().empty());
}

TEST_CASE("packet numbers rise, are never zero, and start anew with no connection") {
  Rig rig;
  rig.connect();
  unsigned last = 1;
  for (int i = 0; i < 70'000; ++i) {
    REQUIRE(rig.client().publish(wire::Channel::link, "{}"));
    const unsigned id = Rig::id_of_publish(rig.sent());
    if (id != (last == 0xFFFF ? 1 : last + 1)) FAIL("after " << last << " came " << id);
    last = id;
    rig.feed(puback(id));
  }
}

}  // namespace
}  // namespace innkeeper::tests
