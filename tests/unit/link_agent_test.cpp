// SPDX-License-Identifier: Apache-2.0
// The agent on its own client: what a broker sees of a room.
#include <optional>

#include "device/link/agent_link.hpp"
#include "tests/unit/agent_fakes.hpp"
#include "tests/unit/link_rig.hpp"

namespace innkeeper::tests {
namespace {

using namespace std::chrono_literals;
namespace room_test = agent::test;

/// A room on a broker of the test's, which confirms everything at once.
class RoomOnBroker {
 public:
  RoomOnBroker()
      : link_(rig_settings(), now_),
        agent_(agent::Equipment{room_test::two_lights(), {}}, board, memory_, link_) {
    link_.attach(agent_);
    agent_.boot(now_);
  }

  link::Client& client() { return link_.client(); }
  link::AgentLink& link() { return link_; }
  agent::Agent& agent() { return agent_; }

  void come_up() {
    while (client().status().state != link::State::opening) pass(1s);
    client().on_opened(now_);
    take();
    tell(connack());
    tell(suback(Rig::id_at(take(), 2)));
    REQUIRE(client().status().state == link::State::up);
  }
  void tell(std::string_view bytes) {
    REQUIRE(client().receive(bytes, now_) == bytes.size());
    agent_.step(now_);
  }
  void pass(room::Duration time) {
    now_ += time;
    client().step(now_);
    agent_.step(now_);
  }
  std::string take() {
    std::string all;
    while (!client().outgoing().empty()) {
      const std::string next(client().outgoing());
      all += next;
      client().taken(next.size(), now_);
    }
    return all;
  }
  /// The payload of the next packet, which is a PUBLISH with QoS 1 on `channel`, confirmed.
  std::string next_message(std::string_view channel) {
    const std::string packet = take();
    REQUIRE(packet.size() > 10);
    const std::size_t header = static_cast<unsigned char>(packet[1]) >= 0x80 ? 3 : 2;
    const std::size_t topic_size = Rig::id_at(packet, header);
    const std::string topic = packet.substr(header + 2, topic_size);
    CHECK(topic == "innkeeper/1/r-1/" + std::string(channel));
    if ((packet[0] & 0x06) == 0) return packet.substr(header + 2 + topic_size);
    tell(puback(Rig::id_at(packet, header + 2 + topic_size)));
    return packet.substr(header + 4 + topic_size);
  }
  room::Time now() const { return now_; }

 private:
  room::Time now_{1h};
  room_test::Power power_;

 public:
  room_test::FakeBoard board{power_};

 private:
  room_test::FakeMemory memory_{power_};
  link::AgentLink link_;
  agent::Agent agent_;
};

TEST_CASE("a room says online, then reports, then measures, after every connect") {
  RoomOnBroker room;
  for (int round = 0; round < 2; ++round) {
    room.come_up();
    room.agent().step(room.now());
    CHECK(room.next_message("link") == R"({"state":"online"})");
    const auto report = wire::decode_report(room.next_message("report"));
    REQUIRE(report);
    CHECK(report->verdict == room::Verdict::none);
    if (round == 0) CHECK(wire::decode_telemetry(room.next_message("telemetry")));
    room.client().on_closed(room.now());
  }
}

TEST_CASE(
    "a plan is durable before it is acknowledged, and the report follows the acknowledgement") {
  RoomOnBroker room;
  room.come_up();
  room.next_message("link");
  room.next_message("report");
  room.take();
  const auto plan = room_test::rented({7, 1}, 3, 22, 60);
  room.tell(publish(kRigPlanTopic, room_test::bytes_of(plan), 11));
  CHECK(room.agent().plan()->id == plan.id);
  CHECK(room.board.outputs.lights.size() == 2);
  const std::string said = room.take();
  // The report was begun first: its step came before the transport asked for more.
  CHECK(said.find("\"version\":1") != std::string::npos);
  CHECK(said.substr(said.size() - 4) == puback(11));
}

TEST_CASE("a plan that is too large is refused aloud, an unreadable time changes nothing") {
  RoomOnBroker room;
  room.come_up();
  room.next_message("link");
  room.next_message("report");
  room.take();
  room.tell(publish(kRigPlanTopic, std::string(3000, ' '), 12));
  const std::string said = room.take();
  CHECK(said.substr(said.size() - 4) == puback(12));
  CHECK(said.find(R"("result":"rejected")") != std::string::npos);
  CHECK(said.find(R"({"at":"","code":"too_large"})") != std::string::npos);
  room.tell(puback(Rig::id_at(said, 3 + 2 + 22)));
  CHECK(room.link().unreadable_times() == 0);
  room.tell(publish("innkeeper/1/hub/time", "{}"));
  CHECK(room.link().unreadable_times() == 1);
  CHECK_FALSE(room.agent().time(room.now()));
  room.tell(publish("innkeeper/1/hub/time", R"({"utc":1790000000,"offset_min":60})"));
  REQUIRE(room.agent().time(room.now()));
  CHECK(room.agent().time(room.now())->utc.seconds == 1790000000);
}

TEST_CASE("a report that was under way when the connection broke is said anew, whole and current") {
  RoomOnBroker room;
  room.come_up();
  room.next_message("link");
  const std::string begun(room.client().outgoing());
  room.client().taken(begun.size() / 2, room.now());
  room.client().on_closed(room.now());
  room.tell("");
  REQUIRE(room.agent().hand_light(room_test::named("bedside"), room_test::percent(33), room.now()));
  room.come_up();
  room.agent().step(room.now());
  CHECK(room.next_message("link") == R"({"state":"online"})");
  const auto report = wire::decode_report(room.next_message("report"));
  REQUIRE(report);
  CHECK(*room::level_of(report->state.lights, room_test::named("bedside")) ==
        room_test::percent(33));
}

TEST_CASE("a room that is shut down says offline and goes") {
  RoomOnBroker room;
  room.come_up();
  room.next_message("link");
  const std::string report = room.take();
  room.link().shut_down(room.now());
  CHECK(room.take().empty());
  const std::size_t header = 3;
  room.tell(puback(Rig::id_at(report, header + 2 + Rig::id_at(report, header))));
  CHECK(room.next_message("link") == R"({"state":"offline"})");
  CHECK(room.take() == bytes_of({0xE0, 0}));
  CHECK(room.client().status().state == link::State::stopped);
}

}  // namespace
}  // namespace innkeeper::tests
